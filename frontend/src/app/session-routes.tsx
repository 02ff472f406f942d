import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './base-routes';
import { requireMissingFactor, requireUserForApp, requireVisitor, safeNext } from './guards';
import { sessionQuery } from './session';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; directory?: string } => {
    const next = safeNext(search.next);
    return {
      ...(next === undefined ? {} : { next }),
      ...(typeof search.directory === 'string' ? { directory: search.directory } : {}),
    };
  },
  beforeLoad: requireVisitor,
  component: lazyRouteComponent(() => import('@/features/session/sign-in-page'), 'SignInPage'),
});

/** The small window in which somebody has proved to the directory who they are. */
const directoryProof = createRoute({
  getParentRoute: () => root,
  path: '/directory-proof',
  validateSearch: (search: Record<string, unknown>): { directory?: string } =>
    typeof search.directory === 'string' ? { directory: search.directory } : {},
  beforeLoad: async ({ context }) => void (await context.queryClient.ensureQueryData(sessionQuery)),
  component: lazyRouteComponent(() => import('@/features/session/directory-proof-page'), 'DirectoryProofPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    typeof search.token === 'string' ? { token: search.token } : {},
  beforeLoad: requireVisitor,
  component: lazyRouteComponent(() => import('@/features/session/setup-page'), 'SetupPage'),
});

const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  beforeLoad: requireVisitor,
  component: lazyRouteComponent(() => import('@/features/session/forgotten-password-page'), 'ForgottenPasswordPage'),
});

// Whoever follows a link from a mail may be signed in, even as somebody else.
const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  component: lazyRouteComponent(() => import('@/features/session/new-password-page'), 'NewPasswordPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('@/features/session/invitation-page'), 'InvitationPage'),
});

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  beforeLoad: requireMissingFactor,
  component: lazyRouteComponent(() => import('@/features/account/second-factor-page'), 'SecondFactorPage'),
});

const appConsent = createRoute({
  getParentRoute: () => root,
  path: '/oauth/authorize',
  beforeLoad: requireUserForApp,
  component: lazyRouteComponent(() => import('@/features/settings/app-consent-page'), 'AppConsentPage'),
});

/** The pages around signing in: they stand without the shell. */
export const sessionRoutes = [
  signIn,
  directoryProof,
  setup,
  forgottenPassword,
  newPassword,
  invitation,
  secondFactor,
  appConsent,
] as const;
