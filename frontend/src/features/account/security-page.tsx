import { Stack, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { SecurityMessages } from '@/shared/i18n/security-messages';
import { SessionList } from '@/shared/sessions/session-list';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { PasskeySection } from './passkey-section';
import { useSession } from '@/app/session';
import { LinkedLogins } from '@/shared/sessions/linked-logins';
import { NoPassword } from './no-password';
import { PasswordForm } from './password-form';
import { SecondFactorSection } from './second-factor-section';
import { SignIns } from './sign-ins';

export function SecurityPage() {
  return (
    <SecurityMessages fallback={<ListSkeleton rows={6} />}>
      <Security />
    </SecurityMessages>
  );
}

function Security() {
  const t = useTranslations('security.account');
  const { user } = useSession();
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Stack gap={36}>
        <LinkedLogins />
        <Section title={t('password')}>{user?.hasPassword === false ? <NoPassword /> : <PasswordForm />}</Section>
        <Section title={t('passkeys')}>
          <PasskeySection />
        </Section>
        <Section title={t('secondFactor')}>
          <SecondFactorSection />
        </Section>
        <Section title={t('sessions')}>
          <SessionList />
        </Section>
        <Section title={t('signIns')}>
          <SignIns />
        </Section>
      </Stack>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}
