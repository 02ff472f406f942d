import { Input, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { languageNames, languages, type Language } from '@/shared/i18n/languages';
import type { Texts } from './purpose-texts';

type TextsEditorProps = { texts: Texts; onChange: (texts: Texts) => void };

/** The same in each language, one at a time; a dot says which are there. */
export function TextsEditor({ texts, onChange }: TextsEditorProps) {
  const t = useTranslations('privacy.purposes');
  const locale = useLocale();
  const [language, setLanguage] = useState<Language>(texts[locale] ? locale : 'en');
  const text = texts[language] ?? { name: '', text: '' };
  const change = (part: Partial<typeof text>) => onChange({ ...texts, [language]: { ...text, ...part } });
  return (
    <Input.Wrapper label={t('texts')} description={t('english')}>
      <Stack gap="sm" mt={6}>
        <SegmentedControl
          size="xs"
          aria-label={t('texts')}
          value={language}
          onChange={(value) => setLanguage(value)}
          data={languages.map((value) => ({
            value,
            label: texts[value]?.name ? `${languageNames[value]} •` : languageNames[value],
          }))}
        />
        <TextInput
          label={t('name')}
          lang={language}
          maxLength={100}
          value={text.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Textarea
          label={t('body')}
          lang={language}
          autosize
          minRows={3}
          maxLength={4000}
          value={text.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      </Stack>
    </Input.Wrapper>
  );
}
