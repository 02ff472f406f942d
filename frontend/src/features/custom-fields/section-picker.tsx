import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';

type SectionPickerProps = {
  type: RecordTypeInfo;
  section: string;
  error: string | undefined;
  onChange: (section: string) => void;
};

const another = '+';

/** Where the field stands on the record's page: below those that are there, or in a section of its own. */
export function SectionPicker({ type, section, error, onChange }: SectionPickerProps) {
  const t = useTranslations('customFields');
  const labels = useLabels();
  const known = type.sections.filter((name) => name !== 'system');
  const [isNew, setNew] = useState(!known.includes(section));
  return (
    <>
      <Select
        label={t('section')}
        data={[
          ...known.map((name) => ({ value: name, label: labels.section(name) })),
          { value: another, label: t('newSection') },
        ]}
        value={isNew ? another : section}
        allowDeselect={false}
        {...(isNew || error === undefined ? {} : { error })}
        onChange={(value) => {
          setNew(value === another);
          onChange(value === another || value === null ? '' : value);
        }}
      />
      {isNew && (
        <TextInput
          label={t('newSectionName')}
          required
          value={section}
          error={error}
          maxLength={60}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </>
  );
}
