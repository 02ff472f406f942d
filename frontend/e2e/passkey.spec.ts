import type { Page } from '@playwright/test';
import { expect, test } from './support';

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
}

test('a passkey is added, and signs in without a name', async ({ page, baseURL }) => {
  // An IP address cannot have passkeys: on one's own machine they are for localhost.
  const home = baseURL!.replace('127.0.0.1', 'localhost');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${home}/sign-in`);
  await page.getByRole('button', { name: /^Sign in as .*Read only/i }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hello');
  await page.goto(`${home}/settings/security`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
  await dialog.getByLabel('Name').fill('Test key');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  const passkeys = page.getByRole('list', { name: 'Passkeys' });
  await expect(passkeys.getByText('Test key')).toBeVisible();

  // The browser offers it in the field for the address, and this device takes what it is offered.
  await signOut(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hello');

  // A browser that offers nothing by itself has the button.
  await page.evaluate(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hello');

  await page.goto(`${home}/settings/security`);
  await expect(page.getByRole('list', { name: 'Sign-in history' }).getByText('Passkey').first()).toBeVisible();
  await passkeys.getByRole('button', { name: 'Remove Test key' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('Test key was removed')).toBeVisible();
  await expect(passkeys.getByText('Test key')).toHaveCount(0);
});
