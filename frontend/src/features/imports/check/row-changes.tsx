import { useTranslations } from 'use-intl';
import type { ImportJob, ImportRow, RowChange } from '@/shared/api/import-types';
import { useFormatValue } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { RecordLink } from '@/shared/ui/record-link';
import classes from './check.module.css';

/** Which records would change, and in what. */
export function RowChanges({ job, rows }: { job: ImportJob; rows: readonly ImportRow[] }) {
  const t = useTranslations('importWizard.check');
  return (
    <ul className={classes.cards}>
      {rows.map((row) => (
        <li key={row.line} className={classes.card}>
          <div className={classes.cardHead}>
            {row.recordId ? (
              <RecordLink recordType={job.recordType} id={row.recordId}>
                {row.recordName ?? t('unnamed')}
              </RecordLink>
            ) : (
              <strong>{row.recordName ?? t('unnamed')}</strong>
            )}
            <span className={classes.cardLine}>{t('lineNumber', { line: row.line })}</span>
          </div>
          {(row.changes ?? []).length > 0 && (
            <dl className={classes.changes}>
              {(row.changes ?? []).map((change) => (
                <Change key={change.field} job={job} change={change} />
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}

function Change({ job, change }: { job: ImportJob; change: RowChange }) {
  const t = useTranslations('importWizard.check');
  const labels = useLabels();
  const type = useRecordType(job.recordType);
  const format = useFormatValue();
  const field = type.fields.find(({ name }) => name === change.field);
  const textOf = (value: unknown) =>
    (field && typeof value !== 'string' ? format(job.recordType, field, value) : plain(value)) || t('empty');
  return (
    <div className={classes.change}>
      <dt>{labels.field(job.recordType, change.field)}</dt>
      <dd>
        <del>{textOf(change.before)}</del> <span aria-hidden>→</span> <ins>{textOf(change.after)}</ins>
      </dd>
    </div>
  );
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
