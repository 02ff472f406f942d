import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '@/shared/api/types';
import { dayName, groupByDay } from './history-model';

function entry(at: string): HistoryEntry {
  return {
    changeSetId: at,
    at,
    actorId: null,
    actorName: null,
    source: 'browser',
    kind: 'edit',
    operation: 'edit',
    version: 1,
    changes: [],
    undone: false,
    canUndo: true,
  };
}

describe('groupByDay', () => {
  it('follows the calendar of the reader, not of the server', () => {
    const entries = [entry('2026-03-02T01:30:00Z'), entry('2026-03-01T23:30:00Z'), entry('2026-03-01T12:00:00Z')];
    expect(groupByDay(entries, 'UTC').map(({ day, entries: of }) => [day, of.length])).toEqual([
      ['2026-03-02', 1],
      ['2026-03-01', 2],
    ]);
    expect(groupByDay(entries, 'Europe/Madrid').map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-01']);
    expect(groupByDay(entries, 'America/Lima').map(({ entries: of }) => of.length)).toEqual([3]);
  });

  it('names today and yesterday', () => {
    const now = new Date('2026-03-02T10:00:00Z');
    expect(dayName('2026-03-02', now, 'UTC')).toBe('today');
    expect(dayName('2026-03-01', now, 'UTC')).toBe('yesterday');
    expect(dayName('2026-02-27', now, 'UTC')).toBeUndefined();
  });
});
