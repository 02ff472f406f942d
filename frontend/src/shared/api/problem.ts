import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { ProblemError } from './problem-error';

/** Says in the user's language what went wrong and what to do, by the problem's stable code. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations();
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ProblemError)) return t('app.problems.unexpected');
      for (const path of [`app.problems.${error.code}`, `problems.${error.code}`]) {
        const key = path as Parameters<typeof t.has>[0];
        if (t.has(key)) return t(key, textParams(error));
      }
      return error.detail ?? t(error.status >= 500 ? 'app.problems.server' : 'app.problems.unexpected');
    },
    [t],
  );
}

function textParams(error: ProblemError): Record<string, string | number> {
  const seconds = Number(error.params.retryAfterSeconds ?? 0);
  return { ...error.params, minutes: Math.max(1, Math.ceil(seconds / 60)) };
}

/** The reasons by field, for a form: the server names members as the form does. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries(
    Object.entries(error.errors).map(([path, reasons]) => [path.replace(/^\$\.?/, ''), reasons.join(' ')]),
  );
}

export function traceIdOf(error: unknown): string | undefined {
  return error instanceof ProblemError ? error.traceId : undefined;
}
