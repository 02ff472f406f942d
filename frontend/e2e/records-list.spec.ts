import { expect, signInAs, test } from './support';
import { createContact, grid, openList, removeCreated, unique } from './records-support';

test.beforeEach(async ({ page }) => {
  await signInAs(page);
});

test.afterEach(async ({ page }) => {
  await removeCreated(page);
});

test('a person is found by a fragment of the name, of the address, and by a Chinese given name', async ({ page }) => {
  const family = unique('Quintanilla');
  await createContact(page, {
    givenName: 'Rosaura',
    familyName: family,
    emails: [{ address: `${family}@casa-verde.example`, label: 'work' }],
  });
  await createContact(page, { givenName: '晓彤', familyName: '欧阳' });
  await openList(page, '/contacts');
  const search = page.getByRole('searchbox');

  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await search.fill(family.slice(0, 9).toLowerCase());
  await expect(grid(page).getByRole('link', { name: `Rosaura ${family}` })).toBeVisible();
  expect(page.url()).toContain('q=');

  await search.fill(`${family.toLowerCase()}@casa`);
  await expect(grid(page).getByRole('link', { name: `Rosaura ${family}` })).toBeVisible();

  await search.fill('晓彤');
  await expect(grid(page).getByRole('link', { name: /晓彤/ }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /晓彤/ })).toBeVisible();
});

test('filter, sort and columns are in the address and survive a reload', async ({ page }) => {
  const title = unique('Beekeeper');
  await createContact(page, { givenName: 'Ada', familyName: unique('Zuniga'), title });
  await createContact(page, { givenName: 'Zoe', familyName: unique('Abaroa'), title });
  await openList(page, '/contacts');

  await page.getByRole('button', { name: 'Filter' }).click();
  const builder = page.getByRole('dialog', { name: 'Filter' });
  await builder.getByRole('combobox', { name: 'Field', exact: true }).fill('Job title');
  await page.getByRole('option', { name: 'Job title' }).click();
  await builder.getByRole('textbox', { name: 'Value of Job title' }).fill(title);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
  await builder.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: `Job title contains ${title}`, exact: true })).toBeVisible();

  const header = grid(page).getByRole('columnheader', { name: 'Name' });
  await header.click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Owner' }).click();
  await expect(page.getByRole('checkbox', { name: 'Owner' })).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(grid(page).getByRole('columnheader', { name: 'Owner' })).toBeHidden();
  const first = await grid(page)
    .getByRole('link', { name: /^(Ada|Zoe) / })
    .first()
    .textContent();

  await page.reload();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
  await expect(grid(page).getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');
  await expect(grid(page).getByRole('columnheader', { name: 'Owner' })).toBeHidden();
  await expect(
    grid(page)
      .getByRole('link', { name: /^(Ada|Zoe) / })
      .first(),
  ).toHaveText(first ?? '');

  await page.getByRole('button', { name: `Remove filter: Job title contains ${title}` }).click();
  await expect(grid(page)).not.toHaveAttribute('aria-rowcount', '3');
});

test('a cell is edited in place and taken back with Ctrl-Z', async ({ page }) => {
  const family = unique('Inline');
  await createContact(page, { givenName: 'Rosa', familyName: family, title: 'Gardener' });
  await openList(page, `/contacts?q=${family}`);
  const cell = grid(page).getByRole('gridcell', { name: 'Gardener' });
  await cell.focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Job title' }).fill('Head gardener');
  await page.keyboard.press('Enter');
  await expect(grid(page).getByRole('gridcell', { name: 'Head gardener' })).toBeFocused();
  await expect(page.getByText(`Job title of Rosa ${family} changed`)).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(grid(page).getByRole('gridcell', { name: 'Gardener', exact: true })).toBeVisible();
});

test('what is deleted waits in the bin and comes back', async ({ page }) => {
  const family = unique('Binned');
  await createContact(page, { givenName: 'Rosa', familyName: family });
  await openList(page, `/contacts?q=${family}`);
  await grid(page)
    .getByRole('checkbox', { name: `Select Rosa ${family}` })
    .click();
  await page.getByRole('region', { name: 'Selected rows' }).getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Nothing matches')).toBeVisible();

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Open the bin' }).click();
  await page.getByRole('button', { name: `Restore Rosa ${family}` }).click();
  await expect(page.getByRole('button', { name: `Restore Rosa ${family}` })).toBeHidden();
  await page.getByRole('button', { name: 'Leave the bin' }).first().click();
  await expect(grid(page).getByRole('link', { name: `Rosa ${family}` })).toBeVisible();
});

test('the view is exported as it is narrowed', async ({ page }) => {
  const family = unique('Export');
  await createContact(page, { givenName: 'Rosa', familyName: family, title: 'Gardener' });
  await openList(page, `/contacts?q=${family}`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download 1 row' }).click(),
  ]);
  await expect(page.getByText(/\.csv is downloaded: 1 row/)).toBeVisible();
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString('utf8').trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(family);
});

test('what is selected leaves as cards, asked for in the palette', async ({ page }) => {
  const family = unique('Cards');
  await createContact(page, { givenName: 'Rosa', familyName: family });
  await createContact(page, { givenName: 'Tilo', familyName: family });
  await openList(page, `/contacts?q=${family}`);
  await page.getByRole('checkbox', { name: `Select Rosa ${family}` }).click();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/Find a person/).fill('export the sel');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'vCard (.vcf)' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download 1 row' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const cards = Buffer.concat(chunks).toString('utf8');
  expect(cards.match(/BEGIN:VCARD/g)).toHaveLength(1);
  expect(cards).toContain(`Rosa ${family}`);
});

test('Back finds the list where it was left', async ({ page }) => {
  await openList(page, '/contacts');
  const scroller = grid(page).locator('..');
  await scroller.evaluate((element) => element.scrollTo({ top: 700 }));
  await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBeGreaterThan(300);
  const place = await scroller.evaluate((element) => element.scrollTop);
  await grid(page).getByRole('row').nth(14).getByRole('link').first().click();
  await expect(page.getByRole('link', { name: 'Contacts' }).last()).toBeVisible();
  await page.goBack();
  await expect
    .poll(() =>
      grid(page)
        .locator('..')
        .evaluate((element) => element.scrollTop),
    )
    .toBe(place);
});
