import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import { mailsKey, retryMail } from './queries';

export function useRetryMail(onDone?: () => void) {
  const t = useTranslations('mails');
  const problemText = useProblemText();
  const client = useQueryClient();
  const textOf = (error: unknown) => {
    const code = error instanceof ProblemError ? error.code : undefined;
    if (code === 'mail_not_set_up') return t('notSetUp');
    return code === 'mail_not_failed' ? t('notFailed') : problemText(error);
  };
  return useMutation({
    mutationFn: retryMail,
    onSuccess: () => {
      notifications.show({ message: t('retried'), color: 'pine' });
      onDone?.();
    },
    onError: (error) => notifications.show({ message: textOf(error), color: 'red' }),
    onSettled: () => client.invalidateQueries({ queryKey: mailsKey }),
  });
}
