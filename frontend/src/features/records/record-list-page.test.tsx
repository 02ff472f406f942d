import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { delay, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { problem } from '@/test/msw/problems';
import { forgetToasts, giveElementsASize, renderRecordPages, serveRecords } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { RecordListPage } from './record-list-page';

startMockServer();

const user = userEvent.setup();

function renderList(at = '/contacts', permissions?: readonly string[]) {
  return renderRecordPages({
    list: <RecordListPage recordType="contact" />,
    at,
    ...(permissions ? { permissions } : {}),
  });
}

async function firstCell(column = 1) {
  return await waitFor(
    () => {
      const cell = document.querySelector<HTMLElement>(`[data-row="0"][data-column="${column}"]`);
      if (!cell) throw new Error('no cell yet');
      return cell;
    },
    { timeout: 5000 },
  );
}

function active() {
  const { row, column } = (document.activeElement as HTMLElement).dataset;
  return [Number(row), Number(column)];
}

const titleColumn = 2;

beforeEach(() => {
  giveElementsASize();
  localStorage.clear();
  forgetToasts();
});

describe('the keyboard in the grid', () => {
  it('has one tab stop and moves by arrows, Home, End and pages', async () => {
    serveRecords();
    renderList();
    const cell = await firstCell();
    expect(document.querySelectorAll('[role="grid"] [tabindex="0"]')).toHaveLength(1);
    cell.focus();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(active()).toEqual([1, 2]);
    await user.keyboard('{End}');
    expect(active()[1]).toBe(8);
    await user.keyboard('{Home}');
    expect(active()).toEqual([1, 0]);
    await user.keyboard('{PageDown}');
    expect(active()[0]).toBe(14);
    await user.keyboard('{Control>}{Home}{/Control}');
    expect(active()).toEqual([0, 0]);
    expect(document.querySelectorAll('[role="grid"] [tabindex="0"]')).toHaveLength(1);
  });

  it('opens the record with Enter', async () => {
    serveRecords();
    const { router } = renderList();
    (await firstCell()).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/contacts\/.+/));
  });

  it('sorts from the header and tells so', async () => {
    serveRecords();
    const { router } = renderList();
    (await firstCell()).focus();
    await user.keyboard('{ArrowUp}');
    expect(active()).toEqual([-1, 1]);
    const header = screen.getByRole('columnheader', { name: 'Name' });
    expect(header).toHaveAttribute('aria-sort', 'ascending');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(header).toHaveAttribute('aria-sort', 'descending'));
    expect(router.state.location.search).toMatchObject({ sort: '-name' });
  });

  it('selects rows with Space and with Shift and arrows', async () => {
    serveRecords();
    renderList();
    (await firstCell(0)).focus();
    await user.keyboard(' ');
    expect(await screen.findByText('1 selected')).toBeVisible();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(await screen.findByText('3 selected')).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText('3 selected')).toBeNull());
  });
});

describe('editing in the grid', () => {
  async function edit(text: string) {
    (await firstCell(titleColumn)).focus();
    await user.keyboard('{F2}');
    const input = await screen.findByRole('textbox', { name: 'Job title' });
    await user.clear(input);
    await user.type(input, text);
  }

  it('shows the change before the server has answered, and offers to undo it', async () => {
    serveRecords();
    server.use(http.patch('/api/v1/contacts/:id', async () => void (await delay(150))));
    renderList();
    await edit('Chief of Staff');
    await user.keyboard('{Enter}');
    expect(await firstCell(titleColumn)).toHaveTextContent('Chief of Staff');
    expect(active()).toEqual([0, titleColumn]);
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeVisible();
  });

  it('takes Esc for no change at all', async () => {
    serveRecords();
    renderList();
    const before = (await firstCell(titleColumn)).textContent;
    await edit('Nonsense');
    await user.keyboard('{Escape}');
    expect(await firstCell(titleColumn)).toHaveTextContent(before ?? '');
    expect(active()).toEqual([0, titleColumn]);
  });

  it('goes to the next cell with Tab', async () => {
    serveRecords();
    renderList();
    await edit('Chief of Staff');
    await user.keyboard('{Tab}');
    expect(await screen.findByRole('combobox', { name: 'Account' })).toHaveFocus();
  });

  it('rolls back when the server fails, marks the cell and keeps what was typed', async () => {
    serveRecords();
    renderList();
    const before = (await firstCell(titleColumn)).textContent;
    server.use(http.patch('/api/v1/contacts/:id', () => problem(500, 'server')));
    await edit('Chief of Staff');
    await user.keyboard('{Enter}');
    await waitFor(async () => expect(await firstCell(titleColumn)).toHaveAttribute('aria-invalid', 'true'));
    const cell = await firstCell(titleColumn);
    expect(cell).toHaveTextContent(before ?? '');
    cell.focus();
    await user.keyboard('{F2}');
    expect(await within(cell).findByRole('textbox')).toHaveValue('Chief of Staff');
  });

  it('is not offered to who may only read', async () => {
    serveRecords();
    renderList('/contacts', ['contacts.read', 'accounts.read']);
    (await firstCell(titleColumn)).focus();
    await user.keyboard('{F2}');
    expect(screen.queryByRole('textbox', { name: 'Job title' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'New contact' })).toBeNull();
  });
});

describe('the list', () => {
  it('finds by a typed fragment and keeps it in the address', async () => {
    const store = serveRecords();
    const { router } = renderList();
    await firstCell();
    const [record] = [...store.records.values()].filter(
      (each) => each.displayName === '李娜' || each.familyName === '李',
    );
    await user.type(screen.getByRole('searchbox'), '娜');
    await waitFor(() => expect(router.state.location.search).toEqual({ q: '娜' }));
    expect(await screen.findByRole('link', { name: String(record?.displayName) })).toBeVisible();
  });

  it('says that nothing matches and offers to clear', async () => {
    serveRecords();
    const { router } = renderList('/contacts?q=zzzzzz');
    expect(await screen.findByText('Nothing matches')).toBeVisible();
    await user.click(screen.getByText('Clear search'));
    await firstCell();
    expect(router.state.location.search).toEqual({});
  });

  it('deletes a selection and takes it back', async () => {
    const store = serveRecords();
    renderList();
    (await firstCell(0)).focus();
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    const deleted = () => [...store.records.values()].filter((record) => record.deletedAt != null).length;
    await waitFor(() => expect(deleted()).toBe(2));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(deleted()).toBe(0));
  });

  it('explains a failure and asks again', async () => {
    serveRecords();
    server.use(http.get('/api/v1/contacts', () => problem(500, 'server'), { once: true }));
    renderList();
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await firstCell()).toBeVisible();
  });

  it('stays below 1,500 nodes however long it is', async () => {
    serveRecords(2000);
    renderList();
    await firstCell();
    expect(document.querySelectorAll('*').length).toBeLessThan(1500);
  });
});
