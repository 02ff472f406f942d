import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { recordLabel } from '@/shared/metadata/record-type';
import { useLabels } from '@/shared/metadata/use-labels';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { TextLink } from '@/shared/ui/text-link';
import { CreateRecordHost } from './create-record-host';
import { toListSearch } from './list-state';
import { RecordCard } from './record-card';
import { relatedQuery } from './record-queries';
import classes from './records.module.css';
import type { Relation } from './relations';

type RelatedListProps = { relation: Relation; of: RecordTypeInfo; record: CrmRecord };

const shownCount = 8;

export function RelatedList({ relation, of, record }: RelatedListProps) {
  const { type, field } = relation;
  const t = useTranslations('record.related');
  const labels = useLabels();
  const [isCreating, setCreating] = useState(false);
  const canCreate = useCan(`${type.resource}.create`);
  const { data, error, refetch } = useQuery(relatedQuery(type, field.name, record.id, shownCount));
  const title = useRelationTitle(relation, of);
  const total = data?.totalCount ?? data?.items.length;
  return (
    <section>
      <div className={classes.relatedHead}>
        <h2 className={classes.relatedTitle}>
          {title}
          {total !== undefined && <span className={classes.count}>{total}</span>}
        </h2>
        {canCreate && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => setCreating(true)}
          >
            {labels.create(type.name)}
          </Button>
        )}
      </div>
      {error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={classes.relatedCard}>
          {data?.items.map((item) => (
            <RecordCard key={item.id} type={type} record={item} without={field.name} />
          ))}
          {total === 0 && (
            <Text c="dimmed" size="sm" p="md">
              {t('none')}
            </Text>
          )}
          {total !== undefined && total > shownCount && (
            <TextLink
              to={`/${type.resource}` as '/'}
              search={toListSearch({ where: { all: [{ field: field.name, op: 'eq', value: record.id }] } }) as never}
              className={classes.showAll}
            >
              {t('showAll', { count: total })}
            </TextLink>
          )}
        </div>
      )}
      <CreateRecordHost
        recordType={type.name}
        opened={isCreating}
        onClose={() => setCreating(false)}
        preset={{ [field.name]: { value: record.id, label: recordLabel(of, record) } }}
      />
    </section>
  );
}

/** "Contacts" says enough, unless the same type points here in another role, such as a subsidiary to its parent. */
function useRelationTitle({ type, field }: Relation, of: RecordTypeInfo): string {
  const t = useTranslations('record.related');
  const labels = useLabels();
  const key = `${type.name}.${field.name}`;
  if (key === 'account.parentId') return t('subsidiaries');
  // A field that was added points here beside the built-in one: only its name tells them apart.
  return type.name === of.name || field.custom === true
    ? `${labels.many(type.name)}: ${labels.field(type.name, field.name)}`
    : labels.many(type.name);
}
