import { expect, it } from 'vitest';
import { barShares, ofTen } from './insight-model';

it('says shares as people do', () => {
  expect(ofTen(0.757)).toEqual({ count: 8, of: 10 });
  expect(ofTen(1)).toEqual({ count: 10, of: 10 });
  expect(ofTen(0.04)).toEqual({ count: 4, of: 100 });
  expect(ofTen(0.001)).toEqual({ count: 1, of: 100 });
});

it('draws bars against the longest, and none where there is nothing', () => {
  expect(barShares({ bought: 25, white: 75 }, 100)).toEqual({ bought: 25, white: 75 });
  expect(barShares({ bought: 0, white: null }, 0)).toEqual({ bought: 0, white: 0 });
});
