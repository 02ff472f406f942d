import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';

export type Motive = { id: string; key: string; names: { language: string; name: string }[]; isRetired: boolean };

export type OrderMotive = {
  isRepeat: boolean;
  canAsk: boolean;
  askAgainFrom: string | null;
  askedAt: string | null;
  motiveId: string | null;
  isFromCustomer: boolean;
  offered: Motive[];
};

export function orderMotiveQuery(accountId: string, orderId: string) {
  return queryOptions({
    queryKey: ['records', 'accounts', 'order-motive', accountId, orderId] as const,
    queryFn: async ({ signal }) =>
      (await request<OrderMotive>('GET', `/accounts/${accountId}/orders/${orderId}/motive`, { signal })).data,
  });
}

export async function noteMotive(accountId: string, orderId: string, motiveId: string): Promise<OrderMotive> {
  const path = `/accounts/${accountId}/orders/${orderId}/motive`;
  return (await request<OrderMotive>('PUT', path, { body: { motiveId } })).data;
}

export async function askMotive(accountId: string, orderId: string): Promise<string> {
  const path = `/accounts/${accountId}/orders/${orderId}/motive/ask`;
  return (await request<{ link: string }>('POST', path, { body: {} })).data.link;
}

export async function shareOrder(accountId: string, orderId: string): Promise<string> {
  const path = `/accounts/${accountId}/orders/${orderId}/links`;
  return (await request<{ link: string }>('POST', path, { body: {} })).data.link;
}

export async function unshareOrder(accountId: string, orderId: string): Promise<number> {
  const path = `/accounts/${accountId}/orders/${orderId}/links`;
  return (await request<{ revoked: number }>('DELETE', path)).data.revoked;
}
