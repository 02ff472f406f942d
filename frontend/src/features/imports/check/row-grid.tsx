import { useTranslations } from 'use-intl';
import { useRef, useState } from 'react';
import type { ImportJob, ImportRow } from '@/shared/api/import-types';
import { RecordLink } from '@/shared/ui/record-link';
import type { RowKind } from '../queries';
import classes from './check.module.css';
import { CellBar } from './cell-bar';
import { errorAt, shownColumns, type CellAt } from './grid-model';
import { GridCell } from './grid-cell';
import { useCellGrid } from './use-cell-grid';
import { useFixes } from './use-fixes';

type RowGridProps = { job: ImportJob; rows: readonly ImportRow[]; kind: RowKind };

/** A part of the file as a sheet: wrong cells are marked, and every cell can be typed over. */
export function RowGrid({ job, rows, kind }: RowGridProps) {
  const t = useTranslations('importWizard');
  const fixes = useFixes(job, kind);
  const columns = shownColumns(job, rows);
  const table = useRef<HTMLTableElement>(null);
  const [start] = useState<CellAt>(() => {
    const wrong = columns.findIndex((column) => errorAt(rows[0], column.index));
    return { row: 0, column: Math.max(0, wrong) };
  });
  const grid = useCellGrid({ table, rows, columns, start, onFix: fixes.fix });
  const row = rows[grid.at.row];
  const column = columns[grid.at.column];
  return (
    <div>
      {row && column && <CellBar job={job} row={row} column={column} fixes={fixes} onEdit={grid.edit} />}
      <div className={classes.scroll}>
        <table
          ref={table}
          role="grid"
          className={classes.grid}
          aria-label={t(`check.gridLabel`)}
          aria-rowcount={rows.length + 1}
          onKeyDown={grid.onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col" className={classes.lineHead}>
                {t('check.line')}
              </th>
              {columns.map(({ index, header }) => (
                <th key={index} scope="col">
                  {header.trim() || t('columns.unnamed', { number: index + 1 })}
                </th>
              ))}
              <th scope="col">{t('check.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((each, rowIndex) => (
              <tr key={each.line} data-skipped={each.skipped === true ? true : undefined}>
                <th scope="row" className={classes.line}>
                  {each.line}
                </th>
                {columns.map(({ index }, columnIndex) => (
                  <GridCell
                    key={index}
                    row={each}
                    column={index}
                    isActive={grid.at.row === rowIndex && grid.at.column === columnIndex}
                    draft={grid.at.row === rowIndex && grid.at.column === columnIndex ? grid.draft : undefined}
                    onActivate={() => grid.setAt({ row: rowIndex, column: columnIndex })}
                    onEdit={grid.edit}
                    onDraft={grid.setDraft}
                    onLeave={grid.commit}
                  />
                ))}
                <td className={classes.outcome} data-outcome={each.outcome}>
                  <Outcome job={job} row={each} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Outcome({ job, row }: { job: ImportJob; row: ImportRow }) {
  const t = useTranslations('importWizard.check');
  if (row.skipped) return t('skipped');
  return (
    <>
      {row.reason ?? t(`outcomes.${row.outcome}`)}
      {row.recordId && row.recordName && (
        <>
          {' '}
          <RecordLink recordType={job.recordType} id={row.recordId}>
            {row.recordName}
          </RecordLink>
        </>
      )}
    </>
  );
}
