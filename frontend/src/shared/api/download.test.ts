import { expect, it } from 'vitest';
import { fileNameOf } from './download';

it('reads the name of a download, in any script', () => {
  expect(fileNameOf('attachment; filename=contacts.csv')).toBe('contacts.csv');
  expect(fileNameOf('attachment; filename="my contacts.csv"')).toBe('my contacts.csv');
  expect(fileNameOf("attachment; filename=x.csv; filename*=UTF-8''%C3%9Cbersicht.csv")).toBe('Übersicht.csv');
  expect(fileNameOf(null)).toBeUndefined();
});
