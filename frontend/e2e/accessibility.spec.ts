import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { allRoutes } from './routes';
import { expect, settle, signInAs, test } from './support';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** One readable line for each violation, so that a failure says where and what. */
async function violations(page: Page, name: string): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(standards).analyze();
  return found.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

/** A page is looked at in the light scheme where there is room, and in the dark one on a phone: between them, every colour and every layout. */
async function violationsInScheme(page: Page, name: string, isMobile: boolean): Promise<string[]> {
  await page.emulateMedia({ colorScheme: isMobile ? 'dark' : 'light', reducedMotion: 'reduce' });
  await settle(page);
  return violations(page, name);
}

test('every page passes axe, light or dark', async ({ page, isMobile }) => {
  test.setTimeout(600_000);
  await page.goto('/sign-in');
  const found = await violationsInScheme(page, 'sign-in', isMobile);
  await signInAs(page);
  for (const route of await allRoutes(page)) {
    await page.goto(route.path);
    found.push(...(await violationsInScheme(page, route.name, isMobile)));
  }
  expect(found).toEqual([]);
});

test('what opens above a page passes axe', async ({ page, isMobile }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signInAs(page);
  await page.goto('/settings/users');
  await settle(page);
  const found: string[] = [];

  await page.getByRole('button', { name: 'New user' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  found.push(...(await violations(page, 'new user')));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  found.push(...(await violations(page, 'palette')));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  if (isMobile) {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    found.push(...(await violations(page, 'more')));
  } else {
    await page.getByRole('button', { name: /^Account of/ }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    found.push(...(await violations(page, 'user menu')));
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    found.push(...(await violations(page, 'keyboard help')));
  }
  expect(found).toEqual([]);
});

test('every step of an import passes axe', async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page);
  await page.goto('/imports/new');
  await page.locator('input[type=file]').setInputFiles(fileURLToPath(new URL('fixtures/people.csv', import.meta.url)));
  const found: string[] = [];
  await expect(page.getByRole('button', { name: /^Check \d+ rows$/ })).toBeVisible();
  await page.getByRole('button', { name: 'How values are read' }).click();
  await settle(page);
  found.push(...(await violations(page, 'columns')));
  await page.getByRole('button', { name: /^Check \d+ rows$/ }).click();
  await expect(page.getByRole('button', { name: /^Import \d+ rows?$/ })).toBeVisible({ timeout: 30_000 });
  await settle(page);
  found.push(...(await violations(page, 'check')));
  const steps = page.getByRole('navigation', { name: 'Steps of the import' });
  await steps.getByRole('link').first().click();
  await expect(page.getByRole('link', { name: 'Go on to the columns' })).toBeVisible();
  found.push(...(await violations(page, 'file')));
  await steps.getByRole('link').first().click();
  await page.getByRole('button', { name: 'Discard the file' }).click();
  await expect(page.getByText('Drop a file here')).toBeVisible();
  expect(found).toEqual([]);
});
