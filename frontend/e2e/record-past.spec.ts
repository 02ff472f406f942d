import { expect, signInAs, test } from './support';
import { createContact, patchContact, removeCreated, unique } from './records-support';

test.beforeEach(async ({ page }) => {
  await signInAs(page);
});

test.afterEach(async ({ page }) => {
  await removeCreated(page);
});

test('shows a record as it was, and what an undo would leave alone', async ({ page }) => {
  const contact = await createContact(page, { givenName: unique('Paula'), familyName: 'Past' });
  await patchContact(page, contact.id, { title: 'Trainee', department: 'Stores' });
  await patchContact(page, contact.id, { title: 'Director' });
  await page.goto(`/contacts/${contact.id}`);

  await page
    .getByRole('button', { name: /^See the record as it was on/ })
    .nth(1)
    .click();
  await expect(page.getByText('Now: Director')).toBeVisible();
  await page.getByRole('button', { name: 'Back to now' }).click();

  await page
    .getByRole('button', { name: /^Undo: / })
    .nth(1)
    .click();
  const dialog = page.getByRole('dialog', { name: 'Some values were changed since' });
  await expect(dialog.getByText('stays Director (this change had set Trainee)')).toBeVisible();
  await dialog.getByRole('button', { name: /^Undo the rest/ }).click();
  await expect(page.getByText('Stores').last()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit Job title' })).toBeVisible();
});
