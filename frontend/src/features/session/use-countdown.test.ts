import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clockText, useCountdown } from './use-countdown';

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

it('counts down to zero and stays there', () => {
  const { result } = renderHook(() => useCountdown(2_000));
  expect(result.current).toBe(2);
  act(() => {
    vi.advanceTimersByTime(1_000);
  });
  expect(result.current).toBe(1);
  act(() => {
    vi.advanceTimersByTime(5_000);
  });
  expect(result.current).toBe(0);
});

it.each([
  [0, '0:00'],
  [61, '1:01'],
  [272, '4:32'],
])('%i seconds are %s', (seconds, expected) => {
  expect(clockText(seconds)).toBe(expected);
});
