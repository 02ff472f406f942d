import { describe, expect, it } from 'vitest';
import { listOf, periodFilter, toCsv } from './lead-report-model';

describe('the list behind a line', () => {
  it('filters as the report did', () => {
    expect(listOf('source', 'Fair', 'thisYear')).toEqual({
      all: [
        { field: 'source', op: 'eq', value: 'Fair' },
        { field: 'createdAt', op: 'gte', value: 'startOfYear' },
      ],
    });
    expect(listOf('owner', null, 'anyTime')).toEqual({ all: [{ field: 'ownerId', op: 'isNull', value: true }] });
    expect(periodFilter('lastQuarter')).toEqual({
      'createdAt[gte]': 'startOfQuarter-1q',
      'createdAt[lt]': 'startOfQuarter',
    });
  });

  it('is none where no filter says what the line holds', () => {
    expect(listOf('origin', 'marketing', 'anyTime')).toBeUndefined();
  });
});

describe('toCsv', () => {
  it('quotes what needs it, and makes no formula of a name', () => {
    expect(
      toCsv([
        ['Source', 'Leads'],
        ['Fair, "North"', 3],
        ['=cmd()', -1],
        [null, 0],
      ]),
    ).toBe('Source,Leads\r\n"Fair, ""North""",3\r\n\'=cmd(),-1\r\n,0');
  });
});
