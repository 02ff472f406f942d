import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';
import { cachedHits } from './cached-hits';

/** Where in a record the words were found; each range is a start and a length within the text. */
export type SearchMatch = { field: string; text: string; ranges: [number, number][] };

export type SearchHit = {
  recordType: string;
  id: string;
  label: string;
  detail?: string | null;
  matches: SearchMatch[];
};

export type SearchAnswer = {
  items: SearchHit[];
  /** Nothing was found as it was typed: these are found with one letter changed. */
  corrected: boolean;
  terms: string[];
};

/**
 * Finds in everything that the user may see. What this browser knows shows before the server has answered; where that
 * is nothing, the last answer stays in sight.
 */
export function useSearchAnswer(q: string, limit: number, types?: string) {
  const client = useQueryClient();
  return useQuery<SearchAnswer>({
    queryKey: ['records', 'search', { q, limit, types }],
    queryFn: async ({ signal }) =>
      (await request<SearchAnswer>('GET', '/search', { query: { q, limit, types }, signal })).data,
    placeholderData: (previous) => {
      const items = cachedHits(client, q, types);
      return items.length > 0 ? { items, corrected: false, terms: [] } : previous;
    },
    enabled: q !== '',
  });
}
