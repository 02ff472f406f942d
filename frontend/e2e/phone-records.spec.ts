import { expect, expectNoHorizontalScroll, signInAs, test } from './support';
import { createContact, removeCreated, unique } from './records-support';

test.afterEach(async ({ page }) => {
  await removeCreated(page);
});

test('on a phone the list is cards, a tap opens the record, tabs hold its parts', async ({ page }) => {
  await signInAs(page);
  const family = unique('Pocket');
  await createContact(page, {
    givenName: 'Rosa',
    familyName: family,
    title: 'Gardener',
    phones: [{ number: '+34915551234', label: 'mobile' }],
  });
  await page.goto(`/contacts?q=${family}`);
  const card = page.getByRole('listitem').filter({ hasText: family });
  await expect(card).toContainText('Gardener');
  await expect(page.getByRole('grid')).toBeHidden();
  await expectNoHorizontalScroll(page);

  const call = card.getByRole('link', { name: `Call Rosa ${family}` });
  await expect(call).toHaveAttribute('href', 'tel:+34915551234');
  const box = await call.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);

  await card
    .getByRole('link', { name: `Rosa ${family}` })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: `Rosa ${family}` })).toBeVisible();
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('region', { name: 'Today' })).toBeVisible();
  await expectNoHorizontalScroll(page);
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Edit Job title' }).click();
  await page.getByRole('textbox', { name: 'Job title' }).fill('Head gardener');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Head gardener').first()).toBeVisible();
});

test('on a phone the filter fills the lower half, and clears', async ({ page }) => {
  await signInAs(page);
  await page.goto('/contacts');
  await page.getByRole('button', { name: 'Filter' }).click();
  const sheet = page.getByRole('dialog', { name: 'Filter' });
  await sheet.getByRole('textbox', { name: 'Value of Name' }).fill('zzzzzz');
  await sheet.getByRole('button', { name: 'Done' }).last().click();
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(page.getByRole('listitem').first()).toBeVisible();
});
