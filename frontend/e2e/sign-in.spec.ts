import { demoUsers, expect, signInAs, test } from './support';

test('a page asked for before signing in opens afterwards', async ({ page }) => {
  const [user] = await demoUsers(page);
  await page.goto('/settings/profile');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel('Email address').fill(user!.email);
  await page.getByLabel('Password', { exact: true }).fill(user!.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL('/settings/profile');
  await expect(page.getByRole('heading', { name: 'Your profile' })).toBeVisible();
});

test('a demo user enters with one click and leaves again', async ({ page }) => {
  const [user] = await demoUsers(page);
  await page.goto('/');
  await page.getByRole('button', { name: `Sign in as ${user!.name}` }).click();
  await expect(page.getByRole('heading', { name: `Hello, ${user!.name}` })).toBeVisible();
  await page.getByRole('button', { name: `Account of ${user!.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.goto('/contacts');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('fields carry what password managers look for', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByLabel('Email address')).toHaveAttribute('autocomplete', 'username webauthn');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('autocomplete', 'current-password');
});

test('a refused sign-in says why, and too many of them how long to wait', async ({ page }) => {
  // An address of nobody: no demo user is locked out for the tests that follow.
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill('nobody@demo.example');
  const alert = page.getByRole('alert');
  for (let attempt = 0; attempt < 15; attempt += 1) {
    await page.getByLabel('Password', { exact: true }).fill(`wrong ${attempt}`);
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const body = (await (await answer).json()) as { code: string };
    if (body.code !== 'sign_in_failed') break;
    await expect(alert).toContainText('do not match');
  }
  await expect(alert).toContainText('You can try again in');
  await expect(alert).toContainText(/\d:\d\d/);
});

test('what one may not open does not exist', async ({ page }) => {
  await signInAs(page, /read/i);
  await page.goto('/settings/users');
  await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
  await page.goto('/');
  const navigation = page.getByRole('navigation', { name: 'Main navigation' });
  await expect(navigation.getByRole('link', { name: 'Contacts' })).toBeVisible();
  await expect(navigation.getByRole('link', { name: 'Imports' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'New contact' })).toHaveCount(0);
});
