import { expect, signInAs, test } from './support';

test.beforeEach(async ({ page }) => {
  await signInAs(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('the sidebar leads everywhere and marks where one is', async ({ page }) => {
  const navigation = page.getByRole('navigation', { name: 'Main navigation' });
  for (const name of ['Contacts', 'Accounts', 'Imports']) {
    await navigation.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(navigation.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
  }
  await page.getByRole('button', { name: 'Collapse sidebar' }).click();
  await navigation.getByRole('link', { name: 'Home' }).click();
  await expect(page).toHaveURL('/');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Expand sidebar' })).toBeVisible();
});

test('the first Tab leads past the navigation', async ({ page }) => {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('keys in a row go to a page, "?" explains them, and both can be switched off', async ({ page }) => {
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page).toHaveURL('/imports');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toContainText('Contacts');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();

  await page.goto('/settings/profile');
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page).toHaveURL('/settings/profile');
});

test('the palette runs commands and opens again after a navigation', async ({ page }) => {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  await expect(palette).toBeVisible();
  await palette.getByRole('textbox').fill('import a');
  await expect(palette.getByRole('button', { name: 'Import a file' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/imports/new');
  await expect(palette).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(palette).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
});

test('the palette finds a person by a fragment of the name', async ({ page }) => {
  const response = await page.request.get('/api/v1/contacts?limit=1&sort=name');
  const [contact] = ((await response.json()) as { items: { id: string; displayName: string; familyName: string }[] })
    .items;
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  await palette.getByRole('textbox').fill(contact!.familyName.slice(0, 4));
  await palette.getByRole('button', { name: contact!.displayName }).first().click();
  await expect(page).toHaveURL(/\/contacts\//);
});

test('a dark screen stays dark after a reload', async ({ page }) => {
  await page.goto('/settings/profile');
  await page.getByText('Dark', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});
