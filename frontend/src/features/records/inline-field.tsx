import { Button } from '@mantine/core';
import { IconAlertCircle, IconInfoCircle, IconLock, IconMathFunction, IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, type MouseEvent, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import type { CrmRecord, FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue, referenceLabel } from '@/shared/metadata/field-value';
import { isEmptyValue } from '@/shared/metadata/record-type';
import { readOnlyReason } from '@/shared/metadata/read-only-reason';
import { useLabels } from '@/shared/metadata/use-labels';
import type { FailedEdit } from '@/shared/ui/data-grid/failed-edits';
import type { FieldDraft } from '@/shared/ui/field-editor/field-draft';
import type { CommitHow } from '@/shared/ui/field-editor/commit-how';
import { FieldValue } from '@/shared/ui/field-value/field-value';
import { Hint } from '@/shared/ui/hint';
import type { RawValue } from './raw-values';
import classes from './records.module.css';

export const loadInlineEditor = async () => ({
  default: (await import('@/shared/ui/field-editor/inline-editor')).InlineEditor,
});
const InlineEditor = lazy(loadInlineEditor);
const RepairedHint = lazy(async () => ({ default: (await import('./repaired-hint')).RepairedHint }));

type InlineFieldProps = {
  type: RecordTypeInfo;
  field: FieldInfo;
  record: CrmRecord;
  canEdit: boolean;
  isEditing: boolean;
  failed: FailedEdit | undefined;
  /** As what the value came in, where it was repaired. */
  raw?: readonly RawValue[] | undefined;
  onStart: () => void;
  onFinish: (draft: FieldDraft, step: 1 | -1 | 0) => void;
  onCancel: () => void;
  onDiscard: () => void;
};

export function InlineField(props: InlineFieldProps) {
  const { type, field, record, canEdit, isEditing, failed, onFinish, onCancel } = props;
  const t = useTranslations('record');
  const labels = useLabels();
  const label = labels.field(type.name, field.name);
  const pencil = useRef<HTMLButtonElement>(null);
  const returnFocus = useRef(false);
  useEffect(() => {
    if (isEditing || !returnFocus.current) return;
    returnFocus.current = false;
    pencil.current?.focus();
  }, [isEditing]);

  const saved: FieldDraft = {
    value: fieldValue(record, field),
    label: field.kind === 'reference' ? referenceLabel(field, record) : null,
  };
  const commit = (draft: FieldDraft, how: CommitHow) => {
    returnFocus.current = how === 'enter' || how === 'pick';
    onFinish(draft, how === 'next' ? 1 : how === 'previous' ? -1 : 0);
  };
  const cancel = () => {
    returnFocus.current = true;
    onCancel();
  };
  const read = <ReadField {...props} label={label} pencil={pencil} canEdit={canEdit} />;
  return (
    <div className={classes.field} data-editing={isEditing || undefined}>
      <dt className={classes.fieldLabel}>
        {label}
        {field.required && canEdit && <span className={classes.required} aria-hidden />}
        {field.help && (
          <Hint icon={IconInfoCircle} label={t('about', { field: label })} className={classes.help}>
            {field.help}
          </Hint>
        )}
        {props.raw && (
          <Suspense fallback={null}>
            <RepairedHint label={label} values={props.raw} />
          </Suspense>
        )}
      </dt>
      <dd className={classes.fieldBody}>
        {isEditing ? (
          <Suspense fallback={read}>
            <InlineEditor
              recordType={type.name}
              field={field}
              initial={failed?.draft ?? saved}
              error={failed?.reason}
              label={label}
              onCommit={commit}
              onCancel={cancel}
            />
          </Suspense>
        ) : (
          read
        )}
      </dd>
    </div>
  );
}

type ReadFieldProps = InlineFieldProps & { label: string; pencil: RefObject<HTMLButtonElement | null> };

function ReadField({ type, field, record, canEdit, failed, onStart, onDiscard, label, pencil }: ReadFieldProps) {
  const t = useTranslations('record');
  const isEmpty = isEmptyValue(fieldValue(record, field));
  // The whole value is a large target for the mouse; links within stay links, marked text stays marked.
  const startByMouse = (event: MouseEvent) => {
    const isLink = event.target instanceof Element && event.target.closest('a, button') !== null;
    if (canEdit && !isLink && document.getSelection()?.isCollapsed !== false) onStart();
  };
  return (
    <>
      {/* The pencil button beside it does the same for the keyboard and for assistive technology. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div className={classes.value} data-editable={canEdit || undefined} onClick={startByMouse}>
        {isEmpty ? (
          <span className={classes.none}>{canEdit ? t('add') : '–'}</span>
        ) : (
          <FieldValue recordType={type.name} field={field} record={record} />
        )}
        {canEdit && (
          <button
            ref={pencil}
            type="button"
            className={classes.pencil}
            aria-label={t('editField', { field: label })}
            onClick={onStart}
          >
            <IconPencil size={15} aria-hidden />
          </button>
        )}
        {!canEdit && <WhyReadOnly type={type} field={field} label={label} />}
      </div>
      {failed && (
        <div className={classes.failed} role="alert">
          <IconAlertCircle size={15} aria-hidden />
          <span>{t('notSaved', { reason: failed.reason })}</span>
          <Button size="compact-xs" variant="subtle" color="red" onClick={onStart}>
            {t('tryAgain')}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={onDiscard}>
            {t('discard')}
          </Button>
        </div>
      )}
    </>
  );
}

/** What cannot be changed says why, when one looks. */
function WhyReadOnly({ type, field, label }: { type: RecordTypeInfo; field: FieldInfo; label: string }) {
  const t = useTranslations('record.readOnly');
  const reason = readOnlyReason(type, field);
  if (reason === undefined) return null;
  return (
    <Hint
      icon={reason === 'formula' ? IconMathFunction : IconLock}
      label={t('why', { field: label })}
      className={classes.why}
      side="end"
    >
      {reason === 'formula' ? t('formula', { formula: field.formula ?? '' }) : t(reason)}
    </Hint>
  );
}
