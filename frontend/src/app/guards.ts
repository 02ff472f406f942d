import type { QueryClient } from '@tanstack/react-query';
import { notFound, redirect } from '@tanstack/react-router';
import { appSearch, consentPath } from '@/shared/lib/app-search';
import { can, isPartner, sessionQuery } from './session';

export type RouterContext = { queryClient: QueryClient };

type GuardInput = { context: RouterContext; location: { href: string } };

/** Whoever is not signed in goes to the sign-in page and comes back to where they wanted to go. */
export async function requireUser({ context, location }: GuardInput): Promise<void> {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  if (session.setupRequired) throw redirect({ to: '/setup' });
  // Until it is set up, the server refuses everything else.
  if (session.user?.secondFactorMissing === true) throw redirect({ to: '/second-factor' });
  // Nothing else is open to the people of dealers.
  if (isPartner(session)) throw redirect({ to: '/portal' });
  if (session.user) return;
  throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
}

/** The same for the page to which apps send people: what they asked with stays as it came. */
export async function requireUserForApp({ context }: { context: RouterContext }): Promise<void> {
  await requireUser({ context, location: { href: consentPath + appSearch } });
}

/** What one may not open does not exist. */
export function requirePermission(permission: string) {
  return async ({ context }: { context: RouterContext }): Promise<void> => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.user && !can(session, permission)) throw notFound();
  };
}

/** Who is signed in already needs no sign-in page. */
export async function requireVisitor({ context }: { context: RouterContext }): Promise<void> {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  if (session.user) throw redirect({ to: '/' });
}

/** The page for those whose role asks for a second factor that they do not have yet. */
export async function requireMissingFactor({ context }: { context: RouterContext }): Promise<void> {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  if (session.user?.secondFactorMissing !== true) throw redirect({ to: '/' });
}

/** Only a path of our own may follow a sign-in: anything else could lead to a stranger's page. */
export function safeNext(next: unknown): string | undefined {
  if (typeof next !== 'string' || !next.startsWith('/') || next.startsWith('//') || next.includes('\\'))
    return undefined;
  return next;
}
