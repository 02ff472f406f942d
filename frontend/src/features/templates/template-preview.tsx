import { Alert, Select, Stack, Text, Title, useMantineStyleNonce } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Language } from '@/shared/i18n/languages';
import { useLookup } from '@/shared/metadata/lookup';
import { fillIn, type TemplateText } from './model';
import { previewQuery } from './queries';
import classes from './templates.module.css';
import { useTemplateProblem } from './use-template-problem';

type TemplatePreviewProps = {
  text: TemplateText;
  language: Language;
  recordType: string | null;
  isBuiltIn: boolean;
};

/** The text as the server fills it in, while it is being written. */
export function TemplatePreview({ text, language, recordType, isBuiltIn }: TemplatePreviewProps) {
  const t = useTranslations('templates');
  const textOf = useTemplateProblem();
  const samples = useSamples();
  const nonce = useMantineStyleNonce();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const [search] = useDebouncedValue(typed === chosen?.label ? '' : typed.trim(), 150);
  const { data: found = [] } = useLookup(recordType ?? '', search, recordType !== null);
  const first = found[0];
  const record = chosen ?? (first && { value: first.id, label: first.label });
  const [settled] = useDebouncedValue(text, 400);
  const isWritten = settled.subject.trim() !== '' && settled.body.trim() !== '';
  const { data, error } = useQuery({
    ...previewQuery({
      subject: isBuiltIn ? fillIn(settled.subject, samples) : settled.subject,
      body: isBuiltIn ? fillIn(settled.body, samples) : settled.body,
      language,
      ...(recordType !== null && { recordType }),
      ...(recordType !== null && record && { recordId: record.value }),
    }),
    enabled: isWritten,
    placeholderData: keepPreviousData,
  });
  const options = found.map(({ id, label }) => ({ value: id, label }));
  return (
    <section aria-label={t('preview')}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('preview')}
        </Title>
        {isBuiltIn && (
          <Text size="sm" c="dimmed">
            {t('sampleHint')}
          </Text>
        )}
        {recordType !== null && (
          <Select
            label={t('previewWith')}
            data={record && !options.some(({ value }) => value === record.value) ? [record, ...options] : options}
            value={record?.value ?? null}
            searchable
            searchValue={typed}
            onSearchChange={setTyped}
            filter={({ options: all }) => all}
            allowDeselect={false}
            onChange={(_, option) => option && setChosen({ value: option.value, label: String(option.label) })}
          />
        )}
        {!isWritten ? (
          <Text c="dimmed">{t('previewEmpty')}</Text>
        ) : error ? (
          <Alert color="red" title={t('previewFailed')}>
            {textOf(error)}
          </Alert>
        ) : data ? (
          <>
            {data.missing.length > 0 && (
              <Alert color="yellow">
                {t('missing', { count: data.missing.length, names: data.missing.join(', ') })}
              </Alert>
            )}
            <div className={classes.mail}>
              <div className={classes.subject}>{data.subject}</div>
              {/* It stands under this page's policy, which wants its nonce on every style. */}
              <iframe
                className={classes.frame}
                title={t('previewOf')}
                sandbox=""
                srcDoc={data.html.replace('<style>', `<style nonce="${nonce?.() ?? ''}">`)}
              />
            </div>
          </>
        ) : null}
      </Stack>
    </section>
  );
}

function useSamples(): Record<string, string> {
  const t = useTranslations('templates.samples');
  return {
    'recipient.name': t('recipient'),
    'actor.name': t('actor'),
    'record.name': t('record'),
    items: `- ${t('items')}`,
    count: '1',
    link: window.location.origin,
  };
}
