import { use, useMemo, type ReactNode } from 'react';
import { IntlProvider, useLocale, useMessages, useTimeZone } from 'use-intl';
import type { Language, LazyMessages } from './languages';

type Loaders<Name extends keyof LazyMessages> = Record<Language, () => Promise<{ default: LazyMessages[Name] }>>;
type MoreMessagesProps<Name extends keyof LazyMessages> = { name: Name; loaders: Loaders<Name>; children: ReactNode };

const loaded = new Map<string, Promise<unknown>>();

/** Suspends until the texts of one area are there, so that pages which need none of them do not carry them. */
export function MoreMessages<Name extends keyof LazyMessages>({ name, loaders, children }: MoreMessagesProps<Name>) {
  const locale = useLocale();
  const messages = useMessages();
  const more = use(load(name, locale, loaders[locale]));
  const all = useMemo(() => ({ ...messages, [name]: more }), [messages, name, more]);
  return (
    <IntlProvider locale={locale} messages={all} timeZone={useTimeZone() ?? 'UTC'}>
      {children}
    </IntlProvider>
  );
}

function load<T>(name: string, locale: string, loader: () => Promise<{ default: T }>): Promise<T> {
  const key = `${name} ${locale}`;
  // A failed load is asked for again when the page is opened again.
  const known = loaded.get(key) ?? loader().then((module) => module.default);
  loaded.set(key, known);
  known.catch(() => loaded.delete(key));
  return known as Promise<T>;
}
