import { parseSearchWith, stringifySearchWith } from '@tanstack/react-router';
import { describe, expect, it } from 'vitest';
import { parseListState, toListSearch, type ListState } from './list-state';

const stringify = stringifySearchWith(JSON.stringify, JSON.parse);
const parse = parseSearchWith(JSON.parse);

/** Through the address bar and back, as the router writes and reads it. */
function throughUrl(state: ListState): ListState {
  return parseListState(parse(stringify(toListSearch(state))));
}

describe('the state of a list', () => {
  it('survives the URL whole', () => {
    const state: ListState = {
      q: 'maría 王',
      where: {
        any: [
          { field: 'title', op: 'startsWith', value: 'Head "of"' },
          { field: 'employees', op: 'gte', value: 50 },
        ],
      },
      sort: '-updatedAt',
      columns: 'displayName:220,title',
      deleted: true,
    };
    expect(throughUrl(state)).toEqual(state);
  });

  it('keeps a search for digits or "true" a text', () => {
    expect(throughUrl({ q: '915551234' })).toEqual({ q: '915551234' });
    expect(throughUrl({ q: 'true' })).toEqual({ q: 'true' });
  });

  it('leaves out what is as usual', () => {
    expect(toListSearch({ q: undefined, where: undefined, sort: undefined, deleted: false })).toEqual({});
  });

  it('refuses what somebody made up', () => {
    expect(parseListState({ sort: 'name; drop', where: 'x', deleted: 'maybe' })).toEqual({});
  });
});
