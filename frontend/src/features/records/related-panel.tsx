import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useSession } from '@/app/session';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue } from '@/shared/metadata/field-value';
import { isEmptyValue } from '@/shared/metadata/record-type';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { RecordCard } from './record-card';
import { recordQuery } from './record-queries';
import { RelatedList } from './related-list';
import { referencesOf, relationsOf } from './relations';
import classes from './records.module.css';
import { hasTimeline } from './has-timeline';

type RelatedPanelProps = {
  type: RecordTypeInfo;
  record: CrmRecord;
  /** Nothing else stands beside it: it says where there is nothing. */
  isAlone?: boolean;
};

/** First what this record belongs to, then what belongs to it. All of it follows from the declared references. */
export function RelatedPanel({ type, record, isAlone = false }: RelatedPanelProps) {
  const t = useTranslations('record.related');
  const metadata = useMetadata();
  const { permissions } = useSession();
  const mayRead = (of: RecordTypeInfo) => permissions[`${of.resource}.read`] !== undefined;
  const references = referencesOf(metadata, type).filter(
    ({ target, field }) => mayRead(target) && !isEmptyValue(fieldValue(record, field)),
  );
  // Activities stand in the timeline, and relations in a list of their own.
  const relations = relationsOf(metadata, type.name).filter(
    ({ type: { name }, type: of }) =>
      mayRead(of) && name !== 'relation' && !(name === 'activity' && hasTimeline(type.name)),
  );
  if (references.length + relations.length === 0) {
    return isAlone ? (
      <Text c="dimmed" py="lg">
        {t('nothing')}
      </Text>
    ) : null;
  }
  return (
    <Stack gap="lg">
      {references.map(({ field, target }) => (
        <ReferenceCard
          key={field.name}
          type={type}
          fieldName={field.name}
          target={target}
          id={String(fieldValue(record, field))}
        />
      ))}
      {relations.map((relation) => (
        <RelatedList
          key={`${relation.type.name}.${relation.field.name}`}
          relation={relation}
          of={type}
          record={record}
        />
      ))}
    </Stack>
  );
}

type ReferenceCardProps = { type: RecordTypeInfo; fieldName: string; target: RecordTypeInfo; id: string };

function ReferenceCard({ type, fieldName, target, id }: ReferenceCardProps) {
  const labels = useLabels();
  const { data } = useQuery(recordQuery(target.resource, id));
  return (
    <section>
      <h2 className={classes.relatedTitle}>{labels.field(type.name, fieldName)}</h2>
      <div className={classes.relatedCard}>{data && <RecordCard type={target} record={data} />}</div>
    </section>
  );
}
