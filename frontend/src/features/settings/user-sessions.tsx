import { Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { SecurityMessages } from '@/shared/i18n/security-messages';
import { PasskeyList } from '@/shared/passkeys/passkey-list';
import { LinkedLogins } from '@/shared/sessions/linked-logins';
import { SessionList } from '@/shared/sessions/session-list';

/** Where a person is signed in: a telephone that was lost is signed out from here. */
export function UserSessions({ userId }: { userId: string }) {
  return (
    <SecurityMessages>
      <Passkeys userId={userId} />
      <Sessions userId={userId} />
    </SecurityMessages>
  );
}

/** With one of these a person comes in without a password: of a device that was lost it is removed here. */
function Passkeys({ userId }: { userId: string }) {
  const t = useTranslations('security.passkeys');
  return (
    <section aria-labelledby="passkeys">
      <Title order={2} id="passkeys" mb="sm">
        {t('title')}
      </Title>
      <PasskeyList userId={userId} />
    </section>
  );
}

function Sessions({ userId }: { userId: string }) {
  const t = useTranslations('security.account');
  return (
    <>
      <LinkedLogins userId={userId} />
      <section aria-labelledby="sessions">
        <Title order={2} id="sessions" mb="sm">
          {t('sessionsOf')}
        </Title>
        <SessionList userId={userId} />
      </section>
    </>
  );
}
