import { expect, signInAs, test } from './support';

// tests/run.sh lets the only administrator approve at once (Crm:Privacy:SoleApprovalHours); else a night lies between.
test('a person is found, erased for good, and a certificate says so', async ({ page }) => {
  const user = await signInAs(page);
  const { antiforgeryToken } = (await (await page.request.get('/api/v1/session')).json()) as {
    antiforgeryToken: string;
  };
  const name = `Leaver${Date.now()}`;
  const email = `${name.toLowerCase()}@erased.example`;
  const created = await page.request.post('/api/v1/contacts', {
    headers: { 'X-CSRF-Token': antiforgeryToken },
    data: { givenName: 'Lea', familyName: name, emails: [{ address: email, label: 'work' }] },
  });
  expect(created.status(), `${user.name} creates`).toBe(201);

  await page.goto('/settings/privacy');
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('button', { name: new RegExp(`^Erase .*${name}`) }).click();
  await page.getByRole('button', { name: 'Ask for the erasure' }).click();
  const erasure = page.getByRole('dialog', { name: 'Erasure', exact: true });
  await erasure.getByRole('button', { name: 'Erase for good' }).click();
  await expect(erasure.getByText(/Looked through and found nothing left/)).toBeVisible({ timeout: 40_000 });
  const download = page.waitForEvent('download');
  await erasure.getByRole('button', { name: 'Download the certificate' }).click();
  expect((await download).suggestedFilename()).toContain('erasure-certificate');

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.getByText('It is kept out of imports and forms.')).toBeVisible();
  const { id } = (await created.json()) as { id: string };
  expect((await (await page.request.get(`/api/v1/contacts/${id}`)).text()).includes(name)).toBe(false);
});
