import { expect, signInAs, test } from './support';
import { unique } from './records-support';

type Listed = { items: { id: string }[] };

test.beforeEach(async ({ page }) => {
  await signInAs(page);
});

test('a card moves by keys and by menu, a loss asks why, and the toast takes it back', async ({ page }) => {
  const name = unique('Deal');
  const { antiforgeryToken } = (await (await page.request.get('/api/v1/session')).json()) as {
    antiforgeryToken: string;
  };
  const headers = { 'X-CSRF-Token': antiforgeryToken };
  const made = await page.request.post('/api/v1/opportunities', { headers, data: { name } });
  const { id } = (await made.json()) as { id: string };
  await page.goto('/opportunities/board');
  await page.getByRole('textbox', { name: 'Find deals' }).fill(name);
  const card = page.getByRole('link', { name });
  const column = (stage: string) => page.getByRole('region', { name: stage, exact: true });
  await expect(column('Prospecting').getByRole('link', { name })).toBeVisible();

  await card.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(column('Engaging').getByRole('link', { name })).toBeVisible();
  await expect(card).toBeFocused();

  await page.getByRole('button', { name: `Move ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Lost' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Price', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Move to Lost' }).click();
  await expect(column('Lost').getByRole('link', { name })).toBeVisible();

  await page.getByRole('alert').filter({ hasText: 'Lost' }).getByRole('button', { name: 'Undo' }).click();
  await expect(column('Engaging').getByRole('link', { name })).toBeVisible();
  await page.request.delete(`/api/v1/opportunities/${id}`, { headers });
});

test('the report leads to the deals behind a figure', async ({ page }) => {
  await page.goto('/reports?by=lossReason');
  await page.getByRole('table').getByRole('link', { name: 'Price' }).click();
  await expect(page).toHaveURL(/\/opportunities\?/);
  const lost = (await (await page.request.get('/api/v1/opportunities?lossReason=price&limit=200')).json()) as Listed;
  await expect(page.getByText(`${lost.items.length}`, { exact: false }).first()).toBeVisible();
});
