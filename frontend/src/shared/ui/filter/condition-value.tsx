import { Chip, Group, MultiSelect, Skeleton, TagsInput, TextInput } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldInfo, RecordTypeInfo } from '../../api/types';
import { useLookupLabels } from '../../metadata/lookup';
import { isListKind } from '../../metadata/record-type';
import { useLabels } from '../../metadata/use-labels';
import { FieldEditor } from '../field-editor/field-editor';
import { DateValue } from './date-value';
import { referencesIn, type DraftCondition } from './model';

const RelationSelect = lazy(async () => ({
  default: (await import('../../relations/relation-select')).RelationSelect,
}));

type ConditionValueProps = {
  type: RecordTypeInfo;
  field: FieldInfo;
  condition: DraftCondition;
  onChange: (value: unknown) => void;
};

/** The value to compare with, edited as its kind is edited everywhere. */
export function ConditionValue({ type, field, condition, onChange }: ConditionValueProps) {
  const t = useTranslations('grid.filter');
  const labels = useLabels();
  const { value, op } = condition;
  const label = t('valueOf', { field: labels.field(type.name, field.name) });
  const isSeveral = op === 'in';
  const options = field.options?.map((option) => ({ value: option, label: labels.option(type.name, field, option) }));

  if (isSeveral && options) {
    return (
      <MultiSelect
        aria-label={label}
        data={options}
        value={texts(value)}
        onChange={onChange}
        hidePickedOptions
        comboboxProps={{ withinPortal: false }}
      />
    );
  }
  if (isSeveral) return <TagsInput aria-label={label} value={texts(value)} onChange={onChange} acceptValueOnBlur />;
  if (field.kind === 'reference')
    return <ReferenceValue type={type} field={field} value={value} label={label} onChange={onChange} />;
  if (field.name === 'relations' && isListKind(field.kind)) {
    return (
      <Suspense fallback={<Skeleton h={36} />}>
        <RelationSelect recordType={type.name} label={label} value={value} onChange={onChange} />
      </Suspense>
    );
  }
  if (isListKind(field.kind) && !options) return <FreeText label={label} value={value} onChange={onChange} />;
  if (field.kind === 'date' || field.kind === 'dateTime')
    return <DateValue field={field} label={label} value={value} onChange={onChange} />;
  const edited = oneOf(field, op);
  return (
    <FieldEditor
      recordType={type.name}
      field={edited}
      draft={{ value }}
      label={label}
      hideLabel
      onChange={(draft) => onChange(draft.value)}
    />
  );
}

/** Of many-valued fields one value is asked for; parts of texts are just text. */
function oneOf(field: FieldInfo, op: DraftCondition['op']): FieldInfo {
  const single = { ...field, required: false };
  if (field.kind === 'multiChoice') return { ...single, kind: 'choice' };
  if (field.kind === 'longText' || field.kind === 'url' || op === 'contains' || op === 'startsWith')
    return { ...single, kind: 'text' };
  return single;
}

type FreeTextProps = { label: string; value: unknown; onChange: (value: unknown) => void };

function FreeText({ label, value, onChange }: FreeTextProps) {
  return (
    <TextInput
      aria-label={label}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type ReferenceValueProps = FreeTextProps & { type: RecordTypeInfo; field: FieldInfo };

/** Whoever looks: a shared view then shows everybody their own. */
const me = 'me';

function ReferenceValue(props: ReferenceValueProps) {
  const { field, value, onChange } = props;
  const t = useTranslations('grid.filter');
  if (field.referenceTo !== 'user') return <RecordValue {...props} />;
  return (
    <Group gap={6} wrap="nowrap">
      <Chip size="xs" checked={value === me} onChange={(isMe) => onChange(isMe ? me : null)}>
        {t('me')}
      </Chip>
      {value !== me && (
        <div style={{ flex: 1, minInlineSize: 0 }}>
          <RecordValue {...props} />
        </div>
      )}
    </Group>
  );
}

function RecordValue({ type, field, value, label, onChange }: ReferenceValueProps) {
  const names = useLookupLabels(referencesIn(type, { field: field.name, op: 'eq', value }));
  return (
    <FieldEditor
      recordType={type.name}
      field={{ ...field, required: false }}
      draft={{ value, label: names.get(String(value)) ?? null }}
      label={label}
      hideLabel
      onChange={(draft) => onChange(draft.value)}
    />
  );
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
