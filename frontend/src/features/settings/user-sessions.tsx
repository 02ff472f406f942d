import { Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { SecurityMessages } from '@/shared/i18n/security-messages';
import { SessionList } from '@/shared/sessions/session-list';

/** Where a person is signed in: a telephone that was lost is signed out from here. */
export function UserSessions({ userId }: { userId: string }) {
  return (
    <SecurityMessages>
      <Sessions userId={userId} />
    </SecurityMessages>
  );
}

function Sessions({ userId }: { userId: string }) {
  const t = useTranslations('security.account');
  return (
    <section aria-labelledby="sessions">
      <Title order={2} id="sessions" mb="sm">
        {t('sessionsOf')}
      </Title>
      <SessionList userId={userId} />
    </section>
  );
}
