import type { Page } from '@playwright/test';
import { expect, signInAs, test } from './support';
import { totp } from './totp';

async function signIn(page: Page, user: { email: string; password: string }): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(user.email);
  await page.getByLabel('Password', { exact: true }).fill(user.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
}

test('an app is set up, and from then on its code or a recovery code is asked for', async ({ page }) => {
  const user = await signInAs(page, /agent/);
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set up the second factor' });
  await dialog.getByLabel('Present password').fill(user.password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  const key = (await dialog.getByText(/^([A-Z2-7]{4} ?){8}$/).textContent()) ?? '';
  // No code works twice: the one of before is taken now, so that the present one is left for the sign-in.
  await dialog.getByLabel('Code that the app shows now').fill(totp(key, -1));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  const list = dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(list).toHaveCount(10);
  const codes = await list.allTextContents();
  await dialog.getByRole('button', { name: 'I have stored them' }).click();
  await expect(page.getByText('10 recovery codes left')).toBeVisible();

  await signIn(page, user);
  await page.getByLabel('Code').fill(totp(key));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hello');

  await signIn(page, user);
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await page.getByLabel('Recovery code').fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hello');

  // The specs after this one sign in as the same person.
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Turn off' }).click();
  const removal = page.getByRole('dialog', { name: 'Turn off the second factor' });
  await removal.getByLabel('Present password').fill(user.password);
  await removal.getByLabel('Code of the app, or a recovery code').fill(codes[1] ?? '');
  await removal.getByRole('button', { name: 'Turn off' }).click();
  await expect(page.getByRole('button', { name: 'Set up an authenticator app' })).toBeVisible();
});
