import { expect, signInAs, test } from './support';

test.beforeEach(async ({ page }) => {
  await signInAs(page);
});

test('an administrator creates a user, who can sign in until deactivated', async ({ page, browser }) => {
  const email = `new.${Date.now()}@e2e.example`;
  await page.goto('/settings/users');
  await page.getByRole('button', { name: 'New user' }).click();
  const dialog = page.getByRole('dialog', { name: 'New user' });
  await dialog.getByLabel('Name', { exact: true }).fill('Nora New');
  await dialog.getByLabel('Email address').fill(email);
  // The box around the combobox takes the pointer; a key opens it as well.
  await dialog.getByRole('combobox', { name: 'Roles' }).press('ArrowDown');
  await page.getByRole('option', { name: 'Read only' }).click();
  // The list of roles stays open for more of them until something else is chosen.
  await dialog.getByLabel('Name', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Generate a password' }).click();
  const password = await dialog.getByLabel('First password').inputValue();
  await dialog.getByRole('button', { name: 'Create user' }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('listitem').filter({ hasText: email });
  await expect(row).toContainText('Read only');

  const other = await browser.newPage();
  const enter = async () => {
    await other.goto('/sign-in');
    await other.getByLabel('Email address').fill(email);
    await other.getByLabel('Password', { exact: true }).fill(password);
    await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await enter();
  await expect(other.getByRole('heading', { name: 'Hello, Nora New' })).toBeVisible();

  await row.getByRole('button', { name: 'Actions for Nora New' }).click();
  await page.getByRole('menuitem', { name: 'Deactivate' }).click();
  await expect(row).toContainText('Deactivated');
  // A page that was open notices with its next request.
  await other.goto('/contacts');
  await expect(other).toHaveURL(/\/sign-in/);
  await enter();
  await expect(other.getByRole('alert')).toBeVisible();
  await other.close();
});

test('an API key is shown once, works, and stops when it is revoked', async ({ page, playwright, baseURL }) => {
  const name = `Key ${Date.now()}`;
  await page.goto('/settings/api-keys');
  await page.getByRole('button', { name: 'New API key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Role').click();
  await page.getByRole('option', { name: 'Read only' }).click();
  await dialog.getByRole('button', { name: 'Create key' }).click();
  const key = (await dialog.getByTestId('secret').textContent()) ?? '';
  expect(key).toMatch(/^crm_/);
  await dialog.getByRole('button', { name: 'I have stored it' }).click();

  const api = await playwright.request.newContext({
    ...(baseURL ? { baseURL } : {}),
    extraHTTPHeaders: { Authorization: `Bearer ${key}` },
  });
  expect((await api.get('/api/v1/contacts?limit=1')).status()).toBe(200);

  const row = page.getByRole('listitem').filter({ hasText: name });
  await expect(row).not.toContainText(key);
  await row.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('button', { name: 'Revoke this key' }).click();
  await expect(row).toContainText('Revoked');
  expect((await api.get('/api/v1/contacts?limit=1')).status()).toBe(401);
  await api.dispose();
});

test('a team is created and offered to users', async ({ page }) => {
  const name = `Team ${Date.now()}`;
  await page.goto('/settings/teams');
  await page.getByLabel('New team').fill(name);
  await page.getByRole('button', { name: 'Create team' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible();
});
