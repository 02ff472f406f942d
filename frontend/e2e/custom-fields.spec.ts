import { expect, signInAs, test } from './support';
import { createContact, removeCreated, unique } from './records-support';

test.beforeEach(async ({ page }) => {
  await signInAs(page);
});

test.afterEach(async ({ page }) => {
  await removeCreated(page);
});

test('a field that an administrator adds is on the record, in the history, and goes as it came', async ({ page }) => {
  const name = unique('Level');
  await page.goto('/settings/fields/new?type=contact');
  await page.getByRole('button', { name: /^Choice/ }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('textbox', { name: 'Option 1' }).fill('Gold');
  await page.getByRole('textbox', { name: 'Option 2' }).fill('Silver');
  await page.getByRole('textbox', { name: 'Help' }).fill('Reviewed every January.');
  await page.getByRole('button', { name: 'Create field' }).click();
  await expect(page.getByRole('list', { name: 'Your fields' }).getByRole('link', { name })).toBeVisible();

  const contact = await createContact(page, { givenName: unique('Ines'), familyName: 'Custom' });
  await page.goto(`/contacts/${contact.id}`);
  await page.getByRole('button', { name: `Edit ${name}` }).click();
  await page.getByRole('option', { name: 'Gold' }).click();
  const history = page.getByRole('region', { name: 'Today' });
  await expect(history.getByText(name)).toBeVisible();
  await page.reload();
  await expect(page.getByText('Gold').first()).toBeVisible();

  await page.goto('/settings/fields?type=contact');
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Retire' }).click();
  await expect(page.getByRole('list', { name: 'Retired' }).getByText(name, { exact: true })).toBeVisible();
});

test('a formula is checked while it is written', async ({ page }) => {
  await page.goto('/settings/fields/new?type=account');
  await page.getByRole('button', { name: /^Formula/ }).click();
  const formula = page.getByRole('textbox', { name: 'Formula' });
  await formula.fill('round(annualRevenue / employees)');
  await expect(page.getByText('Correct: the result is a number.')).toBeVisible();
  await formula.fill('round(annualRevenue /');
  await expect(page.getByText(/^At character \d+:/)).toBeVisible();
});
