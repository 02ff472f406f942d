import { describe, expect, it } from 'vitest';
import { searchOf } from '@/shared/lib/app-search';
import { appRequestOf, addressesOf, scopeChoices } from './connected-apps';

const asked = '?client_id=explorer&state=12345678901234567890&scope=contacts%3Aread';

describe('the request of an app', () => {
  it('keeps a state of digits digit by digit', () => {
    expect(appRequestOf(searchOf({ pathname: '/oauth/authorize', search: asked })).state).toBe('12345678901234567890');
  });

  it('survives the sign-in page', () => {
    const search = `?next=${encodeURIComponent(`/oauth/authorize${asked}`)}`;
    expect(searchOf({ pathname: '/sign-in', search })).toBe(asked);
  });

  it('is nothing elsewhere', () => {
    expect(searchOf({ pathname: '/contacts', search: '?state=1' })).toBe('');
    expect(searchOf({ pathname: '/sign-in', search: '?next=%2Fcontacts%3Fstate%3D1' })).toBe('');
  });
});

describe('what an app is registered with', () => {
  it('takes one address a line', () => {
    expect(addressesOf(' https://a.example/b \n\nhttp://localhost/c ')).toEqual([
      'https://a.example/b',
      'http://localhost/c',
    ]);
  });

  it('offers each permission, each kind as a whole, and everything', () => {
    expect(scopeChoices(['contacts.read', 'contacts.edit', 'users.manage'])).toEqual([
      '*:*',
      '*:read',
      'contacts:*',
      'contacts:edit',
      'contacts:read',
      'users:*',
      'users:manage',
    ]);
  });
});
