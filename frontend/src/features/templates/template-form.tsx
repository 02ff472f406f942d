import { Alert, Button, Group, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { languageNames, languages, type Language } from '@/shared/i18n/languages';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { halfWritten, noText, placeholdersOf, writtenTexts, type TemplateText, type TemplateTexts } from './model';
import { PurposeSelect } from './purpose-select';
import { PlaceholderPicker } from './placeholder-picker';
import { changeTemplate, createTemplate, templatesQuery, type Template } from './queries';
import { TemplatePreview } from './template-preview';
import classes from './templates.module.css';
import { useInsertion } from './use-insertion';
import { useTemplateProblem } from './use-template-problem';

type TemplateFormProps = { template: Template | null; onSaved: (template: Template) => void };

/** The texts of a template, one language at a time, with what they look like to their recipient. */
export function TemplateForm({ template, onSaved }: TemplateFormProps) {
  const t = useTranslations('templates');
  const labels = useLabels();
  const metadata = useMetadata();
  const client = useQueryClient();
  const textOf = useTemplateProblem();
  const locale = useLocale();
  const [language, setLanguage] = useState<Language>(locale);
  const [name, setName] = useState(template?.name ?? '');
  const [recordType, setRecordType] = useState<string | null>(template?.recordType ?? null);
  const [texts, setTexts] = useState<TemplateTexts>(template?.texts ?? {});
  const [purpose, setPurpose] = useState<string | null>(template?.purpose ?? null);
  const [isChecked, setChecked] = useState(false);
  const text = texts[language] ?? noText;
  const change = (part: Partial<TemplateText>) => setTexts({ ...texts, [language]: { ...text, ...part } });
  const { insert, subject, body } = useInsertion(text, change);
  const written = writtenTexts(texts);
  const half = halfWritten(texts);
  const isEmpty = Object.keys(written).length === 0;
  const save = useMutation({
    mutationFn: () =>
      template
        ? changeTemplate(template, { name: name.trim(), texts: written, ...(!template.builtIn && { purpose }) })
        : createTemplate({
            name: name.trim(),
            texts: written,
            ...(recordType !== null && { recordType }),
            ...(purpose !== null && { purpose }),
          }),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: templatesQuery.queryKey, exact: true });
      notifications.show({ message: template ? t('saved') : t('created'), color: 'pine' });
      onSaved(saved);
    },
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (half) setLanguage(half.language);
    else if (name.trim() !== '' && !isEmpty) save.mutate();
  };

  const lacks = (part: keyof TemplateText) =>
    isChecked && ((half?.language === language && half.part === part) || (isEmpty && text[part].trim() === ''));
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <Group align="flex-start">
          <TextInput
            label={t('name')}
            flex="2 1 240px"
            required
            value={name}
            maxLength={200}
            error={isChecked && name.trim() === '' ? t('nameMissing') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {!template && (
            <Select
              label={t('recordType')}
              description={t('recordTypeHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              flex="1 1 200px"
              placeholder={t('noRecord')}
              data={metadata.recordTypes.map((type) => ({ value: type.name, label: labels.many(type.name) }))}
              value={recordType}
              onChange={setRecordType}
              clearable
              clearButtonProps={{ 'aria-label': t('noRecord') }}
            />
          )}
          {template?.builtIn !== true && <PurposeSelect value={purpose} onChange={setPurpose} />}
        </Group>
        <div className={classes.languages}>
          <SegmentedControl
            aria-label={t('language')}
            value={language}
            data={languages.map((each) => ({
              value: each,
              label: (
                <span lang={each} data-written={written[each] !== undefined || undefined} className={classes.language}>
                  {languageNames[each]}
                </span>
              ),
            }))}
            onChange={setLanguage}
          />
        </div>
        <TextInput
          label={t('subject')}
          required
          value={text.subject}
          maxLength={500}
          lang={language}
          error={lacks('subject') ? t('subjectMissing') : undefined}
          onChange={(event) => change({ subject: event.currentTarget.value })}
          {...subject}
        />
        <Textarea
          label={t('body')}
          description={t('bodyHint')}
          required
          autosize
          minRows={8}
          maxRows={20}
          value={text.body}
          lang={language}
          error={lacks('body') ? t('bodyMissing') : undefined}
          onChange={(event) => change({ body: event.currentTarget.value })}
          {...body}
        />
        <PlaceholderPicker
          placeholders={template?.placeholders ?? placeholdersOf(metadata, recordType)}
          recordType={recordType}
          hint={t('defaultHint', { example: '{{user.name | default: "…"}}' })}
          onPick={insert}
        />
        {save.isError && <Alert color="red">{textOf(save.error)}</Alert>}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {template ? t('save') : t('create')}
          </Button>
        </Group>
        <TemplatePreview
          key={recordType}
          text={text}
          language={language}
          recordType={recordType}
          isBuiltIn={template?.builtIn === true}
        />
      </Stack>
    </form>
  );
}
