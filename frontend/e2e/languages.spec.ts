import { expect, signInAs, test } from './support';

const languages = [
  { code: 'es', name: 'Español', html: 'es', imports: 'Importaciones', signIn: 'Iniciar sesión' },
  { code: 'zh', name: '中文', html: 'zh-Hans', imports: '导入', signIn: '登录' },
  { code: 'ru', name: 'Русский', html: 'ru', imports: 'Импорт', signIn: 'Войти' },
  { code: 'it', name: 'Italiano', html: 'it', imports: 'Importazioni', signIn: 'Accedi' },
  { code: 'en', name: 'English', html: 'en', imports: 'Imports', signIn: 'Sign in' },
];

test('the sign-in page speaks every language at once', async ({ page }) => {
  await page.goto('/sign-in');
  for (const language of languages) {
    await page.getByRole('button', { name: language.name }).click();
    await expect(page.getByRole('heading', { level: 1, name: language.signIn })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', language.html);
  }
});

test('the profile switches the language without a reload, and the account keeps it', async ({ page }) => {
  await signInAs(page, /sales manager|manager/i);
  await page.goto('/settings/profile');
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  for (const language of languages) {
    await page.locator('main input[aria-haspopup="listbox"]').click();
    const saved = page.waitForResponse((response) => response.url().endsWith('/session/user'));
    await page.getByRole('option', { name: language.name }).click();
    expect((await saved).status()).toBe(200);
    await expect(page.getByRole('link', { name: language.imports })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', language.html);
  }
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  // Another browser of the same user begins in the language chosen last.
  await page.evaluate(() => localStorage.setItem('crm.language', 'ru'));
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
