import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Money } from '@/shared/api/types';

export type OrderState = 'open' | 'shipped' | 'delivered' | 'cancelled';

export type OrderView = {
  id: string;
  number: string;
  source: string;
  orderedAt: string;
  promisedOn: string | null;
  deliveredOn: string | null;
  state: OrderState;
  isOnTime: boolean | null;
  amount: number;
  currency: string;
};

export type AccountBusiness = {
  yearOrders: number;
  ordered: Money[];
  lastOrderAt: string | null;
  onTime: { inTime: number; of: number };
  late: number;
  arrears: { overdue: Money[]; oldestDueOn: string | null; overdueDays: number; isHeld: boolean };
  recent: OrderView[];
  feeds: { source: string; kind: string; reportedAt: string; isStale: boolean }[];
};

export function businessQuery(accountId: string) {
  return queryOptions({
    queryKey: ['records', 'accounts', 'business', accountId] as const,
    queryFn: async ({ signal }) =>
      (await request<AccountBusiness>('GET', `/accounts/${accountId}/business`, { signal })).data,
  });
}
