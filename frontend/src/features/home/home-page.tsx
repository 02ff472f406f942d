import { ActionIcon, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFileImport, IconMicrophone, IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PanelBoundary } from '@/app/panel-boundary';
import { useCan, useSession } from '@/app/session';
import { ActivityMessages } from '@/shared/activities/activity-messages';
import { useLabels } from '@/shared/metadata/use-labels';
import { EmptyState } from '@/shared/ui/empty-state';
import { LinkButton } from '@/shared/ui/link-button';
import { PageHeader } from '@/shared/ui/page-header';
import { isClear } from './day-model';
import { HomeMessages } from './home-messages';
import { LatestImports } from './latest-imports';
import { LatestRecords } from './latest-records';
import { DaySummary, MyDay } from './my-day';
import { myDayQuery } from './my-day-query';
import { latestRecordsQuery } from './queries';

const WaitingForMe = lazy(async () => ({
  default: (await import('@/shared/approvals/waiting-for-me')).WaitingForMe,
}));
const QuickNote = lazy(async () => ({ default: (await import('./quick-note')).QuickNote }));

/** The day of whoever is signed in, and below it what has moved lately; who begins with nothing is shown how to begin. */
export function HomePage() {
  return (
    <HomeMessages>
      <Home />
    </HomeMessages>
  );
}

function Home() {
  const t = useTranslations('home');
  const { user } = useSession();
  const canImport = useCan('imports.create');
  const hasDay = useCan('activities.read');
  const seesContacts = useCan('contacts.read');
  const seesAccounts = useCan('accounts.read');
  const day = useQuery({ ...myDayQuery, enabled: hasDay });
  const contacts = useQuery({ ...latestRecordsQuery('contacts'), enabled: seesContacts });
  const accounts = useQuery({ ...latestRecordsQuery('accounts'), enabled: seesAccounts });
  const hasNothing = contacts.data?.items.length === 0 && accounts.data?.items.length === 0;
  const isEmpty = hasNothing && (!hasDay || (day.data !== undefined && isClear(day.data)));
  const title = t('greeting', { name: user?.name ?? '' });

  if (isEmpty) {
    return (
      <>
        <PageHeader title={title} description={t('subtitle')} actions={<FirstSteps />} />
        <EmptyState icon={IconUsersGroup} title={t('emptyTitle')} actions={<FirstSteps />}>
          {canImport ? t('emptyText') : t('emptyTextWithoutImport')}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={title}
        description={
          hasDay ? (
            <ActivityMessages fallback={<>&nbsp;</>}>
              <DaySummary />
            </ActivityMessages>
          ) : (
            t('subtitle')
          )
        }
        actions={hasDay ? <DayActions /> : <FirstSteps />}
      />
      <Suspense fallback={null}>
        <WaitingForMe />
      </Suspense>
      <Stack gap={36}>
        {hasDay && (
          <PanelBoundary>
            <ActivityMessages>
              <MyDay />
            </ActivityMessages>
          </PanelBoundary>
        )}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
          {seesContacts && (
            <PanelBoundary>
              <LatestRecords resource="contacts" query={contacts} />
            </PanelBoundary>
          )}
          {seesAccounts && (
            <PanelBoundary>
              <LatestRecords resource="accounts" query={accounts} />
            </PanelBoundary>
          )}
        </SimpleGrid>
        {canImport && (
          <PanelBoundary>
            <LatestImports />
          </PanelBoundary>
        )}
      </Stack>
    </>
  );
}

function DayActions() {
  const labels = useLabels();
  const canCreate = useCan('activities.create');
  const canCreateContact = useCan('contacts.create');
  return (
    <>
      {canCreate && <VoiceNote />}
      {canCreateContact && (
        <LinkButton to="/contacts" search={{ new: true }} variant="default" leftSection={<IconPlus size={17} />}>
          {labels.create('contact')}
        </LinkButton>
      )}
      {canCreate && (
        <LinkButton to="/activities" search={{ new: true }} leftSection={<IconPlus size={17} />}>
          {labels.create('activity')}
        </LinkButton>
      )}
    </>
  );
}

/** On the way from a customer there is no time to look anything up first. */
function VoiceNote() {
  const t = useTranslations('home');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ActionIcon
        size={36}
        variant="default"
        aria-label={t('voiceNote')}
        title={t('voiceNote')}
        onClick={() => setOpen(true)}
      >
        <IconMicrophone size={18} stroke={1.6} />
      </ActionIcon>
      {isOpen && (
        <Suspense fallback={null}>
          <QuickNote onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** The first that one may do is the primary one. */
function FirstSteps() {
  const t = useTranslations('app.palette');
  const labels = useLabels();
  const canImport = useCan('imports.create');
  const canCreateContact = useCan('contacts.create');
  const canCreateAccount = useCan('accounts.create');
  return (
    <>
      {canImport && (
        <LinkButton
          to="/imports/new"
          variant={canCreateContact ? 'default' : 'filled'}
          leftSection={<IconFileImport size={17} />}
        >
          {t('import')}
        </LinkButton>
      )}
      {canCreateAccount && (
        <LinkButton to="/accounts" search={{ new: true }} variant="default" leftSection={<IconPlus size={17} />}>
          {labels.create('account')}
        </LinkButton>
      )}
      {canCreateContact && (
        <LinkButton to="/contacts" search={{ new: true }} leftSection={<IconPlus size={17} />}>
          {labels.create('contact')}
        </LinkButton>
      )}
    </>
  );
}
