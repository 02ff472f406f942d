import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { privacyHandlersFor } from '@/test/msw/privacy-handlers';
import { renderPages } from '@/test/render-page';
import { server, startMockServer } from '@/test/server';
import { PrivacyPage } from './privacy-page';

startMockServer();

function start(permissions = ['privacy.manage', 'privacy.erase']) {
  server.use(...privacyHandlersFor());
  renderPages({ '/': () => <PrivacyPage /> }, '/', permissions);
  return userEvent.setup();
}

it('finds a person, shows what would go, and erases after approval', async () => {
  const user = start();
  await user.click(await screen.findByLabelText('Email address'));
  await user.paste('lin@demo.example');
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('link', { name: 'Export the data of Lin Wei' })).toHaveAttribute(
    'href',
    '/api/v1/privacy/persons/contact/contact-1/package',
  );
  await user.click(screen.getByRole('button', { name: 'Erase Lin Wei' }));
  await user.click(await screen.findByRole('button', { name: 'Ask for the erasure' }));
  const drawer = await screen.findByRole('dialog', { name: 'Erasure' });
  expect(within(drawer).getByText('14 rows')).toBeInTheDocument();
  await user.click(within(drawer).getByRole('button', { name: 'Erase for good' }));
  expect(await within(drawer).findByText('Being erased')).toBeInTheDocument();
  expect(await within(drawer).findByText('12 of 48 tables looked through')).toBeInTheDocument();
}, 30_000);

it('does not let those approve who asked, nor those who are alone before a night is over', async () => {
  const sources: never[] = [];
  const asked = {
    state: 'requested',
    ground: 'request',
    requestedAt: '2026-01-01T00:00:00Z',
    sources,
    mentions: sources,
  };
  server.use(
    ...privacyHandlersFor([
      { ...asked, id: 'mine', needsAnother: true, approvableFrom: null },
      { ...asked, id: 'alone', needsAnother: false, approvableFrom: '2999-01-01T00:00:00Z' },
    ]),
  );
  renderPages({ '/': () => <PrivacyPage /> }, '/', ['privacy.manage', 'privacy.erase']);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Show erasure mine' }));
  expect(await screen.findByText(/Somebody else with the right to erase approves it/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Erase for good' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await user.click(await screen.findByRole('button', { name: 'Show erasure alone' }));
  expect(await screen.findByText(/Nobody else has the right to erase/)).toBeInTheDocument();
}, 30_000);

it('leaves the decision to those with the right', async () => {
  const user = start(['privacy.manage']);
  await user.click(await screen.findByLabelText('Email address'));
  await user.paste('lin@demo.example');
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Erase Lin Wei' }));
  await user.click(await screen.findByRole('button', { name: 'Ask for the erasure' }));
  expect(await screen.findByText('Somebody with the right to erase decides.')).toBeInTheDocument();
});

it('says that nobody is found, or that the address is kept out', async () => {
  const user = start();
  const email = await screen.findByLabelText('Email address');
  await user.click(email);
  await user.paste('gone@demo.example');
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Nobody found')).toBeInTheDocument();
  expect(screen.getByText(/belongs to somebody who was erased/)).toBeInTheDocument();
  await user.clear(email);
  await user.type(email, 'x{Enter}');
  expect(await screen.findByText(/at least three characters/)).toBeInTheDocument();
});
