import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Language, Messages } from '@/shared/i18n/languages';
import { LanguageProvider } from '@/shared/i18n/language-provider';
import { queryClient } from './query-client';
import { router } from './router';
import { styleNonce } from './style-nonce';
import { cssVariablesResolver, theme } from './theme';

const Toasts = lazy(async () => ({ default: (await import('./toasts')).Toasts }));

const colorSchemeManager = localStorageColorSchemeManager({ key: 'crm.colorScheme' });

type AppProps = { language: Language; messages: Messages };

export function App({ language, messages }: AppProps) {
  return (
    <LanguageProvider initial={language} initialMessages={messages}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <QueryClientProvider client={queryClient}>
          <Suspense fallback={null}>
            <Toasts />
          </Suspense>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </LanguageProvider>
  );
}
