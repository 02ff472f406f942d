import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDeliveries, deliveryHandlersFor } from '@/test/msw/delivery-handlers';
import { renderPages } from '@/test/render-page';
import { forgetToasts } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { DeliveriesPage } from './deliveries-page';

startMockServer();

const user = userEvent.setup();

function renderDeliveries(at = '/settings/deliveries', deliveries = createDeliveries()) {
  server.use(...deliveryHandlersFor(deliveries));
  renderPages({ '/settings/deliveries': DeliveriesPage }, at, ['deliveries.manage']);
  return deliveries;
}

beforeEach(forgetToasts);

describe('DeliveriesPage', () => {
  it('shows what has given up, why, and what the event says', async () => {
    const deliveries = renderDeliveries();
    const list = await screen.findByRole('list', { name: 'Deliveries' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    expect(within(list).getByText('The recipient has no address')).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Given up (2)' })).toBeChecked();
    await user.click(within(list).getByRole('link', { name: 'record.assigned' }));
    const drawer = await screen.findByRole('dialog', { name: 'record.assigned' });
    expect(await within(drawer).findByText(/"recordId": "contact-1"/)).toBeVisible();
    await user.click(within(drawer).getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(deliveries[1]).toMatchObject({ state: 'discarded' }));
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Discarded (1)' })).toBeInTheDocument());
  });

  it('tries again only what matches', async () => {
    const deliveries = renderDeliveries('/settings/deliveries?eventName=imports.finished');
    await user.click(await screen.findByRole('button', { name: 'Try all that match again' }));
    expect(await screen.findByText('1 delivery is being tried again')).toBeVisible();
    expect(deliveries.map(({ state }) => state)).toEqual(['waiting', 'dead', 'waiting']);
    expect(await screen.findByText('Nothing matches')).toBeVisible();
  });

  it('says that all is well', async () => {
    renderDeliveries('/settings/deliveries', []);
    expect(await screen.findByText('All is well')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try all again' })).not.toBeInTheDocument();
  });
});
