import { expect, it } from 'vitest';
import { makeContact } from '@/test/msw/records/people';
import { contactType } from '@/test/msw/records/record-types';
import { dayOf, differencesBetween, endOfDay } from './as-of';

it('takes the end of the chosen day, never the future', () => {
  const now = new Date(2026, 4, 10, 15, 30);
  expect(endOfDay('2026-05-10', now)).toBe(now.toISOString());
  expect(new Date(endOfDay('2026-05-01', now) ?? '').getDate()).toBe(1);
  expect(endOfDay('', now)).toBeUndefined();
  expect(dayOf(now)).toBe('2026-05-10');
});

it('names the fields that are different now, but not the time of the last change', () => {
  const past = makeContact(1, []);
  const now = { ...past, title: 'Other', updatedAt: '2030-01-01T00:00:00Z', version: 7 };
  expect(differencesBetween(contactType, past, now).map(({ name }) => name)).toEqual(['title']);
});
