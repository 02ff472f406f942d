import { Button, Group, Stack, TextInput } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { languageNames, languages } from '@/shared/i18n/languages';

type LabelTranslationsProps = {
  label: string;
  labels: Readonly<Record<string, string>>;
  onChange: (labels: Record<string, string>) => void;
};

/** The label in the other languages people use; where one is missing, the label itself stands. */
export function LabelTranslations({ label, labels, onChange }: LabelTranslationsProps) {
  const t = useTranslations('customFields');
  const [isOpen, setOpen] = useState(Object.keys(labels).length > 0);
  if (!isOpen)
    return (
      <Group>
        <Button variant="subtle" leftSection={<IconLanguage size={16} />} onClick={() => setOpen(true)}>
          {t('translate')}
        </Button>
      </Group>
    );
  return (
    <Stack gap="sm" component="fieldset" style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 550, padding: 0, marginBlockEnd: 8 }}>{t('translations')}</legend>
      {languages.map((language) => (
        <TextInput
          key={language}
          label={languageNames[language]}
          lang={language}
          placeholder={label}
          value={labels[language] ?? ''}
          onChange={(event) => onChange({ ...labels, [language]: event.currentTarget.value })}
        />
      ))}
    </Stack>
  );
}
