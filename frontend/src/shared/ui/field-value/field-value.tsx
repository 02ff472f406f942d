import { lazy, Suspense } from 'react';
import { readableMentions } from '../../activities/readable-mentions';
import type { CrmRecord, FieldInfo } from '../../api/types';
import { fieldValue, referenceLabel } from '../../metadata/field-value';
import { webHref } from '../../metadata/format-value';
import { isEmptyValue } from '../../metadata/record-type';
import { useFormatField } from '../../metadata/use-format';
import { useLabels } from '../../metadata/use-labels';
import { RecordLink } from '../record-link';
import { AddressList, EmailList, PhoneList } from './contact-points';
import classes from './field-value.module.css';
import { OptionPill, Pills } from './pills';

const special = ['mayReceive', 'relations', 'profiles', 'answerDue'];

const SpecialValue = lazy(async () => ({ default: (await import('./special-value')).SpecialValue }));

type FieldValueProps = {
  recordType: string;
  field: FieldInfo;
  record: CrmRecord;
  /** One line for a grid cell; without it everything is shown. */
  compact?: boolean;
  /** Inside a grid only the grid itself is a tab stop. */
  tabIndex?: number;
};

/** A field as it is read: with links to call, to write, to open. */
export function FieldValue({ recordType, field, record, compact = false, tabIndex }: FieldValueProps) {
  const value = fieldValue(record, field);
  const formatField = useFormatField();
  const labels = useLabels();
  const link = tabIndex === undefined ? {} : { tabIndex };
  if (isEmptyValue(value)) return null;
  if (special.includes(field.name) || (!compact && (field.kind === 'recurrence' || field.kind === 'objects')))
    return (
      <Suspense fallback={null}>
        <SpecialValue field={field} value={value} compact={compact} {...link} />
      </Suspense>
    );
  switch (field.kind) {
    case 'choice':
      return <OptionPill option={String(value)} label={labels.option(recordType, field, String(value))} />;
    case 'multiChoice':
      return (
        <Pills
          compact={compact}
          labels={(value as string[]).map((option) => labels.option(recordType, field, option))}
        />
      );
    case 'tags':
      return <Pills compact={compact} labels={value as string[]} />;
    case 'emails':
      return <EmailList value={value} compact={compact} {...link} />;
    case 'phones':
      return <PhoneList value={value} compact={compact} {...link} />;
    case 'addresses':
      return <AddressList value={value} compact={compact} />;
    case 'reference':
      return (
        <RecordLink recordType={field.referenceTo ?? ''} id={String(value)} className={classes.link} {...link}>
          {referenceLabel(field, record) ?? '…'}
        </RecordLink>
      );
    case 'url':
      return <WebLink value={String(value)} {...link} />;
    case 'longText':
      return <span className={compact ? classes.line : classes.long}>{readableMentions(String(value))}</span>;
    case 'recurrence':
    case 'objects':
    case 'text':
    case 'date':
    case 'dateTime':
    case 'number':
    case 'money':
    case 'boolean':
    case 'language':
    case 'country':
      return <span className={classes.line}>{formatField(recordType, field, record)}</span>;
  }
}

function WebLink({ value, tabIndex }: { value: string; tabIndex?: number }) {
  const href = webHref(value);
  const text = value.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  if (href === undefined) return <span className={classes.line}>{value}</span>;
  return (
    <a
      className={classes.link}
      href={href}
      dir="ltr"
      target="_blank"
      rel="noreferrer"
      {...(tabIndex === undefined ? {} : { tabIndex })}
    >
      {text}
    </a>
  );
}
