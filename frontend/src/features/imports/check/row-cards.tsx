import { Button, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ImportJob, ImportRow } from '@/shared/api/import-types';
import type { RowKind } from '../queries';
import classes from './check.module.css';
import { shownColumns } from './grid-model';
import { useCellText } from './use-cell-text';
import { useFixes, type Fixes } from './use-fixes';

type RowCardsProps = { job: ImportJob; rows: readonly ImportRow[]; kind: RowKind };

const namingCells = 3;

/** On a phone a row is a card: what names it, why it is here, and its wrong cells to type over. */
export function RowCards({ job, rows, kind }: RowCardsProps) {
  const fixes = useFixes(job, kind);
  return (
    <ul className={classes.cards}>
      {rows.map((row) => (
        <RowCard key={row.line} job={job} row={row} fixes={fixes} />
      ))}
    </ul>
  );
}

function RowCard({ job, row, fixes }: { job: ImportJob; row: ImportRow; fixes: Fixes }) {
  const t = useTranslations('importWizard.check');
  const name = shownColumns(job, [row])
    .map(({ index }) => row.cells?.[index] ?? '')
    .filter((text) => text.trim() !== '')
    .slice(0, namingCells)
    .join(' · ');
  const cellText = useCellText();
  const errors = (row.errors ?? []).flatMap((error) =>
    error.column === null ? [] : [{ ...error, column: error.column }],
  );
  return (
    <li className={classes.card} data-skipped={row.skipped === true ? true : undefined}>
      <div className={classes.cardHead}>
        <strong>{name}</strong>
        <span className={classes.cardLine}>{t('lineNumber', { line: row.line })}</span>
      </div>
      <div className={classes.cardReason} data-outcome={row.outcome}>
        {row.skipped ? t('skipped') : (row.reason ?? t(`outcomes.${row.outcome}`))}
      </div>
      {errors.map((error) => (
        <TextInput
          key={`${error.column} ${row.cells?.[error.column] ?? ''}`}
          label={job.columns.find(({ index }) => index === error.column)?.header}
          error={cellText.wrong(error)}
          defaultValue={row.cells?.[error.column] ?? ''}
          onBlur={(event) => {
            const text = event.currentTarget.value;
            if (text !== (row.cells?.[error.column] ?? '')) fixes.fix(row.line, error.column, text);
          }}
        />
      ))}
      {(errors.length > 0 || row.skipped === true) && (
        <Button variant="default" size="compact-sm" onClick={() => fixes.skip(row.line, row.skipped !== true)}>
          {row.skipped ? t('unskip') : t('skip')}
        </Button>
      )}
    </li>
  );
}
