import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { auditHandlers, auditState } from '@/test/msw/audit-handlers';
import { handlers } from '@/test/msw/handlers';
import { renderPages } from '@/test/render-page';
import { server, startMockServer } from '@/test/server';
import { AuditPage } from './audit-page';

startMockServer();

function start(search = '') {
  server.use(...auditHandlers, ...handlers);
  const { router } = renderPages({ '/settings/audit': () => <AuditPage /> }, `/settings/audit${search}`);
  return { router, user: userEvent.setup() };
}

it('reads in words who did what from where', async () => {
  const { user } = start();
  const list = await screen.findByRole('list', { name: 'Entries' });
  expect(within(list).getByText('Exported records')).toBeInTheDocument();
  expect(within(list).getByText(/Ada Okafor · contact · 192.0.2.7/)).toBeInTheDocument();
  expect(within(list).getByText(/Somebody not signed in · 203.0.113.5/)).toBeInTheDocument();
  await user.click(within(list).getByRole('button', { name: 'Details of entry 3' }));
  const drawer = await screen.findByRole('dialog', { name: 'Exported records' });
  expect(within(drawer).getByText(/"rows": 120/)).toBeInTheDocument();
  expect(within(drawer).getByRole('link', { name: 'All about this record' })).toHaveAttribute(
    'href',
    '/settings/audit?recordType=contact&recordId=contact-1',
  );
});

it('filters by what stands in the address, and exports the same', async () => {
  const { router, user } = start('?action=session.refused');
  await screen.findByRole('button', { name: 'Details of entry 2' });
  expect(screen.queryByRole('button', { name: 'Details of entry 3' })).not.toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Export' })).toHaveAttribute(
    'href',
    '/api/v1/audit/export?action=session.refused',
  );
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await screen.findByRole('button', { name: 'Details of entry 3' });
  expect(router.state.location.search).toEqual({});
});

it('says whether the chain is whole', async () => {
  const { user } = start();
  await user.click(await screen.findByRole('button', { name: 'Check the chain' }));
  expect(await screen.findByText('The chain is whole')).toBeInTheDocument();
  expect(screen.getByText('3:c3')).toBeInTheDocument();
  auditState.isIntact = false;
  await user.click(screen.getByRole('button', { name: 'Check the chain' }));
  await waitFor(() => expect(screen.getByText('The chain is broken')).toBeInTheDocument());
  expect(screen.getByText('Entry 2 is not what was written.')).toBeInTheDocument();
});
