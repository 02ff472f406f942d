import { useCallback } from 'react';
import { useTranslations } from 'use-intl';

/** Rules have stable names, such as name.case; one that is newer than this app shows what the server says, or its name. */
export function useRuleText(): (rule: string, fallback?: string) => string {
  const t = useTranslations();
  return useCallback(
    (rule, fallback) => {
      const key = `normalisation.rules.${rule}` as Parameters<typeof t.has>[0];
      return t.has(key) ? t(key) : (fallback ?? rule);
    },
    [t],
  );
}
