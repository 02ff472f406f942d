import { Button, Text } from '@mantine/core';
import { IconPencil, IconReplace, IconWand } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ImportColumn, ImportJob, ImportRow } from '@/shared/api/import-types';
import classes from './check.module.css';
import { errorAt } from './grid-model';
import { ReplaceAllDialog } from './replace-all-dialog';
import { useCellText } from './use-cell-text';
import type { Fixes } from './use-fixes';

type CellBarProps = { job: ImportJob; row: ImportRow; column: ImportColumn; fixes: Fixes; onEdit: () => void };

/** What is wrong with the cell one is at, and what can be done: as the line above a sheet. */
export function CellBar({ job, row, column, fixes, onEdit }: CellBarProps) {
  const t = useTranslations('importWizard.check');
  const cellText = useCellText();
  const [replacing, setReplacing] = useState(false);
  const error = errorAt(row, column.index);
  const remark = row.remarks?.find((each) => each.column === column.index);
  const text = row.cells?.[column.index] ?? '';
  const proposal = error?.proposal;
  return (
    <div className={classes.cellBar}>
      <Text size="sm" className={classes.cellText} role="status">
        <strong>{t('at', { column: column.header, line: row.line })}</strong>{' '}
        {error ? cellText.wrong(error) : remark ? cellText.mended(remark) : (row.reason ?? '')}
      </Text>
      <div className={classes.cellActions}>
        {proposal !== null && proposal !== undefined && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconWand size={15} />}
            onClick={() => fixes.fix(row.line, column.index, proposal)}
          >
            {t('useProposal', { value: proposal })}
          </Button>
        )}
        <Button size="compact-sm" variant="default" leftSection={<IconPencil size={15} />} onClick={onEdit}>
          {t('edit')}
        </Button>
        {text !== '' && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconReplace size={15} />}
            onClick={() => setReplacing(true)}
          >
            {t('replaceAll')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => fixes.skip(row.line, row.skipped !== true)}>
          {row.skipped ? t('unskip') : t('skip')}
        </Button>
      </div>
      {replacing && (
        <ReplaceAllDialog
          job={job}
          column={column}
          from={text}
          proposal={proposal ?? ''}
          onReplace={(to) => fixes.replaceAll(column.index, text, to)}
          onClose={() => setReplacing(false)}
        />
      )}
    </div>
  );
}
