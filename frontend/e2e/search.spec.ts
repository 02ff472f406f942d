import { expect, signInAs, test } from './support';
import { createContact, removeCreated, unique } from './records-support';

test.beforeEach(async ({ page }) => {
  await signInAs(page);
});

test.afterEach(async ({ page }) => {
  await removeCreated(page);
});

test('finds a person at once, forgives a typing error, and shows all on a page', async ({ page }) => {
  // Only words of letters are taken for misspelled.
  const family = unique('Quesnel').replace(/\d/g, (digit) => 'bcdfghjklm'.charAt(Number(digit)));
  await createContact(page, { givenName: 'Odile', familyName: family, title: 'Notary' });
  await page.goto('/');
  await page.keyboard.press('Control+k');
  const input = page.getByPlaceholder(/Find a person/);
  await input.fill(family);
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  await expect(palette.locator('mark').first()).toHaveText(new RegExp(family, 'i'));

  await input.fill(`${family.slice(0, 4)}w${family.slice(5)}`);
  await expect(palette.getByText(/Did you mean/)).toBeVisible();

  await input.fill(family);
  await expect(palette.getByText(/Did you mean/)).toBeHidden();
  await palette.getByText(`Show all results for “${family}”`).click();
  await expect(page).toHaveURL(/\/search\?q=/);
  await page.getByRole('link', { name: new RegExp(family) }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(family);
});

test('runs what the record in sight can do', async ({ page }) => {
  const contact = await createContact(page, { givenName: unique('Pia'), familyName: 'Command' });
  await page.goto(`/contacts/${contact.id}`);
  await expect(page.getByRole('button', { name: 'More actions' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/Find a person/).fill('change the owner');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Owner' })).toBeFocused();
});

test('Ctrl-K waits for the app where it is pressed too early', async ({ page }) => {
  let answer: (() => void) | undefined;
  const isPressed = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/v1/session', async (route) => {
    await isPressed;
    await route.continue();
  });
  await page.goto('/');
  await page.keyboard.press('Control+k');
  answer?.();
  await expect(page.getByPlaceholder(/Find a person/)).toBeFocused();
});
