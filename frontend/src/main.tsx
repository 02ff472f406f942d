import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { askForProof } from './app/proof/proof';
import { queryClient } from './app/query-client';
import { router } from './app/router';
import { forgetUser, sessionQuery } from './app/session';
import { forgetEarlyKeys, keepEarlyKeys } from './app/shortcuts';
import { styleNonce } from './app/style-nonce';
import { forgetUndo } from './app/undo';
import { setProofHandler, setSignedOutHandler } from './shared/api/client';
import { isLanguage, loadMessages } from './shared/i18n/languages';
import { initialLanguage } from './shared/i18n/language-provider';

async function start(container: HTMLElement): Promise<void> {
  if (import.meta.env.MODE === 'mock') {
    const { worker } = await import('./test/msw/browser');
    await worker.start({ onUnhandledRequest: 'bypass', quiet: true });
  }
  // The scroll lock below dialogs writes its styles by a loader that asks webpack's global for the nonce.
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

  const guessed = initialLanguage();
  const [session, guessedMessages] = await Promise.all([
    // Without the server the router's error page explains and offers to try again.
    queryClient.fetchQuery(sessionQuery).catch(() => undefined),
    loadMessages(guessed),
  ]);
  // Who is not signed in finds no shell that could answer.
  if (!session?.user) forgetEarlyKeys();
  const wanted = session?.user?.language;
  const language = isLanguage(wanted) ? wanted : guessed;
  const messages = language === guessed ? guessedMessages : await loadMessages(language);

  setSignedOutHandler(() => {
    forgetUndo();
    void forgetUser(queryClient).then(() => router.invalidate());
  });

  setProofHandler(askForProof);

  createRoot(container).render(
    <StrictMode>
      <App language={language} messages={messages} />
    </StrictMode>,
  );
}

const container = document.getElementById('root');
if (container) {
  keepEarlyKeys();
  void start(container);
}
