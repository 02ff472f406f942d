import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldInfo, RecordTypeInfo } from '../../api/types';
import { isNumberKind } from '../../metadata/record-type';
import { useLabels } from '../../metadata/use-labels';
import { placeColumn, type GridColumn } from './columns';
import classes from './data-grid.module.css';
import type { GridPosition } from './navigation';
import { sortDirectionOf } from './sort';
import type { GridTable } from './use-grid-table';

type GridHeaderProps = {
  type: RecordTypeInfo;
  table: GridTable;
  fields: readonly FieldInfo[];
  sort: string | undefined;
  active: GridPosition;
  columns: readonly GridColumn[];
  onColumnsChange: (columns: GridColumn[]) => void;
};

export function GridHeader({ type, table, fields, sort, active, columns, onColumnsChange }: GridHeaderProps) {
  const t = useTranslations('grid');
  const labels = useLabels();
  const [dragged, setDragged] = useState<string>();
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const tabIndexOf = (column: number) => (active.row === -1 && active.column === column ? 0 : -1);
  const drop = (event: DragEvent, before: string) => {
    event.preventDefault();
    if (dragged !== undefined) onColumnsChange(placeColumn(columns, dragged, before));
    setDragged(undefined);
  };
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        <div
          role="columnheader"
          aria-colindex={1}
          className={classes.selector}
          data-row={-1}
          data-column={0}
          tabIndex={tabIndexOf(0)}
        >
          <SelectAll table={table} label={t('selectAll')} />
        </div>
        {fields.map((field, index) => {
          const direction = sortDirectionOf(field, sort);
          return (
            <div
              key={field.name}
              role="columnheader"
              aria-colindex={index + 2}
              {...(field.sortable ? { 'aria-sort': direction ?? 'none' } : {})}
              className={classes.headCell}
              data-row={-1}
              data-column={index + 1}
              data-first={index === 0 || undefined}
              data-sortable={field.sortable || undefined}
              data-number={isNumberKind(field.kind) || undefined}
              tabIndex={tabIndexOf(index + 1)}
              title={field.sortable ? t('headerHelp') : undefined}
              draggable
              onDragStart={(event) => {
                if (table.state.columnResizing.isResizingColumn !== false) event.preventDefault();
                else setDragged(field.name);
              }}
              onDragOver={(event) => dragged !== undefined && event.preventDefault()}
              onDrop={(event) => drop(event, field.name)}
              onDragEnd={() => setDragged(undefined)}
            >
              <span className={classes.headText}>{labels.field(type.name, field.name)}</span>
              {direction === 'ascending' && <IconArrowUp size={14} aria-hidden />}
              {direction === 'descending' && <IconArrowDown size={14} aria-hidden />}
              <ResizeHandle start={headers[index]?.getResizeHandler()} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** For the mouse and for fingers; on the keyboard, Shift and the arrows change a focused header's width. */
function ResizeHandle({ start }: { start: ((event: unknown) => void) | undefined }) {
  return <span className={classes.handle} data-handle aria-hidden onMouseDown={start} onTouchStart={start} />;
}

function SelectAll({ table, label }: { table: GridTable; label: string }) {
  const all = table.getIsAllRowsSelected();
  const some = !all && table.getIsSomeRowsSelected();
  return (
    <input
      type="checkbox"
      className={classes.checkbox}
      tabIndex={-1}
      aria-label={label}
      checked={all}
      readOnly
      ref={(input) => {
        if (input) input.indeterminate = some;
      }}
    />
  );
}
