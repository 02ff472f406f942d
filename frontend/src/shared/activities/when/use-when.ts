import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocale, useNow } from 'use-intl';
import type { Language } from '../../i18n/languages';
import { findWhen, type FoundWhen } from './find-when';
import { loadTimeParsers } from './time-parsers';

const parsersQuery = (language: Language) =>
  queryOptions({
    queryKey: ['time-parsers', language],
    queryFn: () => loadTimeParsers(language),
    staleTime: Infinity,
  });

/** The time that a text names. The parser is fetched with the first letters; until then no time is understood. */
export function useWhen(text: string): FoundWhen | undefined {
  const language = useLocale();
  const now = useNow();
  const { data: parsers } = useQuery({ ...parsersQuery(language), enabled: text.trim() !== '' });
  return useMemo(() => (parsers ? findWhen(text, language, parsers, now) : undefined), [text, language, parsers, now]);
}
