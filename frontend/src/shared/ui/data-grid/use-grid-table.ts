import {
  columnResizingFeature,
  columnSizingFeature,
  rowSelectionFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowSelectionState,
} from '@tanstack/react-table';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { CrmRecord, RecordTypeInfo } from '../../api/types';
import { fieldValue } from '../../metadata/field-value';
import { clampWidth, maxColumnWidth, minColumnWidth, shownColumns, type GridColumn, type ShownColumn } from './columns';

const features = tableFeatures({ columnSizingFeature, columnResizingFeature, rowSelectionFeature });

type GridTableInput = {
  type: RecordTypeInfo;
  rows: readonly CrmRecord[];
  columns: readonly GridColumn[];
  onColumnsChange: (columns: GridColumn[]) => void;
  selection: RowSelectionState;
  onSelectionChange: (selection: RowSelectionState) => void;
  direction: 'ltr' | 'rtl';
};

/** Rows, column widths while they are dragged, and the selection with its ranges. Sorting and filtering are the server's. */
export function useGridTable(input: GridTableInput) {
  const { type, rows, columns, onColumnsChange, selection, onSelectionChange, direction } = input;
  const shown = useMemo(() => shownColumns(columns, type), [columns, type]);
  const [sizing, setSizing] = useState(() => sizesOf(shown));
  const [sized, setSized] = useState(shown);
  if (sized !== shown) {
    setSized(shown);
    setSizing(sizesOf(shown));
  }

  const definitions = useMemo(
    () =>
      shown.map(({ field, width }): ColumnDef<typeof features, CrmRecord> => ({
        id: field.name,
        accessorFn: (record) => fieldValue(record, field),
        size: width,
        minSize: minColumnWidth,
        maxSize: maxColumnWidth,
      })),
    [shown],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (record) => record.id,
    state: { columnSizing: sizing, rowSelection: selection },
    onColumnSizingChange: setSizing,
    onRowSelectionChange: (update) => onSelectionChange(typeof update === 'function' ? update(selection) : update),
    columnResizeMode: 'onChange',
    columnResizeDirection: direction,
  });

  const keepWidths = useEffectEvent(() => {
    const next = columns.map((column) => withWidth(column, shown, sizing));
    if (next.some((column, index) => column.width !== columns[index]?.width)) onColumnsChange(next);
  });
  const isResizing = table.state.columnResizing.isResizingColumn !== false;
  useEffect(() => {
    if (!isResizing) keepWidths();
  }, [isResizing]);

  const sizedColumns = useMemo(
    () => shown.map(({ field, width }) => ({ field, width: clampWidth(sizing[field.name] ?? width) })),
    [shown, sizing],
  );
  return { table, shown: sizedColumns, fields: useMemo(() => shown.map(({ field }) => field), [shown]), isResizing };
}

export type GridTable = ReturnType<typeof useGridTable>['table'];

function sizesOf(shown: readonly ShownColumn[]): Record<string, number> {
  return Object.fromEntries(shown.map(({ field, width }) => [field.name, width]));
}

/** Only what was dragged gets a width of its own: the others keep following their default. */
function withWidth(column: GridColumn, shown: readonly ShownColumn[], sizing: Record<string, number>): GridColumn {
  const before = shown.find(({ field }) => field.name === column.name)?.width;
  const after = sizing[column.name];
  return after === undefined || after === before ? column : { ...column, width: clampWidth(after) };
}
