import { http, HttpResponse } from 'msw';
import { problem } from './problems';

type MockDelivery = {
  id: string;
  eventName: string;
  eventId: string;
  handler: string;
  state: string;
  attempts: number;
  error: string | null;
  occurredAt: string;
  nextAttemptAt: string | null;
  discardedAt?: string;
  discardedByName?: string;
};

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export function createDeliveries(): MockDelivery[] {
  return [
    ['imports.finished', 'notifications.job-finished', 'dead', 'SMTP: the connection was refused', 45],
    ['record.assigned', 'notifications.record-assigned', 'dead', 'The recipient has no address', 130],
    ['record.assigned', 'search.index', 'waiting', 'The database was busy', 2],
  ].map(([eventName, handler, state, error, minutes], index) => ({
    id: `delivery-${index + 1}`,
    eventName: String(eventName),
    eventId: `event-${index + 1}`,
    handler: String(handler),
    state: String(state),
    attempts: state === 'dead' ? 10 : 1,
    error: String(error),
    occurredAt: ago(Number(minutes)),
    nextAttemptAt: state === 'waiting' ? ago(-1) : null,
  }));
}

export function deliveryHandlersFor(deliveries: MockDelivery[]) {
  const find = (id: unknown) => deliveries.find((delivery) => delivery.id === id);
  const revive = (delivery: MockDelivery) =>
    Object.assign(delivery, { state: 'waiting', attempts: 0, nextAttemptAt: ago(0) });
  const count = (state: string) => deliveries.filter((delivery) => delivery.state === state).length;
  const matches = (delivery: MockDelivery, eventName?: string | null, handler?: string | null) =>
    (!eventName || delivery.eventName === eventName) && (!handler || delivery.handler === handler);
  return [
    http.get('/api/v1/event-deliveries', ({ request }) => {
      const search = new URL(request.url).searchParams;
      const state = search.get('state') ?? 'dead';
      return HttpResponse.json({
        items: deliveries.filter(
          (delivery) => delivery.state === state && matches(delivery, search.get('eventName'), search.get('handler')),
        ),
        nextCursor: null,
        counts: { dead: count('dead'), waiting: count('waiting'), discarded: count('discarded') },
      });
    }),
    http.post('/api/v1/event-deliveries/retry', async ({ request }) => {
      const { eventName, handler } = (await request.json()) as { eventName?: string; handler?: string };
      const found = deliveries.filter((delivery) => delivery.state === 'dead' && matches(delivery, eventName, handler));
      found.forEach(revive);
      return HttpResponse.json({ retried: found.length });
    }),
    http.get('/api/v1/event-deliveries/:id', ({ params }) => {
      const found = find(params.id);
      return found
        ? HttpResponse.json({ ...found, payload: { recordType: 'contact', recordId: 'contact-1' } })
        : problem(404, 'not_found');
    }),
    http.post('/api/v1/event-deliveries/:id/retry', ({ params }) => {
      const found = find(params.id);
      return found ? HttpResponse.json(revive(found)) : problem(404, 'not_found');
    }),
    http.post('/api/v1/event-deliveries/:id/discard', ({ params }) => {
      const found = find(params.id);
      if (!found) return problem(404, 'not_found');
      if (found.state === 'waiting') return problem(409, 'delivery_not_dead');
      return HttpResponse.json(
        Object.assign(found, { state: 'discarded', discardedAt: ago(0), discardedByName: 'Ada Okafor' }),
      );
    }),
  ];
}
