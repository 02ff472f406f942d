import { useFormatter, useNow, useTranslations } from 'use-intl';
import { Moment } from '@/shared/ui/moment';
import type { Mail } from './queries';

/** When it was sent or written, and when it is tried again. */
export function MailTimes({ mail }: { mail: Mail }) {
  const t = useTranslations('mails');
  return (
    <>
      {mail.attempts > 0 && mail.state !== 'sent' && <span>{t('attempts', { count: mail.attempts })}</span>}
      {mail.nextAttemptAt ? <NextAttempt at={mail.nextAttemptAt} /> : <Moment value={mail.sentAt ?? mail.createdAt} />}
    </>
  );
}

function NextAttempt({ at }: { at: string }) {
  const t = useTranslations('mails');
  const format = useFormatter();
  const now = useNow({ updateInterval: 10_000 });
  const date = new Date(at);
  return <span>{t('nextAttempt', { when: date <= now ? t('soon') : format.relativeTime(date, now) })}</span>;
}
