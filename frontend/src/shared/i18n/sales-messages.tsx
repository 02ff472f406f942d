import type { ReactNode } from 'react';
import { salesLoaders } from './sales-texts';
import { MoreMessages } from './more-messages';

/** Waits for the names of fields and options of what is sold, so that none of them changes while it is read. */
export function SalesMessages({ children }: { children: ReactNode }) {
  return (
    <MoreMessages name="sales" loaders={salesLoaders}>
      {children}
    </MoreMessages>
  );
}
