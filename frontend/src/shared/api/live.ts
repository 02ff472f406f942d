import { apiUrl } from './client';

type Handler = (data: unknown) => void;
type LiveMessage = { event: string; data: unknown };

const callEvents = ['call.ringing', 'call.answered', 'call.ended'] as const;
export const liveEvents = ['job', 'notification', 'unread', 'record', ...callEvents] as const;
export type LiveEventName = (typeof liveEvents)[number];

const handlers = new Map<LiveEventName, Set<Handler>>();
const name = 'crm.live';
let stop: (() => void) | undefined;

/**
 * What happens on the server, as it happens. The tabs of one browser share one stream: whichever holds the lock reads
 * it and passes on what it hears; when that tab is closed, the next one takes over.
 */
export function onLive(event: LiveEventName, handler: Handler): () => void {
  const known = handlers.get(event) ?? new Set();
  handlers.set(event, known.add(handler));
  stop ??= start();
  return () => {
    known.delete(handler);
    if ([...handlers.values()].some((set) => set.size > 0)) return;
    stop?.();
    stop = undefined;
  };
}

function tell({ event, data }: LiveMessage): void {
  for (const handler of handlers.get(event as LiveEventName) ?? []) handler(data);
}

function start(): () => void {
  if (typeof EventSource === 'undefined') return () => undefined;
  // Browsers offer locks on secure connections only; without them each tab reads a stream of its own.
  if (!('locks' in navigator)) return read(tell);
  const channel = new BroadcastChannel(name);
  channel.onmessage = (message: MessageEvent<LiveMessage>) => tell(message.data);
  const stopped = new AbortController();
  void navigator.locks
    .request(name, { signal: stopped.signal }, async () => {
      // Granted at the very moment that nobody listens any more.
      if (stopped.signal.aborted) return;
      const close = read((message) => {
        tell(message);
        if (!stopped.signal.aborted) channel.postMessage(message);
      });
      await new Promise((resolve) => stopped.signal.addEventListener('abort', resolve, { once: true }));
      close();
    })
    .catch(() => undefined);
  return () => {
    stopped.abort();
    channel.close();
  };
}

function read(tellAll: (message: LiveMessage) => void): () => void {
  const source = new EventSource(apiUrl('/live'));
  for (const event of liveEvents) {
    source.addEventListener(event, (message: MessageEvent<string>) => {
      tellAll({ event, data: JSON.parse(message.data) as unknown });
    });
  }
  return () => source.close();
}
