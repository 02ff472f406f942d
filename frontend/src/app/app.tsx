import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { Language, Messages } from '@/shared/i18n/languages';
import { LanguageProvider } from '@/shared/i18n/language-provider';
import { queryClient } from './query-client';
import { router } from './router';
import { styleNonce } from './style-nonce';
import { cssVariablesResolver, theme } from './theme';

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
          <Notifications position="bottom-center" limit={4} containerWidth={460} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </LanguageProvider>
  );
}
