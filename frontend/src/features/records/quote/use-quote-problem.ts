import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';

/** Why an act on a quote was refused, in the reader's language. */
export function useQuoteProblem(): (error: unknown) => string {
  const t = useTranslations('quotes.problems');
  const problemText = useProblemText();
  return (error) => {
    const code =
      error instanceof ProblemError ? (error.code === 'duplicate_key' ? 'changed_meanwhile' : error.code) : '';
    return t.has(code as 'quote_status') ? t(code as 'quote_status') : problemText(error);
  };
}
