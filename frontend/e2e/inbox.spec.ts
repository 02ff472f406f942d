import { expect, signInAs, test } from './support';

test('a mail of somebody unknown becomes a lead with its others, which stand on its timeline', async ({ page }) => {
  await signInAs(page);
  const { antiforgeryToken } = (await (await page.request.get('/api/v1/session')).json()) as {
    antiforgeryToken: string;
  };
  const stamp = Date.now();
  const from = `Helena Novak <helena-${stamp}@novak.example>`;
  for (const subject of [`Offer ${stamp}`, `Calibration ${stamp}`]) {
    const response = await page.request.post('/api/v1/inbound-mail', {
      headers: { 'X-CSRF-Token': antiforgeryToken, 'Content-Type': 'message/rfc822' },
      data: `From: ${from}\nSubject: ${subject}\nMessage-ID: <${subject.replace(' ', '-')}@novak.example>\n\nTwelve scales, please.`,
    });
    expect(response.status()).toBe(202);
  }

  await page.goto('/inbox');
  await page.getByRole('button', { name: new RegExp(`Offer ${stamp}`) }).click();
  const mail = page.getByRole('article', { name: `Offer ${stamp}` });
  await expect(mail.getByText('would become a new lead', { exact: false })).toBeVisible();
  await mail.getByRole('button', { name: /Create lead/ }).click();
  await expect(page.getByText('Helena Novak is a lead now')).toBeVisible();
  await page.getByRole('button', { name: 'File there too' }).click();
  await expect(page.getByText('1 mail from Helena Novak filed')).toBeVisible();
  await expect(page.getByRole('button', { name: new RegExp(`Calibration ${stamp}`) })).toHaveCount(0);

  const found = (await (await page.request.get(`/api/v1/leads?q=helena-${stamp}`)).json()) as {
    items: { id: string }[];
  };
  await page.goto(`/leads/${found.items[0]!.id}`);
  await expect(page.getByText(`Calibration ${stamp}`)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('The lead came in')).toBeVisible();
});
