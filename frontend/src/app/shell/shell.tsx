import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { isLanguage } from '@/shared/i18n/languages';
import { useLanguage } from '@/shared/i18n/language-provider';
import { metadataQuery } from '@/shared/metadata/use-metadata';
import { CallHost } from '../calls/call-host';
import { JobsIndicator } from '../jobs/jobs-indicator';
import { navigationFor } from '../navigation';
import { NotificationCenter } from '../notifications/notification-center';
import { PaletteHost } from '../palette/palette-host';
import { ProofHost } from '../proof/proof-host';
import { PanelBoundary } from '../panel-boundary';
import { useSession } from '../session';
import { useShortcut, useShortcutListener } from '../shortcuts';
import { useUndo } from '../undo';
import { BottomNav } from './bottom-nav';
import { GoToShortcut } from './go-to-shortcut';
import { OfflineBanner } from './offline-banner';
import { RouteProgress } from './route-progress';
import classes from './shell.module.css';
import { Sidebar } from './sidebar';
import { WhenAsked } from './when-asked';

const KeyboardHelp = lazy(async () => ({ default: (await import('./keyboard-help')).KeyboardHelp }));

const metadataInterval = 45_000;

export function Shell() {
  const t = useTranslations('app');
  const session = useSession();
  const items = navigationFor(session);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [helpOpen, setHelpOpen] = useState(false);
  const { undoLast } = useUndo();
  const main = useRef<HTMLElement>(null);

  // A field that an administrator adds is in everybody's forms within a minute; unchanged, the answer is an empty one.
  useQuery({ ...metadataQuery, refetchInterval: metadataInterval });
  useShortcutListener();
  useShortcut('?', t('shortcuts.help'), () => setHelpOpen(true));
  useShortcut('mod+z', t('undo.shortcut'), () => void undoLast());
  useAccountLanguage(session.user?.language ?? null);
  useFocusOnNewPage(path, main);

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main" onClick={() => main.current?.focus()}>
        {t('shell.skipToContent')}
      </a>
      <Sidebar items={items} path={path} onHelp={() => setHelpOpen(true)} />
      <main className={classes.main} id="main" ref={main} tabIndex={-1}>
        <RouteProgress />
        <OfflineBanner />
        <div className={classes.content}>
          <PanelBoundary resetKey={path}>
            <Outlet />
          </PanelBoundary>
        </div>
      </main>
      <BottomNav items={items} path={path} />
      {items.map((item) => (
        <GoToShortcut key={item.key} item={item} />
      ))}
      <PaletteHost />
      <ProofHost />
      <JobsIndicator />
      <NotificationCenter />
      <CallHost />
      <WhenAsked asked={helpOpen}>
        <KeyboardHelp opened={helpOpen} onClose={() => setHelpOpen(false)} />
      </WhenAsked>
    </div>
  );
}

/** The account's language wins over the browser's as soon as one is signed in. */
function useAccountLanguage(wanted: string | null): void {
  const { setLanguage } = useLanguage();
  useEffect(() => {
    if (isLanguage(wanted)) void setLanguage(wanted);
  }, [wanted, setLanguage]);
}

/** A new page begins at its beginning, for a screen reader too; the first one keeps the browser's own start. */
function useFocusOnNewPage(path: string, main: RefObject<HTMLElement | null>): void {
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path, main]);
}
