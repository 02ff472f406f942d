import { request } from '@/shared/api/client';
import type { Job } from '@/shared/api/types';
import type { BulkPreview, BulkRequest } from './bulk-model';

/** Counts what would happen; nothing does. */
export async function previewBulk(resource: string, bulk: BulkRequest, signal: AbortSignal): Promise<BulkPreview> {
  return (await request<BulkPreview>('POST', `/${resource}/bulk`, { body: { ...bulk, dryRun: true }, signal })).data;
}

/** Begins the work; it is refused when another number matches by now than was shown. */
export async function startBulk(resource: string, bulk: BulkRequest, expectedCount: number): Promise<Job> {
  return (await request<Job>('POST', `/${resource}/bulk`, { body: { ...bulk, expectedCount } })).data;
}
