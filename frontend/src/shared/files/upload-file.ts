import { request } from '../api/client';
import type { components } from '../api/schema';

export type RecordFile = components['schemas']['File'];

/** Hangs a file on a record. */
export async function uploadFile(subject: { recordType: string; recordId: string }, file: File): Promise<RecordFile> {
  const body = new FormData();
  body.set('recordType', subject.recordType);
  body.set('recordId', subject.recordId);
  body.set('file', file);
  return (await request<RecordFile>('POST', '/files', { body })).data;
}
