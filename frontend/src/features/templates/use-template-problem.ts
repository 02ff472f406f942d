import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';

/** Says what is wrong with a template, naming the placeholders that there are none of. */
export function useTemplateProblem(): (error: unknown) => string {
  const t = useTranslations('templates');
  const problemText = useProblemText();
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ProblemError)) return problemText(error);
      const names: unknown = error.params.placeholders;
      if (error.code === 'unknown_placeholder' && Array.isArray(names))
        return t('unknown', { names: names.join(', ') });
      if (error.status === 412) return t('stale');
      const reasons = Object.values(fieldErrors(error));
      return reasons.length > 0 ? reasons.join(' ') : problemText(error);
    },
    [problemText, t],
  );
}
