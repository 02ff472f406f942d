import { describe, expect, it } from 'vitest';
import { listOf, monthsOf, periodFilter } from './report-model';

describe('the list behind a line', () => {
  it('holds the months of a quarter, over the end of the year too', () => {
    expect(monthsOf('2017-Q1')).toEqual(['2017-01-01', '2017-04-01']);
    expect(monthsOf('2017-Q4')).toEqual(['2017-10-01', '2018-01-01']);
    expect(monthsOf('2017-12')).toEqual(['2017-12-01', '2018-01-01']);
  });

  it('filters as the report did', () => {
    expect(listOf('owner', 'u1', 'thisYear')).toEqual({
      all: [
        { field: 'ownerId', op: 'eq', value: 'u1' },
        { field: 'closedOn', op: 'gte', value: 'startOfYear' },
      ],
    });
    expect(listOf('product', null, 'anyTime')).toEqual({ all: [{ field: 'productId', op: 'isNull', value: true }] });
    expect(periodFilter('owner', 'lastQuarter')).toEqual({
      'closedOn[gte]': 'startOfQuarter-1q',
      'closedOn[lt]': 'startOfQuarter',
    });
  });

  it('is none where no filter says what the line holds', () => {
    expect(listOf('region', 't1', 'anyTime')).toBeUndefined();
  });
});
