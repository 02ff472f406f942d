import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';

type FeedState = { isOpen: boolean; since: string | null };

export const feedQuery = queryOptions({
  queryKey: ['calendar-feed'] as const,
  queryFn: async ({ signal }) => (await request<FeedState>('GET', '/calendar-feed', { signal })).data,
});

/** A new address; the one before it ends. */
export async function openFeed(): Promise<string> {
  return (await request<{ url: string }>('POST', '/calendar-feed', { body: {} })).data.url;
}

export async function closeFeed(): Promise<void> {
  await request('DELETE', '/calendar-feed');
}

export type IcsImport = {
  received: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  items: {
    subject?: string | null;
    uid?: string | null;
    outcome: string;
    message?: string | null;
    code?: string | null;
  }[];
};

export async function importIcs(text: string): Promise<{ result: IcsImport; changeSetId: string | undefined }> {
  const { data, response } = await request<IcsImport>('POST', '/activities/import-ics', { body: { text } });
  return { result: data, changeSetId: response.headers.get('Change-Set-Id') ?? undefined };
}
