import type { CrmRecord, FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue } from '@/shared/metadata/field-value';
import { fieldOf, isEmptyValue, recordLabel } from '@/shared/metadata/record-type';
import { useFormatField } from '@/shared/metadata/use-format';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import { RecordLink } from '@/shared/ui/record-link';
import classes from './records.module.css';

type RecordCardProps = {
  type: RecordTypeInfo;
  record: CrmRecord;
  /** A field that would only repeat what stands above. */
  without?: string;
};

const detailCount = 3;

/** Another record in two lines. */
export function RecordCard({ type, record, without }: RecordCardProps) {
  const format = useFormatField();
  const label = recordLabel(type, record);
  const details = type.defaultColumns
    .filter((name) => name !== type.labelField && name !== without)
    .map((name) => fieldOf(type, name))
    .filter((field): field is FieldInfo => field !== undefined && !isEmptyValue(fieldValue(record, field)))
    .slice(0, detailCount)
    .map((field) => format(type.name, field, record));
  return (
    <RecordLink recordType={type.name} id={record.id} className={classes.card}>
      <RecordAvatar id={record.id} label={label} size={34} shape={type.name === 'account' ? 'square' : 'circle'} />
      <span className={classes.cardLines}>
        <span className={classes.cardName}>{label}</span>
        {details.length > 0 && <span className={classes.cardDetails}>{details.join(' · ')}</span>}
      </span>
    </RecordLink>
  );
}
