import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import { RecordLink } from '@/shared/ui/record-link';
import { Row, RowList } from '@/shared/ui/row-list';
import recordClasses from '../records.module.css';
import { referralsQuery } from './relation-api';

/** Whom somebody has recommended, and whom these have, level by level. */
export function ReferralPanel({ resource, id }: { resource: string; id: string }) {
  const t = useTranslations('relations');
  const { data } = useQuery(referralsQuery(resource, id));
  if (!data || data.items.length === 0) return null;
  const names = new Map(data.items.map(({ party }) => [party.id, party.name]));
  return (
    <section aria-labelledby="referrals">
      <h2 id="referrals" className={recordClasses.relatedTitle}>
        {t('referrals')}
        <span className={recordClasses.count}>{data.items.length}</span>
      </h2>
      <Text size="sm" c="dimmed" mb={6}>
        {data.levels.map((count, index) => t('level', { level: index + 1, count })).join(' · ')}
      </Text>
      <RowList label={t('referrals')}>
        {data.items.map(({ party, byId, level }) => (
          <Row
            key={party.id}
            start={
              <RecordAvatar
                id={party.id}
                label={party.name}
                size={32}
                shape={party.type === 'account' ? 'square' : 'circle'}
              />
            }
            title={
              <RecordLink recordType={party.type} id={party.id}>
                {party.name}
              </RecordLink>
            }
            {...(level > 1 && { detail: t('through', { name: names.get(byId) ?? '' }) })}
          />
        ))}
      </RowList>
      <Text size="xs" c="dimmed" mt={6}>
        {data.isCut ? t('referralsCut', { count: data.items.length }) : t('revenueLater')}
      </Text>
    </section>
  );
}
