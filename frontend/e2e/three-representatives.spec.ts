import type { Page } from '@playwright/test';
import { expect, signInAs, test } from './support';

/** What the colleagues write, over the API as their mail programs and telephones would. */
async function write(page: Page, role: RegExp, contactId: string, body: string) {
  await page.context().clearCookies();
  await signInAs(page, role);
  const { antiforgeryToken } = (await (await page.request.get('/api/v1/session')).json()) as {
    antiforgeryToken: string;
  };
  const response = await page.request.post('/api/v1/activities', {
    headers: { 'X-CSRF-Token': antiforgeryToken },
    data: { kind: 'note', body, contactId },
  });
  expect(response.status(), body).toBe(201);
}

test('three colleagues promise one customer different prices, one leaves, and nothing is lost', async ({ page }) => {
  test.setTimeout(180_000);
  await signInAs(page);
  const found = (await (await page.request.get('/api/v1/contacts?q=Grace&limit=1')).json()) as {
    items: { id: string }[];
  };
  const contactId = found.items[0]!.id;
  await write(page, /sales-rep/, contactId, 'I will give you a price of 4,500 EUR for the scales by Friday.');
  await write(page, /sales-manager/, contactId, 'I promise you a price of 4,900 EUR for the scales by Friday.');
  await write(page, /administrator/i, contactId, 'Grace asked for the manual of the scales.');

  // The manager sees what contradicts, and confirms what holds.
  await page.goto(`/contacts/${contactId}`);
  await expect(page.getByText('Different things were promised')).toBeVisible({ timeout: 45_000 });
  await page.getByRole('button', { name: /^Confirm: I promise you a price of 4,900/ }).click();
  await expect(page.getByText(/^Confirm: “I promise/)).toBeVisible();

  // One resigns: all they own goes to somebody else.
  const users = (await (await page.request.get('/api/v1/users?limit=50')).json()) as {
    items: { id: string; name: string }[];
  };
  const leaver = users.items.find(({ name }) => name === 'Olga Sokolova')!;
  await page.goto(`/settings/users/${leaver.id}/handover`);
  await page.getByRole('combobox', { name: 'The heir' }).click();
  await page.getByRole('option', { name: 'Tom Hartley' }).click();
  await page.getByRole('button', { name: /^Hand over \d+ records?$/ }).click();
  await expect(page.getByText('Olga Sokolova owns nothing any more.')).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText('nothing orphaned: 0').first()).toBeVisible();
  // Taken back, for the specs that follow.
  const undo = page.getByRole('main').getByRole('button', { name: 'Undo' });
  await undo.click();
  await expect(page.getByText(/^Undone/)).toBeVisible({ timeout: 45_000 });

  // The brief tells whoever takes over, each line with its source.
  await page.goto(`/contacts/${contactId}/brief`);
  const risks = page.getByRole('region', { name: 'Risks' });
  await expect(risks.getByText('Contradiction')).toHaveCount(2);
  await expect(risks.getByRole('link', { name: /4,500 EUR/ })).toHaveAttribute('href', /^\/promises\//);
  await expect(page.getByRole('region', { name: 'What happened' }).getByText(/manual of the scales/)).toBeVisible();
});
