import { Suspense, useState, type ReactNode } from 'react';

/** Mounts a lazy dialog when it is opened for the first time and keeps it, so that it can close with its transition. */
export function WhenAsked({ asked, children }: { asked: boolean; children: ReactNode }) {
  const [wasAsked, setWasAsked] = useState(asked);
  if (asked && !wasAsked) setWasAsked(true);
  return wasAsked ? <Suspense fallback={null}>{children}</Suspense> : null;
}
