import { Popover } from '@mantine/core';
import type { CrmRecord, FieldInfo } from '../../api/types';
import { fieldValue, referenceLabel } from '../../metadata/field-value';
import { useLabels } from '../../metadata/use-labels';
import { isCompositeKind } from '../field-editor/composite';
import { InlineEditor } from '../field-editor/inline-editor';
import classes from './data-grid.module.css';
import type { FailedEdit } from './failed-edits';
import type { CellEditing } from './use-grid-control';

type CellEditorProps = {
  recordType: string;
  field: FieldInfo;
  record: CrmRecord;
  failed: FailedEdit | undefined;
  editing: CellEditing;
};

/** One input lies over its cell; several open below it. */
export function CellEditor({ recordType, field, record, failed, editing }: CellEditorProps) {
  const labels = useLabels();
  const label = labels.field(recordType, field.name);
  const saved = {
    value: fieldValue(record, field),
    label: field.kind === 'reference' ? referenceLabel(field, record) : null,
  };
  const editor = (
    <InlineEditor
      recordType={recordType}
      field={field}
      initial={editing.typed ?? failed?.draft ?? saved}
      error={failed?.reason}
      label={label}
      onCommit={editing.commit}
      onCancel={editing.cancel}
    />
  );
  if (!isCompositeKind(field.kind)) return <div className={classes.editor}>{editor}</div>;
  return (
    <Popover
      opened
      position="bottom-start"
      width={field.kind === 'money' ? 280 : 440}
      shadow="lg"
      offset={4}
      closeOnClickOutside={false}
      // The target is only a place below the cell: it opens nothing and must not say so.
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label}>
        {editor}
      </Popover.Dropdown>
    </Popover>
  );
}
