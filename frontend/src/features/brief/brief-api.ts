import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';

export type BriefLine = { code: string; params: Record<string, unknown>; source: { type: string; id: string } };

export const sections = [
  'risks',
  'openPoints',
  'promises',
  'deals',
  'prices',
  'people',
  'history',
  'lastMessages',
] as const;
export type Section = (typeof sections)[number];

export type Brief = Record<Section, BriefLine[]> & {
  subject: { type: string; id: string };
  name: string;
  generatedAt: string;
};

export const briefQuery = (resource: string, id: string) =>
  queryOptions({
    queryKey: ['records', 'activities', 'brief', resource, id] as const,
    queryFn: async ({ signal }) => (await request<Brief>('GET', `/${resource}/${id}/brief`, { signal })).data,
  });
