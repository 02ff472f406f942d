import { infiniteQueryOptions } from '@tanstack/react-query';
import { apiUrl, request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';

export type AuditEntry = {
  id: string;
  /** Null for a moment, until it is linked into the chain. */
  sequence: number | null;
  at: string;
  actorId: string | null;
  actorName: string | null;
  source: string;
  sessionId: string | null;
  ip: string | null;
  userAgent: string | null;
  action: string;
  recordType: string | null;
  recordId: string | null;
  details: Record<string, unknown> | null;
  hash: string | null;
};

const filterNames = ['actorId', 'action', 'recordType', 'recordId', 'from', 'to'] as const;

/** As it stands in the address; days are those of the reader. */
export type AuditFilter = Partial<Record<(typeof filterNames)[number], string>>;

export function filterOf(search: Record<string, unknown>): AuditFilter {
  const given = filterNames.map((name) => [name, search[name]] as const);
  return Object.fromEntries(given.filter(([, value]) => typeof value === 'string' && value !== ''));
}

/** What the server is asked: from the first moment of the first day, to before the first one after the last. */
export function queryOf({ from, to, ...rest }: AuditFilter): Record<string, string | undefined> {
  return { ...rest, from: startOf(from, 0), to: startOf(to, 1) };
}

function startOf(day: string | undefined, daysLater: number): string | undefined {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const start = new Date(year, month - 1, date + daysLater);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}

export function exportUrl(filter: AuditFilter): string {
  return apiUrl('/audit/export', queryOf(filter));
}

export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit', filter] as const,
    queryFn: async ({ pageParam, signal }) =>
      (
        await request<Page<AuditEntry>>('GET', '/audit', {
          query: { ...queryOf(filter), limit: 50, cursor: pageParam },
          signal,
        })
      ).data,
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

export type Verification = {
  intact: boolean;
  entries: number;
  changes: number;
  headSequence: number;
  headHash: string;
  problems: { kind: string; sequence: number; message: string }[];
};

export async function verifyChain(): Promise<Verification> {
  return (await request<Verification>('GET', '/audit/verification')).data;
}
