import type { Role } from '@/shared/api/types';

const lifetimes = ['30', '90', '365', 'never'] as const;

export type Lifetime = (typeof lifetimes)[number];

export const keyLifetimes: readonly Lifetime[] = lifetimes;

export function expiryOf(lifetime: Lifetime, now: Date): string | undefined {
  if (lifetime === 'never') return undefined;
  return new Date(now.getTime() + Number(lifetime) * 86_400_000).toISOString();
}

/** "contacts.read" granted to the role can be narrowed down to by the scope "contacts:read". */
export function scopesOf(role: Role | undefined): string[] {
  return Object.keys(role?.grants ?? {})
    .map((permission) => permission.replace('.', ':'))
    .sort();
}
