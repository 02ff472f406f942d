import { expect, it } from 'vitest';
import { exportBody, formatsOf } from './export-model';

const where = { field: 'title', op: 'eq', value: 'Notary' } as const;

it('asks for what the list shows, or for what is selected', () => {
  const choice = { format: 'xlsx', columns: 'view', headers: 'labels' } as const;
  expect(exportBody(choice, { q: 'ana', where, sort: 'name' }, ['title'], 'es')).toEqual({
    format: 'xlsx',
    q: 'ana',
    where,
    sort: 'name',
    columns: ['title'],
    labels: 'es',
  });
  expect(exportBody(choice, { where }, ['title'], 'es', ['1'])).toEqual({
    format: 'xlsx',
    ids: ['1'],
    columns: ['title'],
    labels: 'es',
  });
});

it('takes all of a card, and offers cards for people only', () => {
  const choice = { format: 'vcard', columns: 'view', headers: 'names' } as const;
  expect(exportBody(choice, {}, ['title'], 'en')).toEqual({ format: 'vcard' });
  expect(formatsOf('contact')).toContain('vcard');
  expect(formatsOf('account')).toEqual(['csv', 'xlsx']);
});
