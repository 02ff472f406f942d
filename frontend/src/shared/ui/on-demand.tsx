import { Suspense, useEffect, useState, type ReactNode } from 'react';

type OnDemandProps = {
  /** The button alone, as it looks before anybody has pressed it. */
  trigger: (open: () => void) => ReactNode;
  /** The same button with what it opens, in a chunk of its own, open from the start. */
  full: ReactNode;
  /** Opened by other means than the button, such as a key. */
  isWanted?: boolean;
};

/** What most visits never open loads when it is first wanted. */
export function OnDemand({ trigger, full, isWanted = false }: OnDemandProps) {
  const [wasWanted, setWanted] = useState(isWanted);
  if (isWanted && !wasWanted) setWanted(true);
  const plain = trigger(() => setWanted(true));
  return wasWanted ? <Suspense fallback={plain}>{full}</Suspense> : plain;
}

const idleDelay = 1500;

/** Fetches what is likely wanted next, once the page itself is at rest. */
export function usePreload(load: () => Promise<unknown>): void {
  useEffect(() => {
    // Missing the chunk now costs nothing: it is asked for again when it is used.
    const timer = setTimeout(() => void load().catch(() => undefined), idleDelay);
    return () => clearTimeout(timer);
  }, [load]);
}
