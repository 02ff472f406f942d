import { expect, signInAs, test } from './support';
import {
  createAccount,
  createContact,
  grid,
  openList,
  patchContact,
  rememberOpenRecord,
  removeCreated,
  unique,
} from './records-support';

test.beforeEach(async ({ page }) => {
  await signInAs(page);
});

test.afterEach(async ({ page }) => {
  await removeCreated(page);
});

test('an account and one of its people are made with a name each', async ({ page }) => {
  const company = unique('Bluefin');
  const family = unique('Harbour');
  await openList(page, '/accounts');
  await page.keyboard.press('c');
  const accountDialog = page.getByRole('dialog', { name: 'New account' });
  await accountDialog.getByRole('textbox', { name: 'Name' }).fill(company);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: company })).toBeVisible();
  rememberOpenRecord(page);

  await page.getByRole('button', { name: 'New contact' }).click();
  const contactDialog = page.getByRole('dialog', { name: 'New contact' });
  await expect(contactDialog.getByRole('combobox', { name: 'Account' })).toHaveValue(company);
  await contactDialog.getByRole('textbox', { name: 'Last name' }).fill(family);
  await contactDialog.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1, name: family })).toBeVisible();
  rememberOpenRecord(page);

  await page.getByRole('main').getByRole('link', { name: company }).first().click();
  await expect(page.getByRole('main').getByRole('link', { name: family })).toBeVisible();
});

test('a field is edited in place, stands in the history, and is taken back there', async ({ page }) => {
  const contact = await createContact(page, { givenName: 'Rosa', familyName: unique('History'), title: 'Gardener' });
  await page.goto(`/contacts/${contact.id}`);
  await page.getByRole('button', { name: 'Edit Job title' }).click();
  await page.getByRole('textbox', { name: 'Job title' }).fill('Head gardener');
  await page.keyboard.press('Enter');

  const today = page.getByRole('region', { name: 'Today' });
  await expect(today.getByText('Head gardener')).toBeVisible();
  await today.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(page.getByRole('term').filter({ hasText: 'Job title' }).first().locator('+ dd')).toContainText(
    'Gardener',
  );
});

test('two people who edit different fields both keep their work', async ({ page }) => {
  const contact = await createContact(page, { givenName: 'Rosa', familyName: unique('Merge'), title: 'Gardener' });
  await page.goto(`/contacts/${contact.id}`);
  await page.getByRole('button', { name: 'Edit Job title' }).click();
  await patchContact(page, contact.id, { department: 'Orchard' });
  await page.getByRole('textbox', { name: 'Job title' }).fill('Head gardener');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Orchard').first()).toBeVisible();
  await expect(page.getByText('Head gardener').first()).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('two people who edit the same field are shown both values', async ({ page }) => {
  const contact = await createContact(page, { givenName: 'Rosa', familyName: unique('Conflict'), title: 'Gardener' });
  await page.goto(`/contacts/${contact.id}`);
  await page.getByRole('button', { name: 'Edit Job title' }).click();
  await patchContact(page, contact.id, { title: 'Florist' });
  await page.getByRole('textbox', { name: 'Job title' }).fill('Head gardener');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Changed by two people' });
  await dialog.getByRole('radio', { name: 'Florist' }).check();
  await dialog.getByRole('button', { name: 'Save this choice' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Florist').first()).toBeVisible();
});

test('what the server refuses stays beside its field', async ({ page }) => {
  const parent = await createAccount(page, { name: unique('Parent') });
  const child = await createAccount(page, { name: unique('Child'), parentId: parent.id });
  await page.goto(`/accounts/${parent.id}`);
  await page.getByRole('button', { name: 'Edit Parent account' }).click();
  await page.getByRole('combobox', { name: 'Parent account' }).fill(child.name);
  await page.getByRole('option', { name: child.name }).first().click();
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toBeVisible();
});

test('J and K walk through the list, E edits, Delete offers Undo', async ({ page }) => {
  const family = unique('Walker');
  for (const givenName of ['Ana', 'Berta', 'Carla']) await createContact(page, { givenName, familyName: family });
  await openList(page, `/contacts?q=${family}`);
  await grid(page)
    .getByRole('link', { name: `Ana ${family}` })
    .click();
  await expect(page.getByText('1 of 3')).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { level: 1, name: `Berta ${family}` })).toBeVisible();
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { level: 1, name: `Ana ${family}` })).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: 'Salutation' })).toBeFocused();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '4');
});
