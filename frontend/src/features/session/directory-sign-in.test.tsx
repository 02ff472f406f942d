import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { expect, it, vi } from 'vitest';
import { problem } from '@/test/msw/problems';
import { renderInApp } from '@/test/render';
import { server, startMockServer } from '@/test/server';
import { DirectoryButton } from './directory-button';
import { DirectoryEntry } from './directory-entry';

startMockServer();
const directory = { name: 'Tarnvale ID', only: true };

it('says what became of the way to the directory, and opens the password to those who need it', async () => {
  const choose = vi.fn();
  const password = vi.fn();
  renderInApp(<DirectoryButton directory={directory} outcome="cancelled" onChoose={choose} onPassword={password} />);
  const user = userEvent.setup();

  expect(await screen.findByRole('alert')).toHaveTextContent('You turned back at Tarnvale ID.');
  await user.click(screen.getByRole('button', { name: 'Sign in with Tarnvale ID' }));
  await user.click(screen.getByRole('button', { name: 'Administrators: sign in with a password' }));
  expect([choose.mock.calls.length, password.mock.calls.length]).toEqual([1, 1]);
});

it('asks for a code where the directory has asked for none, and sends what the directory answered once a try', async () => {
  const sent: unknown[] = [];
  server.use(
    http.post('/api/v1/session/directory', async ({ request }) => {
      const body = (await request.json()) as { code?: string };
      sent.push(body);
      return problem(401, body.code === undefined ? 'second_factor_required' : 'wrong_code');
    }),
  );
  renderInApp(<DirectoryEntry directory={directory} next="/contacts" />);
  const user = userEvent.setup();

  await user.type(await screen.findByLabelText('Code'), '123456{Enter}');
  expect(await screen.findByText(/This code does not fit/)).toBeInTheDocument();
  expect(sent).toEqual([{}, { code: '123456' }]);
});

it('tells somebody without an account what to do', async () => {
  server.use(http.post('/api/v1/session/directory', () => problem(401, 'directory_no_account')));
  renderInApp(<DirectoryEntry directory={directory} next={undefined} />);

  expect(await screen.findByRole('alert')).toHaveTextContent('Ask an administrator of this CRM to invite you.');
  expect(screen.getByRole('button', { name: 'Sign in another way' })).toBeInTheDocument();
});
