import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { accountHandlersFor, createAccount } from '@/test/msw/account-handlers';
import { sessionHandlers } from '@/test/msw/session-handlers';
import { problem } from '@/test/msw/problems';
import { renderPages } from '@/test/render-page';
import { server, startMockServer } from '@/test/server';
import { ForgottenPasswordPage } from './forgotten-password-page';
import { InvitationPage } from './invitation-page';
import { NewPasswordPage } from './new-password-page';
import { SignInPage } from './sign-in-page';

startMockServer();

const pages = {
  '/': () => <h1>Inside</h1>,
  '/sign-in': () => <SignInPage />,
  '/forgotten-password': () => <ForgottenPasswordPage />,
  '/new-password': () => <NewPasswordPage />,
  '/invitation': () => <InvitationPage />,
};

function start(at: string) {
  const account = createAccount();
  server.use(...accountHandlersFor(account), ...sessionHandlers);
  const { router } = renderPages(pages, at);
  return { account, router, user: userEvent.setup() };
}

it('asks for a link and tells the same whoever it is', async () => {
  const { account, user } = start('/forgotten-password');
  await user.type(await screen.findByLabelText('Email address'), ' lin@demo.example{Enter}');
  expect(await screen.findByText(/If somebody signs in here with lin@demo.example/)).toBeInTheDocument();
  expect(account.asked).toEqual(['lin@demo.example']);
});

it('shows what a new password lacks, and explains one that has been in a breach', async () => {
  const { account, user } = start('/new-password#good');
  const field = await screen.findByLabelText('New password');
  await user.type(field, 'harbour');
  expect(screen.getByText('5 more characters')).toBeInTheDocument();
  await user.clear(field);
  await user.type(field, 'password1234{Enter}');
  expect(await screen.findByText(/has been in a breach/)).toBeInTheDocument();
  await user.clear(field);
  await user.type(field, 'harbour lamp oak{Enter}');
  expect(await screen.findByRole('heading', { name: 'Your password is changed' })).toBeInTheDocument();
  expect(account.passwords).toEqual(['harbour lamp oak']);
});

it('offers a new link where this one has ended', async () => {
  const { user } = start('/new-password#old');
  await user.type(await screen.findByLabelText('New password'), 'harbour lamp oak{Enter}');
  expect(await screen.findByRole('heading', { name: 'This link does not work any more' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Ask for a new link' })).toHaveAttribute('href', '/forgotten-password');
});

it('makes the account of an invitation', async () => {
  const { account, router, user } = start('/invitation#good');
  expect(await screen.findByRole('heading', { name: 'Welcome, Zoe Ito' })).toBeInTheDocument();
  expect(screen.getByLabelText('Email address')).toHaveValue('zoe@demo.example');
  await user.type(screen.getByLabelText('Password'), 'harbour lamp oak{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  expect(account.accepted).toEqual([{ token: 'good', name: 'Zoe Ito', password: 'harbour lamp oak' }]);
});

it('says when an invitation has ended', async () => {
  start('/invitation#old');
  expect(await screen.findByText(/Ask whoever invited you/)).toBeInTheDocument();
});

it('asks whoever has a second factor for its code', async () => {
  const sent: unknown[] = [];
  const { router, user } = start('/sign-in');
  server.use(
    http.post('/api/v1/session', async ({ request }) => {
      const body = (await request.json()) as { code?: string };
      sent.push(body.code);
      if (body.code === undefined) return problem(401, 'second_factor_required');
      return body.code === '123456' ? HttpResponse.json({ antiforgeryToken: 'x' }) : problem(401, 'wrong_code');
    }),
  );
  await user.type(await screen.findByLabelText('Email address'), 'lin@demo.example');
  await user.type(screen.getByLabelText('Password'), 'harbour lamp oak{Enter}');
  const code = await screen.findByLabelText('Code');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await user.type(code, '000000{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('This code does not fit');
  await user.clear(code);
  await user.type(code, '123456{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  expect(sent).toEqual([undefined, '000000', '123456']);
});
