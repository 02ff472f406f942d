import { expect, it } from 'vitest';
import type { Role } from '@/shared/api/types';
import { expiryOf, scopesOf } from './api-key-scopes';
import { generatePassword } from './password';

it('generates passwords that differ and can be read out', () => {
  const passwords = Array.from({ length: 50 }, generatePassword);
  expect(new Set(passwords).size).toBe(50);
  for (const password of passwords) expect(password).toMatch(/^([a-km-zA-HJ-NP-Z2-9]{4}-){4}[a-km-zA-HJ-NP-Z2-9]{4}$/);
});

it('turns a lifetime into a moment', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  expect(expiryOf('30', now)).toBe('2026-01-31T00:00:00.000Z');
  expect(expiryOf('never', now)).toBeUndefined();
});

it('offers the scopes of the role', () => {
  const role: Role = {
    id: '1',
    version: 1,
    key: 'sales',
    name: 'Sales',
    description: '',
    builtIn: true,
    requiresSecondFactor: false,
    grants: { 'contacts.read': 'all', 'accounts.read': 'own' },
  };
  expect(scopesOf(role)).toEqual(['accounts:read', 'contacts:read']);
  expect(scopesOf(undefined)).toEqual([]);
});
