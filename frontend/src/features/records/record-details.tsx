import { Alert, Button, Group, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPencil, IconTrash, IconUserShare } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '@/app/commands';
import { setPreferences, usePreferences } from '@/app/preferences';
import { useShortcut } from '@/app/shortcuts';
import type { CrmRecord, FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { isVisible } from '@/shared/metadata/matches';
import { isEditable, sectionsOf } from '@/shared/metadata/record-type';
import { useLabels } from '@/shared/metadata/use-labels';
import { editKey } from '@/shared/ui/data-grid/failed-edits';
import type { FieldDraft } from '@/shared/ui/field-editor/field-draft';
import { usePreload } from '@/shared/ui/on-demand';
import { AddFields, isFoldable, ShowEmpty } from './empty-fields';
import { dropFailedEdit, useFailedEdits } from './failed-edits-store';
import { InlineField, loadInlineEditor } from './inline-field';
import { KeptTexts } from './kept-texts';
import { rawValuesQuery, type RawValue } from './raw-values';
import classes from './records.module.css';
import { useRestoreRecord } from './use-delete-records';
import { useSaveField } from './use-save-field';

type RecordDetailsProps = {
  type: RecordTypeInfo;
  record: CrmRecord;
  /** On a phone the details may be behind another tab when E is pressed. */
  onEdit: () => void;
};

const ownerField = 'ownerId';
const noRawValues: readonly RawValue[] = [];

/** All fields by section, each edited where it stands. */
export function RecordDetails({ type, record, onEdit }: RecordDetailsProps) {
  const t = useTranslations('record');
  const labels = useLabels();
  const save = useSaveField(type);
  const failedEdits = useFailedEdits();
  usePreload(loadInlineEditor);
  const { showEmptyFields } = usePreferences();
  const [editing, setEditing] = useState<string>();
  // What was opened stays where it is, so that the place of the keyboard is not lost with it.
  const [opened, setOpened] = useState<readonly string[]>([]);
  const edit = (name: string | undefined) => {
    setEditing(name);
    if (name !== undefined) setOpened((names) => (names.includes(name) ? names : [...names, name]));
  };
  const { data: rawValues = noRawValues } = useQuery(rawValuesQuery(type.resource, record.id));
  const isDeleted = record.deletedAt !== null && record.deletedAt !== undefined;
  const canEdit = record.can?.edit === true && !isDeleted;
  // A name put together from its parts already stands above as the page's title.
  const isTitle = (field: FieldInfo) => field.name === type.labelField && field.readOnly;
  const sections = sectionsOf(type)
    .map(({ name, fields }) => ({
      name,
      fields: fields.filter((field) => !isTitle(field) && !hasPanel(type, field) && isVisible(field, record)),
    }))
    .filter(({ fields }) => fields.length > 0);
  const all = sections.flatMap(({ fields }) => fields);
  const editable = all.filter(isEditable);
  const isFolded = (field: FieldInfo) =>
    isFoldable(field, record, canEdit) &&
    !opened.includes(field.name) &&
    !failedEdits.has(editKey(record.id, field.name));
  const canAdd = (field: FieldInfo) => canEdit && isEditable(field);
  const isHere = (field: FieldInfo) => showEmptyFields || !isFolded(field);
  const hidden = all.filter((field) => isFolded(field) && !canAdd(field)).length;

  useShortcut(
    'e',
    t('editFirst'),
    () => {
      onEdit();
      edit(editable[0]?.name);
    },
    { group: 'record', enabled: canEdit },
  );
  useCommand({
    id: 'record.edit',
    label: t('editFirst'),
    group: 'record',
    icon: IconPencil,
    keys: 'e',
    run: () => {
      onEdit();
      edit(editable[0]?.name);
    },
    enabled: canEdit,
  });
  useCommand({
    id: 'record.owner',
    label: t('changeOwner'),
    group: 'record',
    icon: IconUserShare,
    run: () => {
      onEdit();
      edit(ownerField);
    },
    enabled: canEdit && editable.some(({ name }) => name === ownerField),
  });
  const finish = (field: FieldInfo, draft: FieldDraft, step: 1 | -1 | 0) => {
    save(record, field, draft);
    edit(step === 0 ? undefined : editable[editable.indexOf(field) + step]?.name);
  };

  return (
    <>
      {isDeleted && <DeletedNotice type={type} record={record} />}
      {sections
        .filter(({ fields }) => fields.some((field) => isHere(field) || canAdd(field)))
        .map((section) => (
          <Paper
            key={section.name}
            component="section"
            className={classes.section}
            aria-label={labels.section(section.name)}
          >
            <h2 className={classes.sectionTitle}>{labels.section(section.name)}</h2>
            <dl className={classes.fields}>
              {section.fields.filter(isHere).map((field) => (
                <InlineField
                  key={field.name}
                  type={type}
                  field={field}
                  record={record}
                  canEdit={canEdit && isEditable(field)}
                  isEditing={editing === field.name}
                  raw={rawOf(rawValues, field.name)}
                  failed={failedEdits.get(editKey(record.id, field.name))}
                  onStart={() => edit(field.name)}
                  onFinish={(draft, step) => finish(field, draft, step)}
                  onCancel={() => setEditing(undefined)}
                  onDiscard={() => dropFailedEdit(record.id, field.name)}
                />
              ))}
            </dl>
            <AddFields
              type={type}
              fields={section.fields.filter((field) => !isHere(field) && canAdd(field))}
              onAdd={(field) => edit(field.name)}
            />
          </Paper>
        ))}
      <ShowEmpty
        count={hidden}
        isShown={showEmptyFields}
        onToggle={() => setPreferences({ showEmptyFields: !showEmptyFields })}
      />
      <KeptTexts values={rawValues} />
    </>
  );
}

/** Who works on a deal, and what was done of its playbook, or goes with a product, stand in panels of their own. */
function hasPanel(type: RecordTypeInfo, field: FieldInfo): boolean {
  return (type.name === 'opportunity' || type.name === 'product') && field.kind === 'objects';
}

function rawOf(values: readonly RawValue[], field: string): RawValue[] | undefined {
  const ofField = values.filter((value) => value.field === field);
  return ofField.length > 0 ? ofField : undefined;
}

function DeletedNotice({ type, record }: { type: RecordTypeInfo; record: CrmRecord }) {
  const t = useTranslations('record');
  const restore = useRestoreRecord(type);
  return (
    <Alert color="yellow" icon={<IconTrash size={18} />} className={classes.notice}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t('inBin')}</Text>
        <Button size="compact-sm" variant="default" onClick={() => void restore(record)}>
          {t('restore')}
        </Button>
      </Group>
    </Alert>
  );
}
