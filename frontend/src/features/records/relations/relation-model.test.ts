import { describe, expect, it } from 'vitest';
import { sideName, type RelationType } from '@/shared/relations/relation-types';
import { layout } from './graph-layout';
import { relationBody, sidesOf } from './relation-model';

const type = (key: string, inverse: string, from: RelationType['from'], to: RelationType['to']): RelationType => ({
  key,
  inverse,
  from,
  to,
  names: [
    { language: 'en', forward: `${key} in English`, backward: `${inverse} in English` },
    { language: 'es', forward: `${key} en español`, backward: `${inverse} en español` },
  ],
  isBuiltIn: true,
  isRetired: false,
});
const types = [
  type('worksFor', 'employs', 'contact', 'account'),
  type('decisionMakerOf', 'decidedBy', 'contact', 'account'),
  type('spouseOf', 'spouseOf', 'contact', 'contact'),
  type('supplierOf', 'customerOf', 'any', 'any'),
  { ...type('gone', 'goneToo', 'any', 'any'), isRetired: true },
];

describe('sidesOf', () => {
  it('offers what a person or an organisation can be, each side once', () => {
    expect(sidesOf(types, 'contact', 'en').map(({ code }) => code)).toEqual([
      'decisionMakerOf',
      'spouseOf',
      'supplierOf',
      'customerOf',
    ]);
    expect(sidesOf(types, 'account', 'en').map(({ code, other }) => [code, other])).toEqual([
      ['decidedBy', 'contact'],
      ['supplierOf', 'any'],
      ['customerOf', 'any'],
    ]);
  });

  it('names sides in the language, else in the first there is', () => {
    expect(sideName(types, 'customerOf', 'es')).toBe('customerOf en español');
    expect(sideName(types, 'supplierOf', 'zh')).toBe('supplierOf in English');
    expect(sideName(types, 'unknown', 'en')).toBe('unknown');
  });
});

describe('relationBody', () => {
  it('says a relation from this end', () => {
    expect(relationBody('customerOf', { type: 'contact', id: 'c' }, { type: 'account', id: 'a' })).toEqual({
      type: 'customerOf',
      fromContactId: 'c',
      toAccountId: 'a',
    });
  });
});

describe('layout', () => {
  const node = (id: string, distance: number) => ({ party: { type: 'contact' as const, id, name: id }, distance });
  const edge = (from: string, to: string) => ({ from, to, type: 'knows', isPast: false });

  it('puts everybody somewhere, neighbours on the inner ring and those behind them on the outer', () => {
    const nodes = [node('me', 0), node('a', 1), node('b', 1), node('a1', 2), node('a2', 2), node('b1', 2)];
    const edges = [edge('me', 'a'), edge('b', 'me'), edge('a', 'a1'), edge('a2', 'a'), edge('b', 'b1')];
    const placed = layout({ nodes, edges, isCut: false }, [100, 200]);
    const radius = (id: string) => Math.round(Math.hypot(placed.get(id)?.x ?? 0, placed.get(id)?.y ?? 0));
    expect(nodes.map(({ party }) => radius(party.id))).toEqual([0, 100, 100, 200, 226, 200]);
    const gap = (one: string, other: string) =>
      Math.abs((placed.get(one)?.angle ?? 0) - (placed.get(other)?.angle ?? 0));
    expect(gap('b', 'b1')).toBeLessThan(0.01);
    expect(gap('a', 'a1')).toBeLessThan(gap('b', 'a1'));
    expect(new Set([...placed.values()].map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)).size).toBe(nodes.length);
  });
});
