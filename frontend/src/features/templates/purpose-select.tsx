import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { purposesQuery, purposeText } from '@/shared/consents/consents';

type PurposeSelectProps = { value: string | null; onChange: (purpose: string | null) => void };

/** For what the company writes with a template: only who agreed to that gets it. */
export function PurposeSelect({ value, onChange }: PurposeSelectProps) {
  const t = useTranslations('templates');
  const locale = useLocale();
  const { data: purposes = [] } = useQuery(purposesQuery);
  // One that is no longer used stays where it was chosen.
  const offered = purposes.filter(({ key, retired }) => !retired || key === value);
  return (
    <Select
      label={t('purpose')}
      description={t('purposeHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      flex="1 1 200px"
      placeholder={t('noPurpose')}
      data={offered.map((purpose) => ({
        value: purpose.key,
        label: purposeText(purpose, locale)?.name ?? purpose.key,
      }))}
      value={value}
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': t('noPurpose') }}
    />
  );
}
