import { expect, it } from 'vitest';
import type { Role } from '@/shared/api/types';
import { contactType } from '@/test/msw/records/record-types';
import { allPermissions, recordRightOf, withLevel } from './permissions';

it('tells rights on records from all others', () => {
  expect(recordRightOf('contacts.edit', [contactType])).toEqual({ type: contactType, verb: 'edit' });
  expect(recordRightOf('contacts.audit', [contactType])).toBeUndefined();
  expect(recordRightOf('users.manage', [contactType])).toBeUndefined();
});

it('knows every right by the roles', () => {
  const role = {
    id: '1',
    version: 1,
    key: 'a',
    name: 'A',
    description: '',
    builtIn: true,
    requiresSecondFactor: false,
  };
  const roles: Role[] = [
    { ...role, grants: { 'users.manage': 'all', 'contacts.read': 'all' } },
    { ...role, grants: { 'contacts.read': 'own' } },
  ];
  expect(allPermissions(roles)).toEqual(['contacts.read', 'users.manage']);
});

it('names what is granted and nothing else', () => {
  expect(withLevel({ 'contacts.read': 'all' }, 'contacts.edit', 'own')).toEqual({
    'contacts.read': 'all',
    'contacts.edit': 'own',
  });
  expect(withLevel({ 'contacts.read': 'all' }, 'contacts.read', 'none')).toEqual({});
});
