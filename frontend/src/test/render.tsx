import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { cssVariablesResolver, theme } from '@/app/theme';
import { sessionQuery } from '@/app/session';
import type { Session } from '@/shared/api/types';
import { messages } from '@/shared/i18n/bundles/en';
import { LanguageProvider } from '@/shared/i18n/language-provider';

export function createSession(permissions: readonly string[] = []): Session {
  return {
    user: {
      id: 'user-1',
      name: 'Ada Okafor',
      email: 'ada@demo.example',
      language: 'en',
      role: 'administrator',
      roleName: 'Administrator',
      teamName: null,
      partnerId: null,
      hasPassword: true,
      secondFactor: false,
      secondFactorMissing: false,
      passkey: false,
    },
    permissions: Object.fromEntries(permissions.map((name) => [name, 'all'])),
    antiforgeryToken: 'token',
    directory: null,
    setupRequired: false,
    demoUsers: [],
    passwordMinLength: 12,
    passkeyDomain: 'localhost',
    product: { name: 'CRM', version: '0.1.0' },
  };
}

/** Renders inside of everything that the app's root provides, but the router. */
export function renderInApp(element: ReactElement, session: Session = createSession()) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(sessionQuery.queryKey, session);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <LanguageProvider initial="en" initialMessages={messages}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} env="test">
        <QueryClientProvider client={client}>
          <Notifications />
          {children}
        </QueryClientProvider>
      </MantineProvider>
    </LanguageProvider>
  );
  return { client, ...render(element, { wrapper }) };
}
