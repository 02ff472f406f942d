import { Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { CrmRecord, Page } from '@/shared/api/types';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { Moment } from '@/shared/ui/moment';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import { Row, RowList } from '@/shared/ui/row-list';
import { TextLink } from '@/shared/ui/text-link';
import { Panel } from './panel';

type LatestRecordsProps = { resource: 'contacts' | 'accounts'; query: UseQueryResult<Page<CrmRecord>> };

export function LatestRecords({ resource, query }: LatestRecordsProps) {
  const t = useTranslations('home');
  const title = t(`latest.${resource}`);
  return (
    <Panel
      title={title}
      link={
        <TextLink to={`/${resource}`} size="sm">
          {t('showAll')}
        </TextLink>
      }
    >
      {query.error && !query.data ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <ListSkeleton rows={6} />
      ) : query.data.items.length === 0 ? (
        <Text c="dimmed">{t(`none.${resource}`)}</Text>
      ) : (
        <RowList label={title}>
          {query.data.items.map((record) => (
            <RecordRow key={record.id} resource={resource} record={record} />
          ))}
        </RowList>
      )}
    </Panel>
  );
}

function RecordRow({ resource, record }: { resource: 'contacts' | 'accounts'; record: CrmRecord }) {
  const t = useTranslations('home');
  const name = textOf(record[resource === 'contacts' ? 'displayName' : 'name']);
  const details =
    resource === 'contacts'
      ? [textOf(record.title), textOf(record.accountName)]
      : [textOf(record.industry), firstOf(record.domains)];
  return (
    <Row
      isLinked
      start={
        <RecordAvatar id={record.id} label={name} shape={resource === 'contacts' ? 'circle' : 'square'} size={34} />
      }
      title={
        <Link to={`/${resource}/$id`} params={{ id: record.id }}>
          {name || t('unnamed')}
        </Link>
      }
      detail={details.filter(Boolean).join(' · ') || ' '}
      end={<Moment value={record.updatedAt} />}
    />
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function firstOf(value: unknown): string {
  return Array.isArray(value) ? textOf(value[0]) : '';
}
