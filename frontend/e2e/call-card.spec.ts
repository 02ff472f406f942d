import { expect, signInAs, test } from './support';

test('a ringing call opens the card in the right browser within a second, and in no other', async ({
  page,
  browser,
}) => {
  await signInAs(page);
  const found = (await (await page.request.get('/api/v1/contacts?q=Grace&limit=1')).json()) as {
    items: { phones: { number: string }[] }[];
  };
  const number = found.items[0]!.phones[0]!.number;
  const { antiforgeryToken } = (await (await page.request.get('/api/v1/session')).json()) as {
    antiforgeryToken: string;
  };
  const agentsContext = await browser.newContext();
  const agents = await agentsContext.newPage();
  const agent = await signInAs(agents, /sales-rep/);
  await agents.goto('/activities');
  await page.goto('/activities');
  const say = (event: string, externalId: string, from: string, more = {}) =>
    page.request.post('/api/v1/calls', {
      headers: { 'X-CSRF-Token': antiforgeryToken },
      data: { externalId, event, from, to: '+44 113 5550000', direction: 'inbound', agent: agent.email, ...more },
    });
  const card = agents.getByRole('region', { name: /^Call: / });

  // The first call brings the card's own script along; of the second the time is taken.
  await expect(async () => {
    await say('ringing', `warm-${Date.now()}`, '+44 20 7946 0999');
    await expect(card.first()).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 20_000 });
  await expect(card.first().getByText('Nobody is known with this number.')).toBeVisible();
  for (const close of await card.getByRole('button', { name: 'Put the call card away' }).all()) await close.click();
  await agents.getByRole('button', { name: 'Search' }).first().focus();

  const id = `call-${Date.now()}`;
  const began = Date.now();
  const told = say('ringing', id, number);
  await card.filter({ hasText: 'Grace Okafor' }).waitFor();
  const passed = Date.now() - began;
  expect((await told).status()).toBe(201);
  test.info().annotations.push({ type: 'from the telephone system to the card', description: `${passed} ms` });
  // A browser drawing on a busy machine is allowed more than the second that the server is held to.
  expect(passed).toBeLessThan(3000);
  await expect(agents.getByRole('button', { name: 'Search' }).first()).toBeFocused();
  await expect(page.getByRole('region', { name: /^Call: / })).toHaveCount(0);

  await say('answered', id, number);
  await expect(card.getByText('On the phone')).toBeVisible();
  await say('ended', id, number, { durationSeconds: 61 });
  await expect(card.getByText('Call ended')).toBeVisible();
  await card.getByRole('button', { name: 'Write a note' }).click();
  await card.getByRole('textbox', { name: 'What was said' }).fill('She asks for the manual.');
  await card.getByRole('button', { name: 'Save note' }).click();
  await expect(agents.getByText('Note of the call saved')).toBeVisible();
  await expect(card).toHaveCount(0);
  await agentsContext.close();
});
