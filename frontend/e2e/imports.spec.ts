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
  await page.getByRole('button', { name: 'Upload and check columns' }).click();
  await expect(page.getByRole('button', { name: /^Import \d+ rows?$/ })).toBeVisible();
}

async function run(page: Page): Promise<Counts> {
  await page.getByRole('button', { name: /^Import \d+ rows?$/ }).click();
  await expect(page.getByText('Completed', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByTestId('balance')).toHaveAttribute('data-balanced', 'true');
  const count = async (name: keyof Counts) => Number(await page.getByTestId(`count-${name}`).textContent());
  return {
    created: await count('created'),
    updated: await count('updated'),
    duplicate: await count('duplicate'),
    rejected: await count('rejected'),
  };
}

async function contactsFound(page: Page, q: string): Promise<number> {
  const response = await page.request.get(`/api/v1/contacts?q=${encodeURIComponent(q)}`);
  return ((await response.json()) as { items: unknown[] }).items.length;
}

test.beforeEach(async ({ page }) => {
  await signInAs(page);
});

test('a file is imported, its counts balance, again creates nothing, and both are undone', async ({ page }) => {
  await upload(page, people, 'Contacts');
  // Names that say what they are find their field by themselves; what has none stays outside.
  await expect(page.getByRole('combobox', { name: 'Field for column First name' })).toHaveValue('First name');
  await expect(page.getByRole('combobox', { name: 'Field for column Shoe size' })).toHaveValue('Not imported');
  await expect(page.getByText('amelie.dubois@e2e.example')).toBeVisible();

  expect(await run(page)).toEqual({ created: 5, updated: 0, duplicate: 0, rejected: 1 });
  await expect(page.getByText('5 created + 0 updated + 0 duplicates + 1 rejected = 6 rows read')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Rejected rows' }).getByRole('listitem')).toHaveCount(1);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download to correct' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  expect(await contactsFound(page, '晓明')).toBe(1);
  const first = page.url();

  await upload(page, people, 'Contacts');
  const again = await run(page);
  expect(again.created).toBe(0);
  expect(again.rejected).toBe(1);

  await page.goto(first);
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByText('Undone', { exact: true })).toBeVisible({ timeout: 30_000 });
  expect(await contactsFound(page, 'amelie.dubois@e2e.example')).toBe(0);
});

test('a file without a column that names the record does not run', async ({ page }) => {
  await upload(page, companies, 'Accounts');
  await page.getByRole('combobox', { name: 'Field for column Name' }).click();
  await page.getByRole('option', { name: 'Not imported' }).click();
  await expect(page.getByText('Choose which column holds the name of the account.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Import \d+ rows?$/ })).toBeDisabled();
  await page.getByRole('combobox', { name: 'Field for column Name' }).click();
  await page.getByRole('option', { name: 'Name', exact: true }).click();
  expect(await run(page)).toEqual({ created: 2, updated: 0, duplicate: 0, rejected: 0 });
  await page.getByRole('link', { name: 'Show accounts' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  await page.goto('/imports');
  await page.getByRole('link', { name: 'companies.csv' }).first().click();
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByText('Undone', { exact: true })).toBeVisible({ timeout: 30_000 });
});
