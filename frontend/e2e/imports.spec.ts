import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, signInAs, test } from './support';

const people = fileURLToPath(new URL('fixtures/people.csv', import.meta.url));
const companies = fileURLToPath(new URL('fixtures/companies.csv', import.meta.url));

type Counts = { created: number; updated: number; duplicate: number; rejected: number };

async function upload(page: Page, file: string, type: 'Contacts' | 'Accounts'): Promise<void> {
  await page.goto('/imports/new');
  await page.getByRole('main').getByText(type, { exact: true }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByRole('heading', { level: 1, name: basename(file) })).toBeVisible();
}

async function check(page: Page): Promise<Counts> {
  await page.getByRole('button', { name: /^Check \d+ rows?$/ }).click();
  return await checked(page);
}

async function checked(page: Page): Promise<Counts> {
  await expect(page.getByText('Checked', { exact: true })).toBeVisible({ timeout: 30_000 });
  return await counts(page);
}

async function run(page: Page): Promise<Counts> {
  await page.getByRole('button', { name: /^Import \d+ rows?$/ }).click();
  await expect(page.getByText('Completed', { exact: true })).toBeVisible({ timeout: 30_000 });
  // The counts of the running import make room for those of the result.
  await expect(page.getByRole('alert').filter({ hasText: 'Done:' })).toBeVisible();
  return await counts(page);
}

async function counts(page: Page): Promise<Counts> {
  await expect(page.getByTestId('balance')).toHaveAttribute('data-balanced', 'true');
  const count = async (name: keyof Counts) => Number(await page.getByTestId(`count-${name}`).textContent());
  return {
    created: await count('created'),
    updated: await count('updated'),
    duplicate: await count('duplicate'),
    rejected: await count('rejected'),
  };
}

async function undo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByText('Undone', { exact: true })).toBeVisible({ timeout: 30_000 });
}

async function contactsFound(page: Page, q: string): Promise<number> {
  const response = await page.request.get(`/api/v1/contacts?q=${encodeURIComponent(q)}`);
  return ((await response.json()) as { items: unknown[] }).items.length;
}

test.beforeEach(async ({ page }) => {
  await signInAs(page);
});

test('a file is mapped, checked, mended in place, imported, recognised again, and taken back', async ({ page }) => {
  test.setTimeout(120_000);
  await upload(page, people, 'Contacts');
  // Names that say what they are find their field by themselves; what has none stays outside.
  await expect(page.getByRole('combobox', { name: 'Field for column First name' })).toHaveValue('First name');
  await expect(page.getByRole('combobox', { name: 'Field for column Shoe size' })).toHaveValue('Not imported');
  await expect(page.getByText('amelie.dubois@e2e.example')).toBeVisible();

  expect(await check(page)).toEqual({ created: 5, updated: 0, duplicate: 0, rejected: 1 });
  expect(await contactsFound(page, 'amelie.dubois@e2e.example')).toBe(0);
  // The row without a name gets one, as in a sheet.
  const line = page.getByRole('row', { name: /Nowhere/ });
  await line.getByRole('gridcell').nth(1).click();
  await page.keyboard.type('Nadia');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('count-created')).toHaveText('6');
  await expect(line).toContainText('Nadia');

  expect(await run(page)).toEqual({ created: 6, updated: 0, duplicate: 0, rejected: 0 });
  await expect(page.getByText('6 created + 0 updated + 0 duplicates + 0 rejected = 6 rows read')).toBeVisible();
  expect(await contactsFound(page, '晓明')).toBe(1);
  const first = page.url();

  await upload(page, people, 'Contacts');
  // All of it is here already: there is nothing to import.
  expect(await check(page)).toEqual({ created: 0, updated: 0, duplicate: 6, rejected: 0 });

  await page.goto(first);
  await undo(page);
  expect(await contactsFound(page, 'amelie.dubois@e2e.example')).toBe(0);
});

test('a file in which every column has its place needs one click', async ({ page }) => {
  await upload(page, companies, 'Accounts');
  expect(await checked(page)).toEqual({ created: 2, updated: 0, duplicate: 0, rejected: 0 });
  expect(await run(page)).toEqual({ created: 2, updated: 0, duplicate: 0, rejected: 0 });
  await page.getByRole('link', { name: 'Show accounts' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  await page.goto('/imports');
  await page.getByRole('link', { name: 'companies.csv' }).first().click();
  await undo(page);
});

test('one may go back to the columns, and a file without a name does not go on', async ({ page }) => {
  await upload(page, companies, 'Accounts');
  await checked(page);
  await page.getByRole('navigation', { name: 'Steps of the import' }).getByRole('link', { name: 'Columns' }).click();
  await page.getByRole('combobox', { name: 'Field for column Name' }).click();
  await page.getByRole('option', { name: 'Not imported' }).click();
  await expect(page.getByText('Choose which column holds the name of the account.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Check \d+ rows?$/ })).toBeDisabled();
  await page.getByRole('button', { name: 'Discard the file' }).click();
  await expect(page.getByText('Drop a file here')).toBeVisible();
});
