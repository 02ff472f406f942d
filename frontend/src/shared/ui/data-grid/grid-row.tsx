import { lazy, memo, Suspense, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { CrmRecord, FieldInfo, RecordTypeInfo } from '../../api/types';
import { isEditable, isNumberKind, recordLabel } from '../../metadata/record-type';
import { FieldValue } from '../field-value/field-value';
import { RecordAvatar } from '../record-avatar';
import { RecordLink } from '../record-link';
import classes from './data-grid.module.css';
import { editKey, type FailedEdits } from './failed-edits';
import type { CellEditing } from './use-grid-control';

export const loadCellEditor = async () => ({ default: (await import('./cell-editor')).CellEditor });
const CellEditor = lazy(loadCellEditor);

type GridRowProps = {
  type: RecordTypeInfo;
  record: CrmRecord;
  index: number;
  start: number;
  fields: readonly FieldInfo[];
  isSelected: boolean;
  activeColumn: number | undefined;
  rangeStart: number | undefined;
  rangeEnd: number | undefined;
  editing: CellEditing | undefined;
  failedEdits: FailedEdits;
  isReadOnly: boolean;
  isPeeked: boolean;
  canPeek: boolean;
  action: ReactNode;
};

/** Rendered anew only when its own record, selection or cell changes. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { type, record, index, start, fields, isSelected, activeColumn, editing, failedEdits, isReadOnly, action } =
    props;
  const t = useTranslations('grid');
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={classes.row}
      data-editing={editing !== undefined || undefined}
      data-peeked={props.isPeeked || undefined}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        className={classes.selector}
        data-row={index}
        data-column={0}
        tabIndex={activeColumn === 0 ? 0 : -1}
      >
        <input
          type="checkbox"
          className={classes.checkbox}
          tabIndex={-1}
          aria-label={t('selectRow', { name: recordLabel(type, record) })}
          checked={isSelected}
          readOnly
        />
      </div>
      {fields.map((field, at) => {
        const failed = failedEdits.get(editKey(record.id, field.name));
        return (
          <div
            key={field.name}
            role="gridcell"
            aria-colindex={at + 2}
            aria-readonly={isReadOnly || !isEditable(field)}
            className={classes.cell}
            data-row={index}
            data-column={at + 1}
            data-first={at === 0 || undefined}
            data-number={isNumberKind(field.kind) || undefined}
            data-failed={failed !== undefined || undefined}
            data-in-range={isBetween(at + 1, props.rangeStart, props.rangeEnd) || undefined}
            aria-selected={isBetween(at + 1, props.rangeStart, props.rangeEnd) || undefined}
            tabIndex={activeColumn === at + 1 ? 0 : -1}
            {...(failed ? { title: t('notSaved', { reason: failed.reason }), 'aria-invalid': true } : {})}
          >
            {field.name === type.labelField ? (
              <LabelCell type={type} record={record} canPeek={props.canPeek} />
            ) : (
              <FieldValue recordType={type.name} field={field} record={record} compact tabIndex={-1} />
            )}
            {editing?.column === at + 1 && (
              <Suspense fallback={null}>
                <CellEditor recordType={type.name} field={field} record={record} failed={failed} editing={editing} />
              </Suspense>
            )}
          </div>
        );
      })}
      {action !== undefined && (
        <div role="gridcell" aria-colindex={fields.length + 2} className={classes.action}>
          {action}
        </div>
      )}
    </div>
  );
});

function isBetween(column: number, start: number | undefined, end: number | undefined): boolean {
  return start !== undefined && end !== undefined && column >= start && column <= end;
}

type LabelCellProps = { type: RecordTypeInfo; record: CrmRecord; canPeek: boolean };

function LabelCell({ type, record, canPeek }: LabelCellProps) {
  const t = useTranslations('record');
  const g = useTranslations('grid');
  const label = recordLabel(type, record);
  return (
    <>
      <RecordLink recordType={type.name} id={record.id} className={classes.label} tabIndex={-1}>
        <RecordAvatar id={record.id} label={label} shape={type.name === 'account' ? 'square' : 'circle'} />
        <span className={classes.labelText}>{label || t('unnamed')}</span>
      </RecordLink>
      {/* For the mouse; on the keyboard it is the space bar. The grid hears the click. */}
      {canPeek && <span className={classes.peek} data-peek aria-hidden title={g('peek')} />}
    </>
  );
}
