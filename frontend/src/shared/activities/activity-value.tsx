import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { FieldInfo } from '../api/types';
import { useLookupLabels } from '../metadata/lookup';
import { RecordLink } from '../ui/record-link';
import { ActivityMessages } from './activity-messages';
import { attendeeName, responseOf, type Attendee } from './attendee';
import type { ChecklistItem } from './checklist-editor';
import classes from './activity-value.module.css';
import { useRecurrenceText } from './use-recurrence-text';

type ListedObject = Attendee & Partial<ChecklistItem>;

/** Repetitions in words, and lists as people read them: lines with their ticks, people with their answers, records to open. */
export function ActivityValue({ field, value }: { field: FieldInfo; value: unknown }) {
  return (
    <ActivityMessages fallback={null}>
      {field.kind === 'recurrence' ? (
        <RuleText rule={String(value)} />
      ) : (
        <Objects name={field.name} items={value as readonly ListedObject[]} />
      )}
    </ActivityMessages>
  );
}

function Objects({ name, items }: { name: string; items: readonly ListedObject[] }) {
  // Records are told by their ids; what they are called is asked for once.
  const nameless = items.flatMap(({ recordType, recordId, name: own }) =>
    recordType != null && recordId != null && own == null ? [{ recordType, id: recordId }] : [],
  );
  const labels = useLookupLabels(nameless);
  return (
    <ul className={classes.list}>
      {items.map((item, index) => (
        <li key={item.recordId ?? index}>
          {name === 'checklist' ? (
            <Line item={item} />
          ) : (
            <Somebody item={item} label={labels.get(item.recordId ?? '')} withResponse={name === 'attendees'} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Line({ item: { text = '', done = false } }: { item: ListedObject }) {
  return (
    <span data-done={done || undefined} className={classes.line}>
      <span aria-hidden>{done ? '☑' : '☐'}</span> {done ? <s>{text}</s> : text}
    </span>
  );
}

type SomebodyProps = { item: ListedObject; label: string | undefined; withResponse: boolean };

function Somebody({ item, label, withResponse }: SomebodyProps) {
  const t = useTranslations('activities.attendees.response');
  const name = label ?? attendeeName(item);
  return (
    <>
      {item.recordType != null && item.recordId != null ? (
        <RecordLink recordType={item.recordType} id={item.recordId} className={classes.link}>
          {name || '…'}
        </RecordLink>
      ) : (
        name
      )}
      {withResponse && (
        <Text span size="xs" c="dimmed">
          {' '}
          {t(responseOf(item))}
        </Text>
      )}
    </>
  );
}

function RuleText({ rule }: { rule: string }) {
  return <>{useRecurrenceText()(rule)}</>;
}
