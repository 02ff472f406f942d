import { Button, Group, SegmentedControl, Switch, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { isLanguage, languageNames, languages, type Language } from '@/shared/i18n/languages';
import { ConsentsSection } from './consents-section';
import { formOptionsQuery, saveForm, type FormDesign, type FormDraft, type LeadForm } from './form-api';
import { missing, problemOf, withText } from './form-model';
import { FormPreview } from './form-preview';
import classes from './forms.module.css';
import { HiddenSection } from './hidden-section';
import { QuestionsSection } from './questions-section';

type FormBuilderProps = {
  id: string | undefined;
  start: FormDraft;
  version: number | undefined;
  onSaved: (form: LeadForm) => void;
};

const texts = ['title', 'intro', 'submit', 'thanks'] as const;

/** Everything about a form on the left, the form itself on the right, in the language that is being written. */
export function FormBuilder({ id, start, version, onSaved }: FormBuilderProps) {
  const t = useTranslations('leadForms');
  const locale = useLocale();
  const problemText = useProblemText();
  const [draft, setDraft] = useState(start);
  const [origins, setOrigins] = useState(start.origins.join(', '));
  const [language, setLanguage] = useState<Language>(isLanguage(locale) ? locale : 'en');
  const [isChecked, setChecked] = useState(false);
  const { data: options } = useQuery(formOptionsQuery);
  const { design } = draft;
  const change = (part: Partial<FormDesign>) => setDraft({ ...draft, design: { ...design, ...part } });
  const lacking = missing(design, options?.questions.map(({ field }) => field) ?? []);
  const problem = problemOf(draft);
  const save = useMutation({
    mutationFn: () =>
      saveForm(
        id ?? crypto.randomUUID(),
        { ...draft, origins: origins.split(/[\s,]+/).filter((origin) => origin !== '') },
        version,
      ),
    onSuccess: (saved) => {
      notifications.show({ message: t('saved'), color: 'pine' });
      onSaved(saved);
    },
  });
  const submit = () => {
    setChecked(true);
    if (problem === undefined) save.mutate();
  };
  return (
    <div className={classes.builder}>
      <div className={classes.editor}>
        <TextInput
          label={t('name')}
          description={t('nameText')}
          maxLength={100}
          value={draft.name}
          error={isChecked && problem === 'name' ? t('problems.name') : undefined}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <Switch
          label={t('active')}
          description={t('activeText')}
          checked={draft.isActive}
          onChange={(event) => setDraft({ ...draft, isActive: event.currentTarget.checked })}
        />
        <div>
          <SegmentedControl
            aria-label={t('language')}
            value={language}
            data={languages.map((value) => ({
              value,
              label: lacking.includes(value) ? `${languageNames[value]} ·` : languageNames[value],
            }))}
            onChange={(next) => isLanguage(next) && setLanguage(next)}
          />
          <Text size="sm" c="dimmed" mt={4} role="status">
            {lacking.length === 0
              ? t('complete')
              : t('missing', { languages: lacking.map((each) => languageNames[each]).join(', ') })}
          </Text>
        </div>
        {texts.map((name) => (
          <TextInput
            key={name}
            label={t(`texts.${name}`)}
            maxLength={2000}
            placeholder={name === 'submit' || name === 'thanks' ? usual(name) : ''}
            value={design[name][language] ?? ''}
            error={isChecked && problem === 'title' && name === 'title' ? t('problems.title') : undefined}
            onChange={(event) => change({ [name]: withText(design[name], language, event.currentTarget.value) })}
          />
        ))}
        <QuestionsSection
          fields={design.fields}
          options={options}
          language={language}
          onChange={(fields) => change({ fields })}
        />
        <ConsentsSection consents={design.consents} language={language} onChange={(consents) => change({ consents })} />
        <HiddenSection hidden={design.hidden} options={options} onChange={(hidden) => change({ hidden })} />
        <Switch
          label={t('receipt')}
          description={t('receiptText')}
          checked={design.sendsReceipt}
          onChange={(event) => change({ sendsReceipt: event.currentTarget.checked })}
        />
        <Switch
          label={t('doubleOptIn')}
          description={t('doubleOptInText')}
          checked={design.doubleOptIn}
          onChange={(event) => change({ doubleOptIn: event.currentTarget.checked })}
        />
        <TextInput
          label={t('origins')}
          description={t('originsText')}
          placeholder="https://www.example.com"
          value={origins}
          onChange={(event) => setOrigins(event.currentTarget.value)}
        />
        {(save.isError || (isChecked && problem !== undefined)) && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {problem !== undefined ? t(`problems.${problem}`) : problemText(save.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button loading={save.isPending} onClick={submit}>
            {t('save')}
          </Button>
        </Group>
      </div>
      <FormPreview design={design} options={options} language={language} />
    </div>
  );

  function usual(name: 'submit' | 'thanks'): string {
    const words = options?.words[language];
    return (name === 'submit' ? words?.send : words?.thanks) ?? '';
  }
}
