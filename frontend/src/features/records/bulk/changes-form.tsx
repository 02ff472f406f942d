import { ActionIcon, Button, NativeSelect, Select, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { FieldEditor } from '@/shared/ui/field-editor/field-editor';
import { bulkFields, modesOf, type ChangeMode, type FieldEdit } from './bulk-model';
import classes from './bulk.module.css';

type ChangesFormProps = { type: RecordTypeInfo; edits: FieldEdit[]; onChange: (edits: FieldEdit[]) => void };

let lastKey = 0;

function editOf(type: RecordTypeInfo, name: string): FieldEdit {
  const field = bulkFields(type).find((candidate) => candidate.name === name);
  lastKey += 1;
  return { key: String(lastKey), field: name, mode: (field && modesOf(field)[0]) ?? 'set', draft: { value: null } };
}

/** A form that begins with a field to fill in: what is a choice is changed most often. */
export function firstEdit(type: RecordTypeInfo): FieldEdit[] {
  const fields = bulkFields(type);
  const first = fields.find((field) => field.kind === 'choice') ?? fields[0];
  return first ? [editOf(type, first.name)] : [];
}

/** Which fields get which value. A list may be added to and taken from in one go: its field then stands there twice. */
export function ChangesForm({ type, edits, onChange }: ChangesFormProps) {
  const t = useTranslations('bulk');
  const replace = (edit: FieldEdit, next: FieldEdit | undefined) =>
    onChange(edits.flatMap((each) => (each === edit ? (next ? [next] : []) : [each])));
  const unused = bulkFields(type).find((field) => !edits.some((edit) => edit.field === field.name));
  return (
    <Stack gap="sm">
      {edits.map((edit) => (
        <ChangeRow
          key={edit.key}
          type={type}
          edit={edit}
          isOnly={edits.length === 1}
          onChange={(next) => replace(edit, next)}
        />
      ))}
      {unused && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...edits, editOf(type, unused.name)])}
        >
          {t('addField')}
        </Button>
      )}
    </Stack>
  );
}

type ChangeRowProps = {
  type: RecordTypeInfo;
  edit: FieldEdit;
  isOnly: boolean;
  onChange: (next: FieldEdit | undefined) => void;
};

function ChangeRow({ type, edit, isOnly, onChange }: ChangeRowProps) {
  const t = useTranslations('bulk');
  const labels = useLabels();
  const fields = bulkFields(type);
  const field = fields.find((candidate) => candidate.name === edit.field);
  if (!field) return null;
  const label = labels.field(type.name, field.name);
  return (
    <div className={classes.edit}>
      <div>
        <Select
          aria-label={t('field')}
          data={fields.map((each) => ({ value: each.name, label: labels.field(type.name, each.name) }))}
          value={field.name}
          allowDeselect={false}
          searchable
          openOnFocus={false}
          onChange={(name) => name !== null && onChange({ ...editOf(type, name), key: edit.key })}
        />
      </div>
      <NativeSelect
        aria-label={t('mode', { field: label })}
        data={modesOf(field).map((mode) => ({ value: mode, label: t(`modes.${mode}`) }))}
        value={edit.mode}
        onChange={(event) => onChange({ ...edit, mode: event.currentTarget.value as ChangeMode })}
      />
      <div>
        {edit.mode !== 'clear' && (
          <FieldEditor
            recordType={type.name}
            field={{ ...field, required: false }}
            draft={edit.draft}
            label={t('newValue', { field: label })}
            hideLabel
            onChange={(draft) => onChange({ ...edit, draft })}
          />
        )}
      </div>
      <ActionIcon
        size={34}
        aria-label={t('removeField', { field: label })}
        disabled={isOnly}
        onClick={() => onChange(undefined)}
      >
        <IconTrash size={15} />
      </ActionIcon>
    </div>
  );
}
