import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '../api/problem';
import { ProblemError } from '../api/problem-error';

/** What went wrong around the company's directory, in texts that only load with the pages of signing in. */
export function useDirectoryProblem(): (error: unknown) => string {
  const t = useTranslations('security.directory.problems');
  const problemText = useProblemText();
  return useCallback(
    (error: unknown) => {
      const code = (error instanceof ProblemError ? error.code : undefined) as Parameters<typeof t.has>[0] | undefined;
      return code !== undefined && t.has(code) ? t(code) : problemText(error);
    },
    [t, problemText],
  );
}
