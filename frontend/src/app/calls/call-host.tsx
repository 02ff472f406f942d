import { lazy, Suspense, useEffect, useState } from 'react';
import { onLive } from '@/shared/api/live';
import { newsOfCall, type Call } from './call-news';

const CallCards = lazy(async () => ({ default: (await import('./call-cards')).CallCards }));

/** Who calls me, as the telephone system tells it; nothing of it loads before it first rings. */
export function CallHost() {
  const [calls, setCalls] = useState<readonly Call[]>([]);
  useEffect(() => {
    const stops = (['ringing', 'answered', 'ended'] as const).map((phase) =>
      onLive(`call.${phase}`, (data) => setCalls((now) => newsOfCall(now, phase, data as Call))),
    );
    return () => stops.forEach((stop) => stop());
  }, []);
  if (calls.length === 0) return null;
  return (
    <Suspense>
      <CallCards calls={calls} onClose={(id) => setCalls((now) => now.filter(({ activityId }) => activityId !== id))} />
    </Suspense>
  );
}
