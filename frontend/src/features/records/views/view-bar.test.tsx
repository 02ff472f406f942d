import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { SavedView } from '@/shared/api/types';
import { problem } from '@/test/msw/problems';
import { forgetToasts, giveElementsASize, renderRecordPages, serveRecords } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { http } from 'msw';
import { RecordListPage } from '../record-list-page';

startMockServer();

const user = userEvent.setup();

function renderList(at = '/contacts') {
  return renderRecordPages({ list: <RecordListPage recordType="contact" />, at });
}

function gardeners(more: Partial<SavedView> = {}): SavedView {
  return {
    id: 'view-1',
    version: 1,
    recordType: 'contact',
    name: 'By change',
    shared: false,
    ownerId: 'user-1',
    ownerName: 'Ada Okafor',
    state: { sort: '-updatedAt', columns: [{ name: 'displayName' }, { name: 'title' }] },
    pinned: true,
    isDefault: false,
    roleDefaults: [],
    canEdit: true,
    ...more,
  };
}

async function viewsNavigation() {
  return within(await screen.findByRole('navigation', { name: 'Views' }, { timeout: 5000 }));
}

beforeEach(() => {
  giveElementsASize();
  localStorage.clear();
  forgetToasts();
});

it('opens a pinned view whole, so that its address can be shared', async () => {
  serveRecords(20, 3, [gardeners()]);
  const { router } = renderList();
  await user.click((await viewsNavigation()).getByRole('link', { name: 'By change' }));
  await waitFor(() =>
    expect(router.state.location.search).toEqual({
      view: 'view-1',
      sort: '-updatedAt',
      columns: 'displayName,title',
    }),
  );
  expect((await viewsNavigation()).getByRole('link', { name: 'By change' })).toHaveAttribute('aria-current', 'page');
  expect(await screen.findAllByRole('columnheader')).toHaveLength(3);
});

it('opens with my default unless the address says otherwise', async () => {
  serveRecords(20, 3, [gardeners({ isDefault: true })]);
  const { router } = renderList();
  await waitFor(() => expect(router.state.location.search).toHaveProperty('view', 'view-1'), { timeout: 5000 });
  await user.click((await viewsNavigation()).getByRole('link', { name: 'All contacts' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ view: 'all' }));
});

it('shows unsaved changes, saves them, and takes them back', async () => {
  const view = gardeners();
  serveRecords(20, 3, [view]);
  const { router } = renderList('/contacts?view=view-1');
  const header = await screen.findByRole('columnheader', { name: 'Name' }, { timeout: 5000 });
  await user.click(header);
  await screen.findByText('Unsaved changes');
  await user.click(screen.getByRole('button', { name: 'Reset' }));
  await waitFor(() => expect(router.state.location.search).toHaveProperty('sort', '-updatedAt'));
  expect(screen.queryByText('Unsaved changes')).not.toBeInTheDocument();

  await user.click(header);
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByText('Unsaved changes')).not.toBeInTheDocument());
  expect(view.state.sort).toBe('name');
});

it('saves the list as a view of its own and deletes it with a way back', async () => {
  const views: SavedView[] = [];
  serveRecords(20, 3, views);
  const { router } = renderList('/contacts?sort=-updatedAt');
  await user.click(await screen.findByRole('button', { name: 'Save as…' }, { timeout: 5000 }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }, { timeout: 5000 }), 'Newest first');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await (await viewsNavigation()).findByRole('link', { name: 'Newest first' })).toBeVisible();
  await waitFor(() => expect(router.state.location.search).toHaveProperty('view', views[0]?.id));

  await user.click(screen.getByRole('button', { name: 'Options of this view' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }, { timeout: 5000 }));
  await waitFor(() => expect(views).toHaveLength(0));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(views).toHaveLength(1));
});

it('does without views where the server keeps none', async () => {
  serveRecords(20, 3);
  server.use(http.get('*/api/v1/views', () => problem(404, 'not_found')));
  renderList();
  expect(await screen.findAllByRole('gridcell', {}, { timeout: 5000 })).not.toHaveLength(0);
  expect(screen.queryByRole('navigation', { name: 'Views' })).not.toBeInTheDocument();
});
