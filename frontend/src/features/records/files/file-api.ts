import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';
import type { RecordFile } from '@/shared/files/upload-file';

export type Subject = { recordType: string; recordId: string };

export const filesQuery = ({ recordType, recordId }: Subject) =>
  infiniteQueryOptions({
    queryKey: ['records', 'files', recordType, recordId] as const,
    queryFn: async ({ pageParam, signal }) => {
      const query = { recordType, recordId, cursor: pageParam ?? undefined };
      return (await request<Page<RecordFile>>('GET', '/files', { query, signal })).data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export async function deleteFile(id: string): Promise<void> {
  await request('DELETE', `/files/${id}`);
}

export async function restoreFile(id: string): Promise<void> {
  await request('POST', `/files/${id}/restore`, { body: {} });
}
