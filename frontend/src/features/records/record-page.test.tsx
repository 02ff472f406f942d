import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CrmRecord } from '@/shared/api/types';
import type { RecordStore } from '@/test/msw/records/store';
import { contactType } from '@/test/msw/records/record-types';
import { problem } from '@/test/msw/problems';
import { forgetToasts, giveElementsASize, renderRecordPages, serveRecords } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { RecordPage } from './record-page';

startMockServer();

const user = userEvent.setup();

function firstContact(store: RecordStore): CrmRecord {
  const record = store.ofType(contactType).find((each) => each.title !== null && each.accountId !== null);
  if (!record) throw new Error('no contact');
  return record;
}

async function open(store: RecordStore): Promise<CrmRecord> {
  const record = firstContact(store);
  renderRecordPages({ record: <RecordPage recordType="contact" />, at: `/contacts/${record.id}` });
  expect(await screen.findByRole('heading', { level: 1, name: String(record.displayName) })).toBeVisible();
  return record;
}

async function changeTitle(text: string) {
  await user.click(await screen.findByRole('button', { name: 'Edit Job title' }));
  const input = await screen.findByRole('textbox', { name: 'Job title' });
  await user.clear(input);
  await user.type(input, `${text}{Enter}`);
}

beforeEach(() => {
  giveElementsASize();
  forgetToasts();
});

describe('RecordPage', () => {
  it('edits a field in place and shows the change in the history', async () => {
    const record = await open(serveRecords());
    const before = String(record.title);
    await changeTitle('Chief of Staff');
    const history = await screen.findByRole('region', { name: 'Today' });
    expect(within(history).getByText('Ada Okafor made changes')).toBeVisible();
    expect(within(history).getByText(before)).toBeVisible();
    expect(within(history).getByText('Chief of Staff')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Edit Job title' })).toHaveFocus();
  });

  it('folds what is empty into words that add it, and shows all fields when asked', async () => {
    const store = serveRecords();
    const record = firstContact(store);
    record.title = null;
    renderRecordPages({ record: <RecordPage recordType="contact" />, at: `/contacts/${record.id}` });
    expect(await screen.findByRole('heading', { level: 1, name: String(record.displayName) })).toBeVisible();
    expect(screen.queryByText('Job title', { selector: 'dt' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Edit Job title' }));
    await user.type(await screen.findByRole('textbox', { name: 'Job title' }), 'Buyer{Enter}');
    await waitFor(() => expect(record.title).toBe('Buyer'));
    expect(screen.getByRole('button', { name: 'Edit Job title' })).toHaveFocus();
    const fields = screen.getAllByRole('term').length;
    await user.click(screen.getByRole('button', { name: /Show \d+ empty field/ }));
    expect(screen.getAllByRole('term').length).toBeGreaterThan(fields);
    await user.click(screen.getByRole('button', { name: 'Hide empty fields' }));
    expect(screen.getAllByRole('term')).toHaveLength(fields);
  });

  it('takes back one entry of the history', async () => {
    const store = serveRecords();
    const record = await open(store);
    const before = record.title;
    await changeTitle('Chief of Staff');
    await user.click(await screen.findByRole('button', { name: 'Undo: Ada Okafor made changes' }));
    await waitFor(() => expect(record.title).toBe(before));
    expect(await screen.findByText('Ada Okafor undid changes')).toBeVisible();
  });

  it('keeps both changes when somebody else changed another field meanwhile', async () => {
    const store = serveRecords();
    const record = await open(store);
    store.change(contactType, record, { department: 'Legal' }, 'edit');
    await changeTitle('Chief of Staff');
    await waitFor(() => expect(record.title).toBe('Chief of Staff'));
    expect(record.department).toBe('Legal');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect((await screen.findAllByText('Legal')).length).toBeGreaterThan(0);
  });

  it('asks which value shall stay when both changed the same field', async () => {
    const store = serveRecords();
    const record = await open(store);
    const original = String(record.title);
    store.change(contactType, record, { title: 'Theirs' }, 'edit');
    await changeTitle('Mine');
    const dialog = await screen.findByRole('dialog', { name: 'Changed by two people' });
    expect(within(dialog).getByRole('radio', { name: 'Yours: Mine' })).toBeChecked();
    expect(within(dialog).getByRole('radio', { name: `Before both: ${original}` })).toBeVisible();
    await user.click(within(dialog).getByRole('radio', { name: /saved already: Theirs/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Save this choice' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(record.title).toBe('Theirs');
  });

  it('saves mine on top when I say so', async () => {
    const store = serveRecords();
    const record = await open(store);
    store.change(contactType, record, { title: 'Theirs' }, 'edit');
    await changeTitle('Mine');
    await user.click(await screen.findByRole('button', { name: 'Save this choice' }));
    await waitFor(() => expect(record.title).toBe('Mine'));
  });

  it("puts the server's refusal beside the field, with what was typed", async () => {
    const record = await open(serveRecords());
    server.use(
      http.patch('/api/v1/contacts/:id', () =>
        problem(400, 'validation', { errors: { title: ['Too grand a title.'] } }),
      ),
    );
    await changeTitle('Emperor');
    expect(await screen.findByRole('alert')).toHaveTextContent('Too grand a title.');
    expect(screen.getByRole('heading', { level: 1, name: String(record.displayName) })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Edit again' }));
    expect(await screen.findByRole('textbox', { name: 'Job title' })).toHaveValue('Emperor');
  });

  it('does not send what is wrong already', async () => {
    await open(serveRecords());
    await user.click(await screen.findByRole('button', { name: 'Edit Website' }));
    await user.type(await screen.findByRole('textbox', { name: 'Website' }), 'no site{Enter}');
    expect(await screen.findByText('Give a web address such as example.com.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Website' })).toHaveValue('no site');
  });

  it('shows the account that the contact belongs to', async () => {
    const record = await open(serveRecords());
    const name = new RegExp(String(record.accountName));
    await waitFor(() => expect(screen.getAllByRole('link', { name })).toHaveLength(2));
  });

  it('says so when the record is gone', async () => {
    serveRecords();
    renderRecordPages({ record: <RecordPage recordType="contact" />, at: '/contacts/gone' });
    expect(await screen.findByText('This record is not here')).toBeVisible();
  });
});
