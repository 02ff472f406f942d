import { Radio } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { useFormatValue, useValueFormatter } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import { primaryEmail, primaryPhone } from '@/shared/metadata/format-value';
import classes from './merge.module.css';
import type { FieldChoice } from './merge-model';

type ChoiceOfSurvivorProps = {
  type: RecordTypeInfo;
  ids: readonly string[];
  records: readonly (CrmRecord | undefined)[];
  nameOf: (id: string) => string;
  survivor: string;
  onChoose: (id: string) => void;
};

export function ChoiceOfSurvivor({ ids, records, nameOf, survivor, onChoose }: ChoiceOfSurvivorProps) {
  const t = useTranslations('merge');
  const format = useValueFormatter();
  const detailOf = (record: CrmRecord | undefined) =>
    record === undefined
      ? ''
      : [
          primaryEmail(record.emails) ?? primaryPhone(record.phones)?.number,
          t('created', { date: format.date(record.createdAt.slice(0, 10)) }),
        ]
          .filter(Boolean)
          .join(' · ');
  return (
    <Radio.Group label={t('survivor')} value={survivor} onChange={onChoose}>
      <div className={classes.choices}>
        {ids.map((id, index) => (
          <Radio.Card key={id} value={id} className={classes.choice}>
            <span className={classes.value}>{nameOf(id)}</span>
            <span className={classes.caption}>{detailOf(records[index])}</span>
            <span className={classes.caption}>
              <Radio.Indicator size="xs" />
              {id === survivor ? t('stays') : t('stay')}
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}

type ChoiceOfFieldProps = {
  recordType: string;
  choice: FieldChoice;
  nameOf: (id: string) => string;
  /** A record's id. */
  chosen: string;
  onChoose: (id: string) => void;
};

export function ChoiceOfField({ recordType, choice, nameOf, chosen, onChoose }: ChoiceOfFieldProps) {
  const labels = useLabels();
  const format = useFormatValue();
  const { field, values } = choice;
  const current = values.find(({ recordIds }) => recordIds.includes(chosen)) ?? values[0];
  return (
    <Radio.Group label={labels.field(recordType, field.name)} value={current?.recordId ?? ''} onChange={onChoose}>
      <div className={classes.choices}>
        {values.map(({ recordId, recordIds, value, label }) => (
          <Radio.Card key={recordId} value={recordId} className={classes.choice}>
            <span className={classes.value}>{format(recordType, field, value, label)}</span>
            <span className={classes.caption}>
              <Radio.Indicator size="xs" />
              {[...new Set(recordIds.map(nameOf))].join(', ')}
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
