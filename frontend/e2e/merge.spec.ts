import { expect, signInAs, test } from './support';
import { createContact, removeCreated, unique } from './records-support';

test.beforeEach(async ({ page }) => {
  await signInAs(page);
});

test.afterEach(async ({ page }) => {
  await removeCreated(page);
});

test('two records become one, with the chosen values, and two again', async ({ page }) => {
  const family = unique('Doppel');
  const kept = await createContact(page, { givenName: 'Jan', familyName: family, title: 'Clerk' });
  const other = await createContact(page, { givenName: 'Jan', familyName: family, title: 'Manager', tags: ['vip'] });
  await page.goto(`/contacts/${kept.id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Merge with…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge: Contacts' });
  await dialog.getByRole('list').getByRole('button').first().click();
  await dialog
    .getByRole('radiogroup', { name: 'Job title' })
    .getByRole('radio', { name: /Manager/ })
    .click();
  await expect(dialog.getByRole('region', { name: 'What else happens' })).toContainText('vip');
  await dialog.getByRole('button', { name: 'Merge 2' }).click();
  await expect(page.getByText('Manager').first()).toBeVisible();

  // Whoever follows an old link arrives at the one that stayed.
  await page.goto(`/contacts/${other.id}`);
  await expect(page.getByText('Manager').first()).toBeVisible();

  await page.goto(`/contacts/${kept.id}`);
  await page
    .getByRole('button', { name: /^Undo: / })
    .first()
    .click();
  await expect(page.getByText('Undone', { exact: true })).toBeVisible();
  await page.goto(`/contacts/${other.id}`);
  await expect(page.getByText('vip').first()).toBeVisible();
});
