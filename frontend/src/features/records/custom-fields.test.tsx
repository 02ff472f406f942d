import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeCustomField, sampleCustomFields } from '@/test/msw/custom-fields';
import type { RecordStore } from '@/test/msw/records/store';
import { contactType } from '@/test/msw/records/record-types';
import { forgetToasts, giveElementsASize, renderRecordPages, serveRecords } from '@/test/render-record';
import { startMockServer } from '@/test/server';
import { CreateRecordDialog } from './create-record-dialog';
import { RecordPage } from './record-page';

startMockServer();

const user = userEvent.setup();

function serveWithCustomFields(): RecordStore {
  const store = serveRecords();
  store.customFields.push(...sampleCustomFields.map((field) => ({ ...field })));
  return store;
}

beforeEach(() => {
  giveElementsASize();
  forgetToasts();
});

describe('custom fields on a record', () => {
  it('show with their own names and help, and save below "custom"', async () => {
    const store = serveWithCustomFields();
    const [record] = store.ofType(contactType);
    renderRecordPages({ record: <RecordPage recordType="contact" />, at: `/contacts/${record!.id}` });
    expect(await screen.findByRole('region', { name: 'Care' })).toBeVisible();
    const add = screen.getByRole('button', { name: 'Edit Loyalty tier' });
    expect(add).toHaveAccessibleDescription('Reviewed every January.');
    expect(screen.queryByRole('button', { name: 'Edit In the tier since' })).toBeNull();

    await user.click(add);
    expect(await screen.findByRole('button', { name: 'About Loyalty tier' })).toHaveAccessibleDescription(
      'Reviewed every January.',
    );
    await user.click(await screen.findByRole('option', { name: 'Gold' }));
    await waitFor(() => expect(record!.custom).toMatchObject({ loyalty: 'gold' }));
    expect(await screen.findByRole('button', { name: 'Edit In the tier since' })).toBeVisible();
    const history = await screen.findByRole('region', { name: 'Today' });
    expect(within(history).getByText('Loyalty tier')).toBeVisible();
  });

  it('are asked for in the dialog when they are required, by the values given so far', async () => {
    const store = serveRecords();
    store.customFields.push(
      makeCustomField({ key: 'consent', kind: 'boolean', label: 'Newsletter', required: true, default: false }),
      makeCustomField({
        key: 'topic',
        kind: 'text',
        label: 'Topic',
        required: true,
        visibleWhen: { field: 'custom.consent', op: 'eq', value: true },
      }),
    );
    renderRecordPages({
      list: <CreateRecordDialog recordType="contact" opened onClose={() => undefined} />,
      at: '/contacts',
    });
    const consent = await screen.findByRole('combobox', { name: 'Newsletter' });
    expect(consent).toHaveValue('No');
    expect(screen.queryByRole('textbox', { name: 'Topic' })).toBeNull();
    await user.click(consent);
    await user.click(await screen.findByRole('option', { name: 'Yes' }));
    await user.type(screen.getByRole('textbox', { name: 'First name' }), 'Noor');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    expect(await screen.findByText('Fill this in.')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Topic' }), 'Trade fairs');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() =>
      expect(store.ofType(contactType).find((each) => each.givenName === 'Noor')?.custom).toEqual({
        consent: true,
        topic: 'Trade fairs',
      }),
    );
  });
});
