import { Button, Collapse, Select } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconChevronDown, IconCircleCheck } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ImportColumn, ImportJob, ImportMapping, ImportTarget } from '@/shared/api/import-types';
import { fieldOfColumn } from '../model';
import type { TargetOption } from '../use-grouped-targets';
import classes from '../wizard.module.css';
import { ColumnDetails, hasKnownValues } from './column-details';

/** The kit's own way to empty a choice is out of reach for the keyboard. No field has this name. */
const leaveOut = '-';

type ColumnRowProps = {
  job: ImportJob;
  column: ImportColumn;
  mapping: ImportMapping;
  target: ImportTarget | undefined;
  options: TargetOption[];
  isDoubled: boolean;
  onField: (field: string | null) => void;
  onChange: (mapping: ImportMapping) => void;
};

export function ColumnRow(props: ColumnRowProps) {
  const { job, column, mapping, target, options, isDoubled, onField, onChange } = props;
  const t = useTranslations('importWizard.columns');
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  const field = fieldOfColumn(mapping, column.index);
  const header = column.header.trim() || t('unnamed', { number: column.index + 1 });
  const samples = column.samples.filter((sample) => sample.trim() !== '');
  const isSuggested = field !== null && field === column.field;
  return (
    <li className={classes.column} data-skipped={field === null || undefined}>
      <div className={classes.columnName}>
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
      <div>
        <Select
          aria-label={t('targetOf', { column: header })}
          data={[{ value: leaveOut, label: t('notImported') }, ...options]}
          value={field ?? leaveOut}
          searchable
          selectFirstOptionOnChange
          allowDeselect={false}
          nothingFoundMessage={t('noSuchField')}
          error={isDoubled}
          onChange={(chosen) => onField(chosen === leaveOut ? null : chosen)}
        />
        <div className={classes.columnState}>
          {column.warning !== null ? (
            <span className={classes.warning} title={column.warning}>
              <IconAlertTriangle size={15} aria-hidden />
              {t('doubtful')}
            </span>
          ) : (
            field !== null && (
              <span className={classes.sure}>
                {isSuggested && <IconCircleCheck size={15} aria-hidden />}
                {t(isSuggested ? 'recognised' : 'chosen')}
              </span>
            )
          )}
          {field !== null && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-expanded={isOpen}
              aria-controls={detailsId}
              aria-label={t('detailsOf', { column: header })}
              rightSection={<IconChevronDown size={13} aria-hidden className={classes.chevron} />}
              onClick={() => setOpen(!isOpen)}
            >
              {t(hasKnownValues(target) ? 'values' : 'details')}
            </Button>
          )}
        </div>
      </div>
      <Collapse expanded={isOpen && field !== null} id={detailsId} className={classes.columnDetails}>
        {isOpen && field !== null && (
          <ColumnDetails
            job={job}
            column={column}
            header={header}
            field={field}
            target={target}
            mapping={mapping}
            onChange={onChange}
          />
        )}
      </Collapse>
    </li>
  );
}
