import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';

export const deliveryStates = ['dead', 'waiting', 'discarded'] as const;

export type DeliveryState = (typeof deliveryStates)[number];

/** One event on its way to one reaction. */
export type Delivery = {
  id: string;
  eventName: string;
  eventId: string;
  handler: string;
  state: DeliveryState;
  attempts: number;
  error?: string | null;
  occurredAt: string;
  nextAttemptAt?: string | null;
  discardedAt?: string | null;
  discardedByName?: string | null;
  payload?: unknown;
};

export type DeliveryPage = {
  items: Delivery[];
  nextCursor: string | null;
  counts: Record<DeliveryState, number>;
};

export type DeliveryFilter = { eventName?: string | undefined; handler?: string | undefined };

export const deliveriesKey = ['event-deliveries'] as const;

const refreshEvery = 15_000;

export function deliveriesQuery(state: DeliveryState, { eventName, handler }: DeliveryFilter = {}) {
  return infiniteQueryOptions({
    queryKey: [...deliveriesKey, 'list', state, { eventName, handler }] as const,
    queryFn: async ({ pageParam, signal }) =>
      (
        await request<DeliveryPage>('GET', '/event-deliveries', {
          query: { state, eventName, handler, cursor: pageParam },
          signal,
        })
      ).data,
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: refreshEvery,
  });
}

export function deliveryQuery(id: string) {
  return queryOptions({
    queryKey: [...deliveriesKey, 'one', id] as const,
    queryFn: async ({ signal }) => (await request<Delivery>('GET', `/event-deliveries/${id}`, { signal })).data,
  });
}

export async function retryDelivery(id: string): Promise<void> {
  await request('POST', `/event-deliveries/${id}/retry`);
}

export async function discardDelivery(id: string): Promise<void> {
  await request('POST', `/event-deliveries/${id}/discard`);
}

export async function retryDeliveries(filter: DeliveryFilter): Promise<number> {
  return (await request<{ retried: number }>('POST', '/event-deliveries/retry', { body: filter })).data.retried;
}
