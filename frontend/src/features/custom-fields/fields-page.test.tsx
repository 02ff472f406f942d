import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleCustomFields } from '@/test/msw/custom-fields';
import type { RecordStore } from '@/test/msw/records/store';
import { createSession, renderInApp } from '@/test/render';
import { forgetToasts, serveRecords } from '@/test/render-record';
import { startMockServer } from '@/test/server';
import { FieldsPage } from './fields-page';
import { NewFieldPage } from './new-field-page';

startMockServer();

const user = userEvent.setup();

function renderFields(at: string, withSamples = true): RecordStore {
  const store = serveRecords(3, 2);
  if (withSamples) store.customFields.push(...sampleCustomFields.map((field) => ({ ...field })));
  const root = createRootRoute({ component: Outlet });
  const search = (raw: Record<string, unknown>) => raw;
  const routes = [
    createRoute({
      getParentRoute: () => root,
      path: '/settings/fields',
      validateSearch: search,
      component: FieldsPage,
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/settings/fields/new',
      validateSearch: search,
      component: NewFieldPage,
    }),
    createRoute({ getParentRoute: () => root, path: '/settings/fields/$fieldId', component: () => null }),
  ];
  const router = createRouter({
    routeTree: root.addChildren(routes),
    history: createMemoryHistory({ initialEntries: [at] }),
  });
  renderInApp(<RouterProvider router={router as never} />, createSession(['customFields.manage', 'contacts.read']));
  return store;
}

const names = () =>
  within(screen.getByRole('list', { name: 'Your fields' }))
    .getAllByRole('link')
    .map((link) => link.textContent);

beforeEach(forgetToasts);

describe('FieldsPage', () => {
  it('orders by the arrow keys, and the handle keeps the focus', async () => {
    const store = renderFields('/settings/fields?type=contact');
    const handle = await screen.findByRole('button', { name: 'Move Mentor' });
    handle.focus();
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(names()).toEqual(['Loyalty tier', 'Mentor', 'In the tier since']));
    expect(screen.getByRole('button', { name: 'Move Mentor' })).toHaveFocus();
    expect(screen.getByText('Mentor is now 2 of 3')).toBeInTheDocument();
    await waitFor(() => expect(store.customFields.find(({ key }) => key === 'mentor')?.position).toBe(1));
  });

  it('retires a field and takes it back', async () => {
    const store = renderFields('/settings/fields?type=contact');
    await user.click(await screen.findByRole('button', { name: 'Actions for Mentor' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Retire' }));
    await waitFor(() => expect(names()).toEqual(['Loyalty tier', 'In the tier since']));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(names()).toHaveLength(3));
    expect(store.customFields.every(({ retired }) => !retired)).toBe(true);
  });

  it('teaches when there is none', async () => {
    renderFields('/settings/fields?type=contact', false);
    expect(await screen.findByText('Contacts: no fields of your own yet')).toBeVisible();
  });
});

describe('NewFieldPage', () => {
  it('creates a choice whose preview shows what people will see', async () => {
    const store = renderFields('/settings/fields/new?type=contact', false);
    await user.click(await screen.findByRole('button', { name: /^Choice/ }));
    await user.click(await screen.findByRole('button', { name: 'Create field' }));
    expect(screen.getByText('Give the field a name.')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Loyalty tier');
    expect(screen.getByRole('textbox', { name: 'Key' })).toHaveValue('loyaltyTier');
    await user.type(screen.getByRole('textbox', { name: 'Option 1' }), 'Gold');
    const preview = screen.getByRole('complementary', { name: 'Preview' });
    await user.click(within(preview).getByRole('combobox', { name: 'Loyalty tier' }));
    expect(await screen.findByRole('option', { name: 'Gold' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Create field' }));
    await waitFor(() =>
      expect(store.customFields[0]).toMatchObject({
        key: 'loyaltyTier',
        kind: 'choice',
        options: [{ value: 'gold', label: 'Gold' }],
      }),
    );
  });
});
