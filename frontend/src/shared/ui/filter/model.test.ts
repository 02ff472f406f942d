import { describe, expect, it } from 'vitest';
import type { Condition } from '@/shared/api/types';
import { accountType, contactType } from '@/test/msw/records/record-types';
import {
  conditionField,
  countConditions,
  newCondition,
  operatorsOf,
  parseCondition,
  referencesIn,
  toCondition,
  toDraft,
  withOperator,
  withoutItem,
} from './model';

const tree: Condition = {
  all: [
    { field: 'lifecycleStage', op: 'in', value: ['customer', 'lead'] },
    {
      any: [
        { field: 'title', op: 'contains', value: 'head' },
        { field: 'emails', op: 'isNull', value: false },
      ],
    },
  ],
};

describe('conditions', () => {
  it('come back from the builder as they went in', () => {
    expect(toCondition(toDraft(tree))).toEqual(tree);
  });

  it('come back from a link as they went into it, as text or as read by the router', () => {
    expect(parseCondition(JSON.stringify(tree))).toEqual(tree);
    expect(parseCondition(tree)).toEqual(tree);
  });

  it('of a broken link keep what makes sense', () => {
    expect(parseCondition('{broken')).toBeUndefined();
    expect(parseCondition({ field: 'title', op: 'explode', value: 1 })).toBeUndefined();
    expect(parseCondition({ all: [{ field: 'title', op: 'eq', value: 'x' }, { nonsense: true }] })).toEqual({
      all: [{ field: 'title', op: 'eq', value: 'x' }],
    });
  });

  it('without a value are not asked yet', () => {
    const title = conditionField(contactType, 'title');
    if (!title) throw new Error('no such field');
    const draft = { ...toDraft(undefined), items: [newCondition(title)] };
    expect(toCondition(draft)).toBeUndefined();
  });

  it('are counted and removed one by one', () => {
    expect(countConditions(tree)).toBe(3);
    expect(withoutItem(tree, 1)).toEqual({ all: [{ field: 'lifecycleStage', op: 'in', value: ['customer', 'lead'] }] });
    expect(withoutItem({ all: [{ field: 'title', op: 'eq', value: 'x' }] }, 0)).toBeUndefined();
  });

  it('name the records whose labels they show', () => {
    const where: Condition = {
      any: [
        { field: 'accountId', op: 'in', value: ['a', 'b'] },
        { field: 'title', op: 'eq', value: 'x' },
      ],
    };
    expect(referencesIn(contactType, where)).toEqual([
      { recordType: 'account', id: 'a' },
      { recordType: 'account', id: 'b' },
    ]);
  });
});

describe('operators', () => {
  const of = (name: string) => operatorsOf(conditionField(accountType, name) ?? newField());

  it('begin with the usual one and end with empty and not empty', () => {
    expect(of('name')[0]).toBe('contains');
    expect(of('employees')[0]).toBe('gte');
    expect(of('lifecycleStage').slice(-2)).toEqual(['isEmpty', 'isNotEmpty']);
    expect(of('createdAt')).toEqual(['gte', 'lt']);
  });

  it('reach into the parts of addresses', () => {
    expect(conditionField(accountType, 'addresses.country')?.kind).toBe('country');
    expect(conditionField(accountType, 'addresses')).toBeUndefined();
  });

  it('carry a value over between one and several', () => {
    const condition = { key: 'k', kind: 'field' as const, field: 'lifecycleStage', op: 'eq' as const, value: 'lead' };
    const several = withOperator(condition, 'in');
    expect(several.value).toEqual(['lead']);
    expect(withOperator(several, 'eq').value).toBe('lead');
    expect(withOperator(several, 'isEmpty').value).toBeNull();
  });
});

function newField(): never {
  throw new Error('no such field');
}
