import { Select, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { ImportColumn, ImportJob, ImportMapping } from '@/shared/api/import-types';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { withValue } from '../model';
import { columnValuesQuery } from '../queries';
import classes from '../wizard.module.css';

type ColumnValuesProps = {
  job: ImportJob;
  column: ImportColumn;
  header: string;
  field: string;
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
};

const leaveEmpty = '-';

/** The file's own words beside what they become; what is not known yet comes first. */
export function ColumnValuesTable({ job, column, header, field, mapping, onChange }: ColumnValuesProps) {
  const t = useTranslations('importWizard.values');
  const format = useFormatter();
  const labels = useLabels();
  const type = useRecordType(job.recordType);
  const { data, error, refetch } = useQuery(columnValuesQuery(job.id, column.index, field));
  if (!data) return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={3} />;
  const declared = type.fields.find(({ name }) => name === field);
  const chosen = mapping.columns.find(({ index }) => index === column.index)?.values ?? {};
  const options = data.options?.map((option) => ({
    value: option,
    label: declared ? labels.option(job.recordType, declared, option) : option,
  }));
  const rows = [...data.items].sort((a, b) => Number(a.known) - Number(b.known));
  const unknown = rows.filter(({ known, value }) => !known && chosen[value] === undefined).length;
  return (
    <div>
      <Text size="sm" c={unknown > 0 ? 'var(--crm-warning-text)' : 'dimmed'} mb={6}>
        {t('summary', { distinct: data.distinct, unknown })}
      </Text>
      <table className={classes.values}>
        <thead>
          <tr>
            <th scope="col">{t('inFile')}</th>
            <th scope="col">{t('count')}</th>
            <th scope="col">{t('becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ value, count, target, known }) => {
            const current = value in chosen ? chosen[value] : target;
            const name = t('valueOf', { value, column: header });
            return (
              <tr key={value} data-unknown={(!known && !(value in chosen)) || undefined}>
                <td>{value}</td>
                <td className="tabular">{format.number(count)}</td>
                <td>
                  {options ? (
                    <Select
                      size="xs"
                      aria-label={name}
                      placeholder={t('choose')}
                      data={[{ value: leaveEmpty, label: t('leaveEmpty') }, ...options]}
                      value={current ?? (value in chosen ? leaveEmpty : null)}
                      searchable
                      allowDeselect={false}
                      onChange={(next) =>
                        next !== null &&
                        onChange(withValue(mapping, column.index, value, next === leaveEmpty ? null : next))
                      }
                    />
                  ) : (
                    <TextInput
                      size="xs"
                      aria-label={name}
                      defaultValue={current ?? ''}
                      placeholder={value}
                      onBlur={(event) => {
                        const next = event.currentTarget.value.trim();
                        if (next !== (current ?? '')) onChange(withValue(mapping, column.index, value, next || null));
                      }}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {data.distinct > rows.length && (
        <Text size="sm" c="dimmed" mt={6}>
          {t('more', { count: data.distinct - rows.length })}
        </Text>
      )}
    </div>
  );
}
