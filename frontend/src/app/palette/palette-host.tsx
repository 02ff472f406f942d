import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcut } from '../shortcuts';

const importPalette = () => import('./palette');
const Palette = lazy(async () => ({ default: (await importPalette()).Palette }));

let wasAsked = false;
const listeners = new Set<() => void>();

/**
 * The palette is loaded when it is asked for the first time and opens itself then. Later on its own store alone
 * knows whether it is open.
 */
export function openPalette(): void {
  if (wasAsked) {
    void importPalette().then(({ palette }) => palette.open());
    return;
  }
  wasAsked = true;
  for (const listener of listeners) listener();
}

/** The next to sign in has not asked yet. */
function forgetAsking(): void {
  wasAsked = false;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function PaletteHost() {
  const t = useTranslations('app.palette');
  useEffect(() => forgetAsking, []);
  const isAsked = useSyncExternalStore(subscribe, () => wasAsked);
  useShortcut('mod+k', t('shortcut'), openPalette);
  useShortcut('/', t('searchShortcut'), openPalette);
  if (!isAsked) return null;
  return (
    <Suspense fallback={null}>
      <Palette />
    </Suspense>
  );
}
