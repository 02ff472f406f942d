import { expect, it } from 'vitest';
import { inOrder, isLate, type PromiseItem, type PromiseState } from './promise-model';

const promise = (id: string, state: PromiseState, due: string | null): PromiseItem => ({
  id,
  what: id,
  state,
  due,
  promisedBy: 'us',
  promisedByName: null,
  amount: null,
  evidence: null,
  evidenceActivityId: null,
  contradicted: null,
});

it('puts what asks for a decision first, then what is due soonest', () => {
  const given = [
    promise('kept', 'kept', '2026-01-01'),
    promise('some day', 'confirmed', null),
    promise('late', 'confirmed', '2026-11-30'),
    promise('soon', 'confirmed', '2026-11-23'),
    promise('asks', 'proposed', null),
  ];
  expect(inOrder(given).map(({ id }) => id)).toEqual(['asks', 'soon', 'late', 'some day', 'kept']);
});

it('is late from the day after, and only while it binds', () => {
  expect(isLate(promise('a', 'confirmed', '2026-11-22'), '2026-11-22')).toBe(false);
  expect(isLate(promise('a', 'confirmed', '2026-11-21'), '2026-11-22')).toBe(true);
  expect(isLate(promise('a', 'kept', '2026-11-21'), '2026-11-22')).toBe(false);
});
