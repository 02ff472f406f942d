import { expect, it } from 'vitest';
import { contactType } from '@/test/msw/records/record-types';
import { fieldOf } from '@/shared/metadata/record-type';
import { rightOf, rightsFor, withRight } from './field-rights';

const field = (name: string) => fieldOf(contactType, name)!;

it('allows editing where nothing is said, and never what nobody edits', () => {
  expect(rightOf({}, contactType, field('notes'))).toBe('edit');
  expect(rightOf({ 'contact.notes': 'none' }, contactType, field('notes'))).toBe('none');
  expect(rightOf({}, contactType, field('createdAt'))).toBe('read');
});

it('offers to hide all but the name', () => {
  expect(rightsFor(contactType, field('notes'))).toEqual(['edit', 'read', 'none']);
  expect(rightsFor(contactType, field('createdAt'))).toEqual(['read', 'none']);
  expect(rightsFor(contactType, field('displayName'))).toEqual(['read']);
});

it('names only what differs from the usual', () => {
  const rights = { 'contact.notes': 'none', 'contact.title': 'read' } as const;
  expect(withRight(rights, contactType, field('notes'), 'edit')).toEqual({ 'contact.title': 'read' });
  expect(withRight(rights, contactType, field('notes'), 'read')).toEqual({
    'contact.title': 'read',
    'contact.notes': 'read',
  });
  expect(withRight({ 'contact.createdAt': 'none' }, contactType, field('createdAt'), 'read')).toEqual({});
});
