import { expect, it } from 'vitest';
import { bodyOf } from './handover-model';

it('waits until it is said who gets it, unless the team does', () => {
  expect(bodyOf({ rule: 'heir', userIds: [], others: {} })).toBeUndefined();
  expect(bodyOf({ rule: 'team', userIds: ['left from before'], others: {} })).toEqual({ rule: 'team' });
});

it('gives all to one heir, and single types to somebody else', () => {
  expect(bodyOf({ rule: 'heir', userIds: ['a', 'b'], others: { contact: 'c', account: '' } })).toEqual({
    rule: 'heir',
    userIds: ['a'],
    byType: { contact: { rule: 'heir', userIds: ['c'] } },
  });
  expect(bodyOf({ rule: 'roundRobin', userIds: ['a', 'b'], others: {} })).toEqual({
    rule: 'roundRobin',
    userIds: ['a', 'b'],
  });
});
