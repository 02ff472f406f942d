import { expect, test as base, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

type DemoUser = { name: string; email: string; role: string; password: string };

/** Every test fails on an error in the console: a broken policy or a lost chunk shows nowhere else. */
export const test = base.extend<{ consoleErrors: string[] }>({
  consoleErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !isExpectedRefusal(message.text())) errors.push(message.text());
      });
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

/** The browser logs every answer of 400 and above, also those a test asks for. */
function isExpectedRefusal(text: string): boolean {
  return /the server responded with a status of 4\d\d/.test(text);
}

export async function demoUsers(page: Page): Promise<DemoUser[]> {
  const response = await page.request.get('/api/v1/session');
  const { demoUsers: users } = (await response.json()) as { demoUsers: DemoUser[] };
  expect(users.length, 'the server runs in Development with demo data').toBeGreaterThan(0);
  return users;
}

/** Signs in without the form, as the demo user whose role matches. */
export async function signInAs(page: Page, role = /administrator/i): Promise<DemoUser> {
  const session = (await (await page.request.get('/api/v1/session')).json()) as {
    demoUsers: DemoUser[];
    antiforgeryToken: string;
  };
  const user = session.demoUsers.find((candidate) => role.test(candidate.role));
  if (!user) throw new Error(`No demo user has a role like ${role.source}`);
  const response = await page.request.post('/api/v1/session', {
    headers: { 'X-CSRF-Token': session.antiforgeryToken },
    data: { email: user.email, password: user.password, keepSignedIn: false },
  });
  expect(response.status()).toBe(200);
  return user;
}

/** What a phone must never need. */
export async function expectNoHorizontalScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Nothing waits for data any more. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
}

/** The account's language: it wins over the browser's. */
export async function speak(page: Page, language: string): Promise<void> {
  const { antiforgeryToken } = (await (await page.request.get('/api/v1/session')).json()) as {
    antiforgeryToken: string;
  };
  const response = await page.request.patch('/api/v1/session/user', {
    headers: { 'X-CSRF-Token': antiforgeryToken },
    data: { language },
  });
  expect(response.status()).toBe(200);
}
