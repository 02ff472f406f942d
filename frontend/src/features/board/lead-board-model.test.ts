import { describe, expect, it } from 'vitest';
import { actTo, changed, columns, type LeadCard, type LeadPages } from './lead-board-model';

describe('actTo', () => {
  it('knows the way to each column, and that some cannot be reached', () => {
    expect(columns.map((to) => actTo('assigned', to))).toEqual([
      undefined,
      undefined,
      'contact',
      'work',
      'nurture',
      'qualify',
      'disqualify',
    ]);
    expect(actTo('qualified', 'working')).toBe('reopen');
    expect(actTo('working', 'contacted')).toBeUndefined();
  });

  it('leads from a disqualified one to a second chance alone', () => {
    expect(columns.map((to) => actTo('disqualified', to)).filter(Boolean)).toEqual(['reopen']);
  });
});

describe('changed', () => {
  it('moves a card and keeps count', () => {
    const lead = { id: 'a' } as LeadCard;
    const pages: LeadPages = { pages: [{ items: [lead], nextCursor: null, totalCount: 3 }], pageParams: [null] };
    const gone = changed(pages, lead, -1);
    expect([gone?.pages[0]?.items.length, gone?.pages[0]?.totalCount]).toEqual([0, 2]);
    expect(changed(gone, lead, 1)?.pages[0]?.items).toEqual([lead]);
  });
});
