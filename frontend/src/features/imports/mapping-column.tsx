import { Select } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ImportColumn } from '@/shared/api/types';
import classes from './imports.module.css';

export type TargetOption = { group: string; items: { value: string; label: string }[] };

/** The kit's own way to empty a choice is out of reach for the keyboard. No field has this name. */
const leaveOut = '-';

type MappingColumnProps = {
  column: ImportColumn;
  field: string | null;
  options: TargetOption[];
  isDoubled: boolean;
  onChange: (field: string | null) => void;
};

export function MappingColumn({ column, field, options, isDoubled, onChange }: MappingColumnProps) {
  const t = useTranslations('imports.mapping');
  const header = column.header.trim() || t('unnamedColumn', { number: column.index + 1 });
  const samples = column.samples.filter((sample) => sample.trim() !== '');
  return (
    <li className={classes.column} data-skipped={field === null || undefined}>
      <div>
        <div className={classes.header}>{header}</div>
        <div className={classes.samples}>
          {samples.length === 0 && <span className={classes.sample}>{t('noSamples')}</span>}
          {samples.map((sample, index) => (
            <span key={index} className={classes.sample} title={sample}>
              {sample}
            </span>
          ))}
        </div>
      </div>
      <IconArrowRight className={classes.arrow} size={18} aria-hidden />
      <Select
        aria-label={t('targetOf', { column: header })}
        data={[{ value: leaveOut, label: t('notImported') }, ...options]}
        value={field ?? leaveOut}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        nothingFoundMessage={t('noSuchField')}
        error={isDoubled}
        onChange={(chosen) => onChange(chosen === leaveOut ? null : chosen)}
      />
      {column.warning !== null && (
        <div className={classes.warning} title={column.warning}>
          <IconAlertTriangle size={16} aria-hidden />
          {t('doubtful')}
        </div>
      )}
    </li>
  );
}
