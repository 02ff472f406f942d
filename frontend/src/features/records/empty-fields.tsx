import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { CrmRecord, FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue } from '@/shared/metadata/field-value';
import { isEditable, isEmptyValue } from '@/shared/metadata/record-type';
import { useLabels } from '@/shared/metadata/use-labels';
import classes from './records.module.css';

/** What says nothing yet takes no line of its own: it stands as a word that adds it, or waits until one asks for all. */
export function isFoldable(field: FieldInfo, record: CrmRecord, canEdit: boolean): boolean {
  return isEmptyValue(fieldValue(record, field)) && !(field.required && canEdit && isEditable(field));
}

type AddFieldsProps = { type: RecordTypeInfo; fields: readonly FieldInfo[]; onAdd: (field: FieldInfo) => void };

/** The empty fields of a section that one can fill, as one line of words. */
export function AddFields({ type, fields, onAdd }: AddFieldsProps) {
  const t = useTranslations('record');
  const labels = useLabels();
  if (fields.length === 0) return null;
  return (
    <div className={classes.addFields}>
      {fields.map((field) => {
        const label = labels.field(type.name, field.name);
        return (
          <button
            key={field.name}
            type="button"
            className={classes.addField}
            aria-label={t('editField', { field: label })}
            title={field.help ?? undefined}
            onClick={() => onAdd(field)}
          >
            <IconPlus size={13} aria-hidden />
            {label}
          </button>
        );
      })}
    </div>
  );
}

type ShowEmptyProps = { count: number; isShown: boolean; onToggle: () => void };

/** Shows also those that nobody can fill by hand. */
export function ShowEmpty({ count, isShown, onToggle }: ShowEmptyProps) {
  const t = useTranslations('record');
  if (count === 0) return null;
  return (
    <Button variant="subtle" color="gray" size="compact-sm" onClick={onToggle} aria-expanded={isShown}>
      {isShown ? t('hideEmpty') : t('showEmpty', { count })}
    </Button>
  );
}
