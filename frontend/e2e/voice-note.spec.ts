import { expect, signInAs, test } from './support';

// A microphone that hums, and a user who has allowed it.
test.use({
  permissions: ['microphone'],
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
});

test('a voice note is recorded, kept with the note, played there, and its facts are confirmed with a key', async ({
  page,
}) => {
  await signInAs(page);
  const found = (await (await page.request.get('/api/v1/contacts?q=Grace&limit=1')).json()) as {
    items: { id: string }[];
  };
  await page.goto(`/contacts/${found.items[0]!.id}`);
  await page.getByRole('button', { name: 'Record a voice note' }).click();
  await expect(page.getByText('0:02')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByLabel(/^Voice note, 0:0\d$/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Note' }).fill('They decide tomorrow.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();

  await expect(page.getByRole('button', { name: 'Confirm: They decide tomorrow.' })).toBeVisible();
  await page.keyboard.press('y');
  await expect(page.getByText('Task saved')).toBeVisible();
  await expect(page.getByText('From your note')).toBeHidden();

  await page.getByRole('link', { name: 'They decide tomorrow.' }).last().click();
  const player = page.getByLabel(/^voice-.*\.(weba|m4a)$/);
  await expect(player).toBeVisible({ timeout: 20_000 });
  const seconds = await player.evaluate(async (audio: HTMLAudioElement) => {
    await audio.play();
    await new Promise((resolve) => audio.addEventListener('timeupdate', resolve, { once: true }));
    return audio.currentTime;
  });
  expect(seconds).toBeGreaterThan(0);
});
