import { Badge, Button, Group, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import classes from './partner.module.css';
import { recordQuery } from '../record-queries';
import { partnerQuery, resultsQuery, type Partner } from './partner-api';
import { PartnerMessages } from './partner-messages';

const ProfileDialog = lazy(async () => ({ default: (await import('./profile-dialog')).ProfileDialog }));

/** Where a dealer sells, and how it does with the leads that it is offered; absent for accounts that are none. */
export function PartnerPanel({ accountId }: { accountId: string }) {
  const mayRead = useCan('leads.read');
  return mayRead ? (
    <PartnerMessages>
      <Panel accountId={accountId} />
    </PartnerMessages>
  ) : null;
}

function Panel({ accountId }: { accountId: string }) {
  const t = useTranslations('partners');
  const mayManage = useCan('partners.manage');
  const { data: partner } = useQuery(partnerQuery(accountId));
  const { data: account } = useQuery(recordQuery('accounts', accountId));
  const isDealer = Array.isArray(account?.roles) && account.roles.includes('dealer');
  const [isEditing, setEditing] = useState(false);
  if (partner === undefined || (partner === null && !(mayManage && isDealer))) return null;
  return (
    <Paper component="section" className={classes.panel} aria-labelledby="dealer">
      <Group justify="space-between" wrap="nowrap">
        <h2 id="dealer" className={classes.title}>
          {t('title')}
        </h2>
        {partner?.profile.isActive === false && <Badge color="gray">{t('inactive')}</Badge>}
        {mayManage && (
          <Button size="compact-sm" variant="subtle" onClick={() => setEditing(true)}>
            {partner === null ? t('setUp') : t('edit')}
          </Button>
        )}
      </Group>
      {partner === null ? (
        <Text size="sm" c="dimmed">
          {t('setUpText')}
        </Text>
      ) : (
        <Facts partner={partner} />
      )}
      {isEditing && (
        <Suspense fallback={null}>
          <ProfileDialog accountId={accountId} start={partner?.profile} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </Paper>
  );
}

function Facts({ partner }: { partner: Partner }) {
  const t = useTranslations('partners');
  const { data: results } = useQuery(resultsQuery(partner.accountId));
  const { regions, products, acceptHours } = partner.profile;
  const places = regions.map(({ country, region, postalPrefix }) =>
    [country, region, postalPrefix].filter((part) => part != null).join(' '),
  );
  return (
    <>
      <Text size="sm">{t('sells', { places: places.join(', ') || '–', hours: acceptHours })}</Text>
      {products.length > 0 && <Text size="sm">{products.join(', ')}</Text>}
      {partner.managerName != null && <Text size="sm">{t('manager', { name: partner.managerName })}</Text>}
      {results !== undefined && results.offered > 0 && (
        <Text size="sm" mt={6}>
          {t('results', results)}
        </Text>
      )}
    </>
  );
}
