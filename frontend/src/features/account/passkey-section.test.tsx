import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { accountHandlersFor, createAccount } from '@/test/msw/account-handlers';
import { sessionHandlers } from '@/test/msw/session-handlers';
import { renderPages } from '@/test/render-page';
import { server, startMockServer } from '@/test/server';
import { SecurityPage } from './security-page';

startMockServer();
afterEach(() => vi.unstubAllGlobals());

const bytes = (text: string) => new TextEncoder().encode(text).buffer;

/** A browser with a device that makes a passkey, or is told not to. */
function deviceThat(create: () => Promise<unknown>): void {
  vi.stubGlobal('PublicKeyCredential', class {});
  Object.defineProperty(navigator, 'credentials', { configurable: true, value: { create } });
}

function start() {
  const account = createAccount();
  server.use(...accountHandlersFor(account), ...sessionHandlers);
  renderPages({ '/': () => <SecurityPage /> }, '/');
  return { account, user: userEvent.setup() };
}

it('adds a passkey that the device has made, and removes another after asking', async () => {
  deviceThat(() =>
    Promise.resolve({
      id: 'made-here',
      type: 'public-key',
      response: { clientDataJSON: bytes('{}'), attestationObject: bytes('x'), getTransports: () => ['usb'] },
    }),
  );
  const { account, user } = start();
  await user.click(await screen.findByRole('button', { name: 'Add a passkey' }));
  const dialog = await screen.findByRole('dialog', { name: 'Add a passkey' });
  await user.clear(within(dialog).getByLabelText(/^Name/));
  await user.type(within(dialog).getByLabelText(/^Name/), 'Blue key{Enter}');
  const list = screen.getByRole('list', { name: 'Passkeys' });
  expect(await within(list).findByText('Blue key')).toBeInTheDocument();

  await user.click(within(list).getByRole('button', { name: 'Remove Old telephone' }));
  await user.click(await screen.findByRole('button', { name: 'Remove' }));
  await vi.waitFor(() => expect(account.passkeys.map(({ name }) => name)).toEqual(['Blue key']));
});

it('says that nothing happened where somebody changes their mind', async () => {
  deviceThat(() => Promise.reject(new DOMException('', 'NotAllowedError')));
  const { account, user } = start();
  await user.click(await screen.findByRole('button', { name: 'Add a passkey' }));
  const dialog = await screen.findByRole('dialog', { name: 'Add a passkey' });
  await user.click(within(dialog).getByRole('button', { name: 'Continue' }));
  expect(await within(dialog).findByText(/No passkey was made/)).toBeInTheDocument();
  expect(account.passkeys).toHaveLength(1);
});

it('says so where the browser cannot use passkeys', async () => {
  start();
  expect(await screen.findByText(/This browser cannot use passkeys/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Add a passkey' })).not.toBeInTheDocument();
});
