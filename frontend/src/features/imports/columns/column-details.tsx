import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ImportColumn, ImportJob, ImportMapping, ImportTarget } from '@/shared/api/import-types';
import { sideOf, withSide } from '../model';
import { sides } from './sides';
import { ColumnValuesTable } from './column-values';

type ColumnDetailsProps = {
  job: ImportJob;
  column: ImportColumn;
  header: string;
  field: string;
  target: ImportTarget | undefined;
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
};

const kindsOfKnownValues: readonly string[] = ['choice', 'multiChoice', 'reference', 'boolean', 'language', 'country'];

/** Kinds whose values must be among those that are known: a file writes them in words of its own. */
export function hasKnownValues(target: ImportTarget | undefined): boolean {
  return target !== undefined && kindsOfKnownValues.includes(target.kind) && !target.field.includes('.');
}

/** What few columns need: which side wins, and what the file's own words become. */
export function ColumnDetails({ job, column, header, field, target, mapping, onChange }: ColumnDetailsProps) {
  const t = useTranslations('importWizard');
  return (
    <Stack gap="md">
      {hasKnownValues(target) && (
        <ColumnValuesTable
          job={job}
          column={column}
          header={header}
          field={field}
          mapping={mapping}
          onChange={onChange}
        />
      )}
      <div>
        <Text size="sm" fw={550} mb={4}>
          {t('advanced.side')}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('advanced.sideOf', { column: header })}
          data={sides.map((side) => ({ value: side, label: t(`sides.${side}`) }))}
          value={sideOf(mapping, field)}
          onChange={(side) => onChange(withSide(mapping, field, side))}
        />
      </div>
    </Stack>
  );
}
