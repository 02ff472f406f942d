import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ImportRow } from '@/shared/api/import-types';
import classes from './check.module.css';
import { errorAt } from './grid-model';
import { useCellText } from './use-cell-text';

type GridCellProps = {
  row: ImportRow;
  column: number;
  isActive: boolean;
  /** What is being typed in here. */
  draft: string | undefined;
  onActivate: () => void;
  onEdit: () => void;
  onDraft: (text: string) => void;
  onLeave: () => void;
};

export function GridCell({ row, column, isActive, draft, onActivate, onEdit, onDraft, onLeave }: GridCellProps) {
  const t = useTranslations('importWizard.check');
  const cellText = useCellText();
  const text = row.cells?.[column] ?? '';
  const error = errorAt(row, column);
  const remark = row.remarks?.find((each) => each.column === column);
  return (
    // The grid listens to the keys of all its cells.

    <td
      role="gridcell"
      tabIndex={isActive && draft === undefined ? 0 : -1}
      className={classes.cell}
      data-active={isActive || undefined}
      data-wrong={error !== undefined || undefined}
      data-mended={remark !== undefined || undefined}
      aria-invalid={error !== undefined || undefined}
      title={error && cellText.wrong(error)}
      onClick={onActivate}
      onFocus={onActivate}
      onDoubleClick={onEdit}
    >
      {draft === undefined ? (
        <span className={classes.text}>
          {error && <IconAlertCircle size={14} aria-hidden className={classes.wrongMark} />}
          {text}
          {error && <span className="visually-hidden">{t('wrong', { message: cellText.wrong(error) })}</span>}
        </span>
      ) : (
        <input
          className={classes.input}
          value={draft}
          aria-label={t('cell', { line: row.line })}
          // The user has just asked to type here.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={(event) => onDraft(event.currentTarget.value)}
          onBlur={onLeave}
        />
      )}
    </td>
  );
}
