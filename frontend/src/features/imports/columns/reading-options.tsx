import { Checkbox, Select, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ImportMapping } from '@/shared/api/import-types';
import { countryCodes } from '@/shared/metadata/codes';
import { useValueFormatter } from '@/shared/metadata/use-format';
import classes from '../wizard.module.css';
import type { OptionsProps } from './advanced-options';

const dateFormats = ['auto', 'dmy', 'mdy', 'ymd'] as const;
const decimals = { auto: 'auto', '.': 'point', ',': 'comma' } as const;

/** What a cell means where that is not the same everywhere. */
export function ReadingOptions({ job, mapping, onChange }: OptionsProps) {
  const t = useTranslations('importWizard.advanced');
  const format = useValueFormatter();
  return (
    <Stack gap="lg">
      <div className={classes.settings}>
        <Select
          label={t('dates')}
          data={dateFormats.map((value) => ({ value, label: t(`dateFormats.${value}`) }))}
          value={mapping.dateFormat ?? 'auto'}
          allowDeselect={false}
          onChange={(value) => onChange({ ...mapping, dateFormat: value! })}
        />
        <Select
          label={t('decimal')}
          data={Object.entries(decimals).map(([value, name]) => ({ value, label: t(`decimals.${name}`) }))}
          value={mapping.decimal ?? 'auto'}
          allowDeselect={false}
          onChange={(value) => onChange({ ...mapping, decimal: value as NonNullable<ImportMapping['decimal']> })}
        />
        <Select
          label={t('country')}
          placeholder={t('countryDefault')}
          data={countryCodes.map((value) => ({ value, label: format.country(value) }))}
          value={mapping.country ?? null}
          searchable
          clearable
          onChange={(country) => onChange({ ...mapping, country })}
        />
      </div>
      <Checkbox
        label={t('normalise')}
        description={t('normaliseHint')}
        checked={mapping.normalise !== false}
        onChange={(event) => onChange({ ...mapping, normalise: event.currentTarget.checked })}
      />
      {job.recordType === 'contact' && (
        <Checkbox
          label={t('createLinked')}
          description={t('createLinkedHint')}
          checked={mapping.createLinked !== false}
          onChange={(event) => onChange({ ...mapping, createLinked: event.currentTarget.checked })}
        />
      )}
    </Stack>
  );
}
