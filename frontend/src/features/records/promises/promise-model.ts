import type { Money } from '@/shared/api/types';

export type PromiseAct = 'confirm' | 'dismiss' | 'keep' | 'break' | 'withdraw';
export type PromiseState = 'proposed' | 'confirmed' | 'kept' | 'broken' | 'withdrawn' | 'dismissed';

export type PromiseItem = {
  id: string;
  what: string;
  state: PromiseState;
  promisedBy: 'us' | 'them' | null;
  promisedByName: string | null;
  amount: Money | null;
  due: string | null;
  evidence: string | null;
  evidenceActivityId: string | null;
  contradicted: boolean | null;
};

/** What may be said of a promise, by its key. */
export const actsOf: Record<PromiseState, readonly (readonly [key: string, act: PromiseAct])[]> = {
  proposed: [
    ['c', 'confirm'],
    ['d', 'dismiss'],
  ],
  confirmed: [
    ['k', 'keep'],
    ['b', 'break'],
    ['w', 'withdraw'],
  ],
  kept: [],
  broken: [],
  withdrawn: [],
  dismissed: [],
};

const order: readonly PromiseState[] = ['proposed', 'confirmed', 'broken', 'kept', 'withdrawn', 'dismissed'];

/** What asks for a decision first, then what is due soonest; what is settled last. */
export function inOrder(promises: readonly PromiseItem[]): PromiseItem[] {
  return promises.toSorted(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.due ?? '9999').localeCompare(b.due ?? '9999'),
  );
}

/** On its day it may still be kept. */
export function isLate({ state, due }: Pick<PromiseItem, 'state' | 'due'>, today: string): boolean {
  return state === 'confirmed' && due !== null && due < today;
}
