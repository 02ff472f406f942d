import { Skeleton, Stack, Title } from '@mantine/core';
import { lazy, Suspense, useId, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { SecurityMessages } from '@/shared/i18n/security-messages';
import { SessionList } from '@/shared/sessions/session-list';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { useSession } from '@/app/session';
import { PasswordForm } from './password-form';
import { SecondFactorSection } from './second-factor-section';
import { SignIns } from './sign-ins';

const PasskeySection = lazy(async () => ({ default: (await import('./passkey-section')).PasskeySection }));

// Most people have neither.
const LinkedLogins = lazy(async () => ({ default: (await import('@/shared/sessions/linked-logins')).LinkedLogins }));
const NoPassword = lazy(async () => ({ default: (await import('./no-password')).NoPassword }));

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
        <Suspense>
          <LinkedLogins />
        </Suspense>
        <Section title={t('password')}>
          <Suspense>{user?.hasPassword === false ? <NoPassword /> : <PasswordForm />}</Suspense>
        </Section>
        <Section title={t('passkeys')}>
          <Suspense fallback={<Skeleton height={96} radius="md" />}>
            <PasskeySection />
          </Suspense>
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
