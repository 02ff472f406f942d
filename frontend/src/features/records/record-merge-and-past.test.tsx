import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CrmRecord } from '@/shared/api/types';
import { contactType } from '@/test/msw/records/record-types';
import type { RecordStore } from '@/test/msw/records/store';
import { forgetToasts, giveElementsASize, renderRecordPages, serveRecords } from '@/test/render-record';
import { startMockServer } from '@/test/server';
import { RecordPage } from './record-page';

startMockServer();

const user = userEvent.setup();

async function open(store: RecordStore): Promise<[CrmRecord, CrmRecord]> {
  const [record, other] = store.ofType(contactType).filter((each) => each.title !== null);
  if (!record || !other) throw new Error('no contacts');
  renderRecordPages({ record: <RecordPage recordType="contact" />, at: `/contacts/${record.id}` });
  await screen.findByRole('heading', { level: 1, name: String(record.displayName) });
  return [record, other];
}

beforeEach(() => {
  giveElementsASize();
  forgetToasts();
});

describe('merging', () => {
  it('shows what differs, takes the chosen values and offers to undo', async () => {
    const store = serveRecords();
    const [record, other] = await open(store);
    const theirTitle = String(other.title);
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Merge with…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Merge: Contacts' });
    const search = await within(dialog).findByRole('textbox');
    await user.clear(search);
    await user.type(search, String(other.displayName));
    await user.click(await within(dialog).findByRole('button', { name: new RegExp(String(other.displayName)) }));
    const titles = await within(dialog).findByRole('radiogroup', { name: 'Job title' });
    await user.click(within(titles).getByRole('radio', { name: new RegExp(theirTitle) }));
    await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Merge 2' })).toBeEnabled());
    await user.click(within(dialog).getByRole('button', { name: 'Merge 2' }));
    await waitFor(() => expect(record.title).toBe(theirTitle));
    expect(other.deletedAt).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeVisible();
  });
});

describe('the past', () => {
  it('shows the record as a change left it, and what is different now', async () => {
    const store = serveRecords();
    const [record] = store.ofType(contactType).filter((each) => each.title !== null);
    store.change(contactType, record!, { title: 'Trainee' }, 'edit');
    const [first] = store.historyOf(record!.id);
    Object.assign(first!, { at: '2026-03-01T10:00:00Z' });
    store.change(contactType, record!, { title: 'Director' }, 'edit');
    Object.assign(record!, { createdAt: '2026-01-01T10:00:00Z' });
    await open(store);
    const looks = await screen.findAllByRole('button', { name: /^See the record as it was on/ });
    await user.click(looks[1]!);
    expect(await screen.findByText(/1 field is different now/)).toBeVisible();
    expect(screen.getByText('Now: Director')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Edit Job title' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Back to now' }));
    expect(await screen.findByRole('button', { name: 'Edit Job title' })).toBeInTheDocument();
  });

  it('shows what an undo would leave alone before it undoes the rest', async () => {
    const store = serveRecords();
    const [record] = store.ofType(contactType).filter((each) => each.title !== null);
    store.change(contactType, record!, { title: 'Trainee', department: 'Sales of old' }, 'edit');
    store.change(contactType, record!, { title: 'Director' }, 'edit');
    await open(store);
    const undos = await screen.findAllByRole('button', { name: /^Undo: / });
    await user.click(undos[1]!);
    const dialog = await screen.findByRole('dialog', { name: 'Some values were changed since' });
    expect(within(dialog).getByText('stays Director (this change had set Trainee)')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Undo the rest (1)' }));
    await waitFor(() => expect(record!.department).not.toBe('Sales of old'));
    expect(record!.title).toBe('Director');
  });
});
