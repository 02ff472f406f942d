import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';

export type Motive = { id: string; key: string; names: { language: string; name: string }[]; isRetired: boolean };

export type OrderMotive = {
  isRepeat: boolean;
  canAsk: boolean;
  byMail: boolean;
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

export type Asked = { link: string; mailId: string | null };

/** With a contact, a mail takes the link there. */
export async function askMotive(
  accountId: string,
  orderId: string,
  mail?: { contactId: string; language: string },
): Promise<Asked> {
  const path = `/accounts/${accountId}/orders/${orderId}/motive/ask`;
  return (await request<Asked>('POST', path, { body: mail ?? {} })).data;
}

export function peopleQuery(accountId: string) {
  return queryOptions({
    queryKey: ['records', 'accounts', 'people-to-ask', accountId] as const,
    queryFn: async ({ signal }) =>
      (
        await request<{ items: { id: string; displayName: string; emails: unknown[] }[] }>('GET', '/contacts', {
          query: { accountId, limit: 50 },
          signal,
        })
      ).data.items.filter(({ emails }) => emails.length > 0),
  });
}

export async function shareOrder(accountId: string, orderId: string): Promise<string> {
  const path = `/accounts/${accountId}/orders/${orderId}/links`;
  return (await request<{ link: string }>('POST', path, { body: {} })).data.link;
}

export async function unshareOrder(accountId: string, orderId: string): Promise<number> {
  const path = `/accounts/${accountId}/orders/${orderId}/links`;
  return (await request<{ revoked: number }>('DELETE', path)).data.revoked;
}
