import { expect, signInAs, test } from './support';

test('a form made in the settings is filled in without a script, and what was asked waits for an answer', async ({
  page,
  browser,
}) => {
  await signInAs(page);
  await page.goto('/settings/forms/new');
  await page.getByLabel('Name', { exact: true }).fill('Fair visitors');
  await page.getByLabel('Title', { exact: true }).fill('Visit our stand');
  await expect(page.getByText('Texts are missing in: Español, 中文, Русский, Italiano.')).toBeVisible();
  // The last question comes first, by the keyboard alone.
  await page.getByRole('button', { name: /^Move Your message/ }).press('Home');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Fair visitors' })).toBeVisible();
  const address = (await page.getByRole('link', { name: 'Open page' }).getAttribute('href')) ?? '';

  const customer = await browser.newContext({ javaScriptEnabled: false, locale: 'it-IT' });
  const form = await customer.newPage();
  await form.goto(new URL(address).pathname);
  await expect(form.getByRole('heading', { name: 'Visit our stand' })).toBeVisible();
  await form.getByLabel('Il tuo messaggio').fill('Quanto costa?');
  await form.waitForTimeout(2100);
  await form.getByRole('button', { name: 'Invia' }).click();
  await expect(form.getByRole('alert')).toContainText('E-mail');
  await expect(form.getByLabel('Il tuo messaggio')).toHaveValue('Quanto costa?');
  await form.getByLabel('E-mail').fill('visitor@fair.example');
  await form.getByRole('button', { name: 'Invia' }).click();
  const reference = /I-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(await form.getByRole('main').innerText())?.[0] ?? '';
  expect(reference).not.toBe('');
  await customer.close();

  await page.goto('/inquiries');
  await page.getByLabel('Number or e-mail address').fill(reference);
  const row = page.getByRole('listitem').filter({ hasText: reference });
  await row.getByRole('button', { name: /^Answered:/ }).click();
  await expect(page.getByText('Marked as answered.')).toBeVisible();
});
