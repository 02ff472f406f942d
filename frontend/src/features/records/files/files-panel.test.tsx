import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { problem } from '@/test/msw/problems';
import { contactType } from '@/test/msw/records/record-types';
import { forgetToasts, giveElementsASize, renderRecordPages, serveRecords } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { RecordPage } from '../record-page';
import type { RecordFile } from '@/shared/files/upload-file';

startMockServer();

const user = userEvent.setup();

function file(name: string, more: Partial<RecordFile> = {}): RecordFile {
  return {
    id: crypto.randomUUID(),
    name,
    contentType: 'application/pdf',
    sizeBytes: 1400,
    sha256: '',
    createdAt: '2026-03-11T10:00:00Z',
    createdByName: 'Tom Hartley',
    viewable: true,
    ...more,
  };
}

/** A record with files; how many uploads are refused before one is taken is told. */
async function open(files: RecordFile[], refusals = 0) {
  const [record] = serveRecords().ofType(contactType);
  const uploads: (string | null)[] = [];
  let [all, gone] = [files, [] as RecordFile[]];
  server.use(
    http.get('*/api/v1/files', () => HttpResponse.json({ items: all, nextCursor: null })),
    http.post('*/api/v1/files', async ({ request }) => {
      const form = await request.formData();
      uploads.push(form.get('recordId') as string);
      if (uploads.length <= refusals) return problem(413, 'too_large', { detail: 'At most 25 MB.' });
      // jsdom's forms lose the names of files.
      all = [file(`Arrived ${uploads.length}`), ...all];
      return HttpResponse.json(all[0], { status: 201 });
    }),
    http.delete('*/api/v1/files/:id', ({ params }) => {
      gone = all.filter(({ id }) => id === params.id);
      all = all.filter(({ id }) => id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.post('*/api/v1/files/:id/restore', () => {
      all = [...gone, ...all];
      return HttpResponse.json(gone[0]);
    }),
  );
  const { container } = renderRecordPages({
    record: <RecordPage recordType="contact" />,
    at: `/contacts/${record?.id}`,
  });
  const panel = within(await screen.findByRole('region', { name: 'Files' }));
  await panel.findAllByText(/Tom Hartley|No files yet/);
  const choose = async (...chosen: string[]) =>
    await user.upload(
      container.querySelector<HTMLInputElement>('input[type=file]')!,
      chosen.map((name) => new File(['x'], name)),
    );
  return { panel, uploads, choose, recordId: record?.id };
}

beforeEach(() => {
  giveElementsASize();
  forgetToasts();
});

describe('FilesPanel', () => {
  it('opens what may be shown and saves everything else', async () => {
    const { panel } = await open([file('Contract.pdf'), file('Macro.xlsm', { viewable: false })]);
    expect(panel.getByRole('link', { name: 'Contract.pdf' })).toHaveAttribute('target', '_blank');
    expect(panel.getByRole('link', { name: 'Macro.xlsm' })).toHaveAttribute('download', 'Macro.xlsm');
  });

  it('hangs several files on the record', async () => {
    const { panel, uploads, choose, recordId } = await open([]);
    await choose('Plan.png', 'Offer.pdf');
    expect(await panel.findByRole('link', { name: 'Arrived 1' })).toBeVisible();
    expect(panel.getByRole('link', { name: 'Arrived 2' })).toBeVisible();
    expect(uploads).toEqual([recordId, recordId]);
    expect(panel.getByRole('status')).toHaveTextContent('2 files saved');
  });

  it('keeps a file that was refused, with the reason, until it is sent again', async () => {
    const { panel, choose } = await open([], 1);
    await choose('Film.mov');
    expect(await panel.findByRole('alert')).toHaveTextContent('Not saved:');
    await user.click(panel.getByRole('button', { name: 'Try again' }));
    expect(await panel.findByRole('link', { name: 'Arrived 2' })).toBeVisible();
    expect(panel.queryByRole('alert')).toBeNull();
  });

  it('deletes at once and takes it back', async () => {
    const { panel } = await open([file('Contract.pdf')]);
    await user.click(panel.getByRole('button', { name: 'Delete Contract.pdf' }));
    await waitFor(() => expect(panel.queryByRole('link', { name: 'Contract.pdf' })).toBeNull());
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await panel.findByRole('link', { name: 'Contract.pdf' })).toBeVisible();
  });
});
