import { Alert, Button, Group, Paper, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ProblemError } from '@/shared/api/problem-error';
import type { CrmRecord, FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue } from '@/shared/metadata/field-value';
import { isEmptyValue, sectionsOf } from '@/shared/metadata/record-type';
import { useFormatField, useValueFormatter } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { FieldValue } from '@/shared/ui/field-value/field-value';
import { differencesBetween } from './as-of';
import { HistoryMessages } from './history-messages';
import { pastRecordQuery } from './record-queries';
import classes from './records.module.css';

type PastDetailsProps = { type: RecordTypeInfo; record: CrmRecord; asOf: string; onNow: () => void };

/** The record as it was then, to read only; what is different now says so beside it. */
export function PastDetails(props: PastDetailsProps) {
  return (
    <HistoryMessages>
      <Details {...props} />
    </HistoryMessages>
  );
}

function Details({ type, record, asOf, onNow }: PastDetailsProps) {
  const t = useTranslations('history.asOf');
  const labels = useLabels();
  const format = useValueFormatter();
  const { data: past, error, refetch } = useQuery(pastRecordQuery(type.resource, record.id, asOf));
  const isBefore = error instanceof ProblemError && error.status === 404;
  if (error && !isBefore) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const differences = past ? differencesBetween(type, past, record) : [];
  const when = format.dateTime(asOf);
  return (
    <>
      <Alert color="yellow" icon={<IconHistory size={18} />} className={classes.notice} role="status">
        <Group justify="space-between" gap="sm">
          <Text size="sm">{isBefore ? t('notYet', { when }) : t('banner', { when, count: differences.length })}</Text>
          <Button size="compact-sm" variant="default" onClick={onNow}>
            {t('now')}
          </Button>
        </Group>
      </Alert>
      {past &&
        sectionsOf(type).map(({ name, fields }) => (
          <Paper key={name} component="section" className={classes.section} aria-label={labels.section(name)}>
            <h2 className={classes.sectionTitle}>{labels.section(name)}</h2>
            <dl className={classes.fields}>
              {fields.map((field) => (
                <PastField
                  key={field.name}
                  type={type}
                  field={field}
                  past={past}
                  now={record}
                  isDifferent={differences.includes(field)}
                />
              ))}
            </dl>
          </Paper>
        ))}
    </>
  );
}

type PastFieldProps = {
  type: RecordTypeInfo;
  field: FieldInfo;
  past: CrmRecord;
  now: CrmRecord;
  isDifferent: boolean;
};

function PastField({ type, field, past, now, isDifferent }: PastFieldProps) {
  const t = useTranslations('history.asOf');
  const labels = useLabels();
  const format = useFormatField();
  return (
    <div className={classes.field} data-different={isDifferent || undefined}>
      <dt className={classes.fieldLabel}>{labels.field(type.name, field.name)}</dt>
      <dd className={classes.fieldBody}>
        <div className={classes.value}>
          <div>
            {isEmptyValue(fieldValue(past, field)) ? (
              <span className={classes.none}>–</span>
            ) : (
              <FieldValue recordType={type.name} field={field} record={past} />
            )}
            {isDifferent && (
              <div className={classes.nowValue}>
                {t('nowValue', { value: format(type.name, field, now) || t('empty') })}
              </div>
            )}
          </div>
        </div>
      </dd>
    </div>
  );
}
