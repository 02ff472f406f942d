import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { accountHandlersFor, createAccount } from '@/test/msw/account-handlers';
import { sessionHandlers } from '@/test/msw/session-handlers';
import { renderPages } from '@/test/render-page';
import { server, startMockServer } from '@/test/server';
import { SecurityPage } from './security-page';

startMockServer();

function start(change: Partial<ReturnType<typeof createAccount>> = {}) {
  const account = Object.assign(createAccount(), change);
  server.use(...accountHandlersFor(account), ...sessionHandlers);
  renderPages({ '/': () => <SecurityPage /> }, '/');
  return { account, user: userEvent.setup() };
}

it('changes the password, and puts each refusal at its field', async () => {
  const { account, user } = start();
  await user.type(await screen.findByLabelText('Present password'), 'wrong one');
  await user.type(screen.getByLabelText('New password'), 'harbour lamp oak{Enter}');
  expect(await screen.findByText('This is not your present password.')).toBeInTheDocument();
  await user.clear(screen.getByLabelText('Present password'));
  await user.type(screen.getByLabelText('Present password'), 'demo-password-1{Enter}');
  expect(await screen.findByText(/Your password is changed/)).toBeInTheDocument();
  expect(account.passwords).toEqual(['harbour lamp oak']);
});

it('sets up an authenticator app and shows the recovery codes once', async () => {
  const { account, user } = start();
  await user.click(await screen.findByRole('button', { name: 'Set up an authenticator app' }));
  const dialog = await screen.findByRole('dialog', { name: 'Set up the second factor' });
  await user.type(await within(dialog).findByLabelText('Present password'), 'demo-password-1{Enter}');
  expect(await within(dialog).findByRole('img', { name: 'QR code for the authenticator app' })).toBeInTheDocument();
  expect(within(dialog).getByText(/^JBSW Y3DP/)).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText('Code that the app shows now'), '123456{Enter}');
  expect(await within(dialog).findByText('abcd-efgh-jkmn-pqrs')).toBeInTheDocument();
  await user.click(within(dialog).getByRole('button', { name: 'I have stored them' }));
  expect(await screen.findByText('2 recovery codes left')).toBeInTheDocument();
  expect(account.secondFactor.on).toBe(true);
});

it('keeps a second factor that a role asks for', async () => {
  start({ secondFactor: { on: true, required: true, recoveryCodesLeft: 9 } });
  expect(await screen.findByText(/Your role asks for it/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Turn off' })).not.toBeInTheDocument();
});

it('lists where one is signed in and who has tried, and signs out elsewhere', async () => {
  const { account, user } = start();
  const sessions = await screen.findByRole('list', { name: 'Where you are signed in' });
  expect(within(sessions).getByText('Firefox on Linux')).toBeInTheDocument();
  expect(within(sessions).getByText('This browser')).toBeInTheDocument();
  const history = await screen.findByRole('list', { name: 'Sign-in history' });
  expect(within(history).getByText('Wrong password')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Sign out everywhere else' }));
  await waitFor(() => expect(within(sessions).queryByText('Safari on iPhone')).not.toBeInTheDocument());
  expect(account.sessions).toHaveLength(1);
});
