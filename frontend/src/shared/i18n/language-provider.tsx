import { DirectionProvider } from '@mantine/core';
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import { problemLoaders } from './problem-texts';
import { salesLoaders } from './sales-texts';
import { directionOf, loadMessages, resolveLanguage, type Language, type Messages } from './languages';

type LanguageContextValue = { language: Language; setLanguage: (language: Language) => Promise<void> };

const LanguageContext = createContext<LanguageContextValue | null>(null);
const storageKey = 'crm.language';

/** Known before anybody has signed in: what was chosen here last, else what the browser asks for. */
export function initialLanguage(): Language {
  return resolveLanguage([localStorage.getItem(storageKey), ...navigator.languages]);
}

type LanguageProviderProps = { initial: Language; initialMessages: Messages; children: ReactNode };

export function LanguageProvider({ initial, initialMessages, children }: LanguageProviderProps) {
  const [current, setCurrent] = useState({ language: initial, messages: initialMessages });

  const setLanguage = useCallback(async (language: Language) => {
    const messages = await loadMessages(language);
    localStorage.setItem(storageKey, language);
    setCurrent({ language, messages });
  }, []);

  // What any page may have to name or to say, but seldom at once, follows the first paint.
  const { language } = current;
  useEffect(() => {
    void Promise.all([salesLoaders[language](), problemLoaders[language]()]).then(
      ([{ default: sales }, { default: problems }]) =>
        setCurrent((now) =>
          now.language === language ? { language, messages: { ...now.messages, sales, problems } as Messages } : now,
        ),
    );
  }, [language]);

  useEffect(() => {
    document.documentElement.lang = current.language === 'zh' ? 'zh-Hans' : current.language;
    document.documentElement.dir = directionOf(current.language);
  }, [current.language]);

  const value = useMemo(() => ({ language: current.language, setLanguage }), [current.language, setLanguage]);

  return (
    <LanguageContext value={value}>
      <DirectionProvider initialDirection={directionOf(current.language)}>
        <IntlProvider locale={current.language} messages={current.messages} timeZone={timeZone}>
          {children}
        </IntlProvider>
      </DirectionProvider>
    </LanguageContext>
  );
}

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function useLanguage(): LanguageContextValue {
  const value = use(LanguageContext);
  if (!value) throw new Error('useLanguage needs a LanguageProvider above it');
  return value;
}
