import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFileImport, IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { PanelBoundary } from '@/app/panel-boundary';
import { useCan, useSession } from '@/app/session';
import { EmptyState } from '@/shared/ui/empty-state';
import { LinkButton } from '@/shared/ui/link-button';
import { PageHeader } from '@/shared/ui/page-header';
import { LatestImports } from './latest-imports';
import { LatestRecords } from './latest-records';
import { latestRecordsQuery } from './queries';

export function HomePage() {
  const t = useTranslations('app.home');
  const { user } = useSession();
  const canImport = useCan('imports.create');
  const seesContacts = useCan('contacts.read');
  const seesAccounts = useCan('accounts.read');
  const contacts = useQuery({ ...latestRecordsQuery('contacts'), enabled: seesContacts });
  const accounts = useQuery({ ...latestRecordsQuery('accounts'), enabled: seesAccounts });
  const isEmpty = contacts.data?.items.length === 0 && accounts.data?.items.length === 0;

  return (
    <>
      <PageHeader title={t('greeting', { name: user?.name ?? '' })} description={t('subtitle')} actions={<Actions />} />
      {isEmpty ? (
        <EmptyState icon={IconUsersGroup} title={t('emptyTitle')} actions={<Actions />}>
          {canImport ? t('emptyText') : t('emptyTextWithoutImport')}
        </EmptyState>
      ) : (
        <Stack gap="xl">
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
      )}
    </>
  );
}

/** The first that one may do is the primary one. */
function Actions() {
  const t = useTranslations('app.palette');
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
          {t('create.account')}
        </LinkButton>
      )}
      {canCreateContact && (
        <LinkButton to="/contacts" search={{ new: true }} leftSection={<IconPlus size={17} />}>
          {t('create.contact')}
        </LinkButton>
      )}
    </>
  );
}
