import { expect, it } from 'vitest';
import { treeOf, withDescendants } from './team-tree';

const team = (id: string, parentId: string | null = null) => ({ id, version: 1, name: id, parentId });
const teams = [team('north', 'sales'), team('sales'), team('service'), team('oslo', 'north'), team('lost', 'gone')];

it('puts each team below its parent, and one without a known parent at the top', () => {
  expect(treeOf(teams).map(({ team: { id }, depth }) => `${depth} ${id}`)).toEqual([
    '0 sales',
    '1 north',
    '2 oslo',
    '0 service',
    '0 lost',
  ]);
});

it('knows a team with all below it', () => {
  expect(withDescendants(teams, 'sales')).toEqual(new Set(['sales', 'north', 'oslo']));
});
