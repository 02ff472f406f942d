import { useTranslations } from 'use-intl';
import type { ImportJob } from '@/shared/api/import-types';
import classes from '../wizard.module.css';

/** The first rows as they are read now. */
export function SampleTable({ job, isBusy }: { job: ImportJob; isBusy: boolean }) {
  const t = useTranslations('importWizard');
  const rows = Array.from(
    { length: Math.max(0, ...job.columns.map(({ samples }) => samples.length)) },
    (_, row) => row,
  );
  return (
    // What overflows is reached by the keyboard only if it takes the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('reading.samples')} aria-busy={isBusy}>
      <table className={classes.table}>
        <thead>
          <tr>
            {job.columns.map((column) => (
              <th key={column.index} scope="col">
                {column.header.trim() || t('columns.unnamed', { number: column.index + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {job.columns.map((column) => (
                <td key={column.index}>{column.samples[row] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
