import { expect, signInAs, test } from './support';

test('a forgotten password is asked for, and an old link says so', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('Email address').fill('nobody@demo.example');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible();
  await page.goto('/new-password#no-such-link');
  await page.getByLabel('New password').fill('harbour lamp oak tin');
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
});

test('one sees where one is signed in', async ({ page }) => {
  await signInAs(page);
  await page.goto('/settings/security');
  const sessions = page.getByRole('list', { name: 'Where you are signed in' });
  await expect(sessions.getByText('This browser')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Set up an authenticator app' })).toBeVisible();
});

test('a role is copied from a built-in one', async ({ page }) => {
  const name = `Role ${Date.now()}`;
  await signInAs(page);
  await page.goto('/settings/roles');
  await page.getByRole('link', { name: 'Read only' }).click();
  await page.getByRole('link', { name: 'Copy' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Create the role' }).click();
  await expect(page.getByRole('link', { name })).toBeVisible();
});

test('the audit log knows of the sign-in, and its chain is whole', async ({ page }) => {
  await signInAs(page);
  await page.goto('/settings/audit');
  await expect(page.getByRole('list', { name: 'Entries' }).getByText('Signed in').first()).toBeVisible();
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await expect(page.getByText('The chain is whole')).toBeVisible();
});
