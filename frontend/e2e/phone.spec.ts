import { allRoutes } from './routes';
import { expect, expectNoHorizontalScroll, settle, signInAs, speak, test } from './support';

test('no page scrolls sideways on a phone, in a language of long words either', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/sign-in');
  await expectNoHorizontalScroll(page);
  await signInAs(page);
  for (const { width, language } of [
    { width: 360, language: 'ru' },
    { width: 390, language: 'en' },
  ]) {
    await page.setViewportSize({ width, height: 780 });
    await speak(page, language);
    for (const route of await allRoutes(page)) {
      await page.goto(route.path);
      await settle(page);
      await expectNoHorizontalScroll(page);
    }
  }
});

test('the bottom bar leads everywhere, and its targets are large enough', async ({ page }) => {
  await signInAs(page);
  await page.goto('/');
  const bar = page.getByRole('navigation', { name: 'Main navigation' });
  await expect(bar).toBeVisible();
  for (const target of await bar.locator('a, button').all()) {
    const box = await target.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await bar.getByRole('link', { name: 'Contacts' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Contacts' })).toBeVisible();
  await bar.getByRole('button', { name: 'More', exact: true }).click();
  const more = page.getByRole('dialog', { name: 'More' });
  await more.getByRole('link', { name: 'Imports' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Imports' })).toBeVisible();
  await expect(more).toBeHidden();
  await bar.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('dialog', { name: 'Search and commands' })).toBeVisible();
});
