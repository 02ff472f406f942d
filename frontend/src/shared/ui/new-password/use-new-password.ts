import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { fieldErrors } from '../../api/problem';
import { strengthOf, usualMinLength } from './password-strength';

type NewPassword = {
  /** For a form: why a password cannot be sent yet. */
  problemOf: (password: string) => string | null;
  /** The server's reasons by field; what it alone can know of the password is explained here. */
  errorsOf: (error: unknown, member: string, password: string) => Record<string, string>;
};

export function useNewPassword(minLength: number | undefined): NewPassword {
  const t = useTranslations('security.password');
  const least = minLength ?? usualMinLength;
  const problemOf = useCallback(
    (password: string) => {
      const { level, isEnough, missing } = strengthOf(password, least);
      if (isEnough) return null;
      return level === 'short' ? t('short', { count: missing }) : t(level);
    },
    [t, least],
  );
  const errorsOf = useCallback(
    (error: unknown, member: string, password: string) => {
      const errors = fieldErrors(error);
      // Length and variety are in order: what is left is the list of what attackers try first.
      if (errors[member] !== undefined && problemOf(password) === null) errors[member] = t('breached');
      return errors;
    },
    [t, problemOf],
  );
  return { problemOf, errorsOf };
}
