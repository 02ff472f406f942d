import { Alert, Button, Group, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { CustomField, CustomFieldKind, RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { LinkButton } from '@/shared/ui/link-button';
import classes from './custom-fields.module.css';
import { DefaultEditor } from './default-editor';
import { FieldPreview } from './field-preview';
import { FormulaEditor } from './formula-editor';
import { LabelTranslations } from './label-translations';
import { definitionOf, hasOptions, keyFor, newDefinition, problemsOf, type FieldDefinition } from './model';
import { OptionsEditor } from './options-editor';
import { customFieldsQuery } from './queries';
import { SectionPicker } from './section-picker';
import { useSaveDefinition } from './use-save-definition';
import { VisibilityEditor } from './visibility-editor';

type FieldFormProps = {
  type: RecordTypeInfo;
  kind: CustomFieldKind;
  field: CustomField | null;
  onOtherKind?: () => void;
};

const usualSection = 'classification';

export function FieldForm({ type, kind, field, onOtherKind }: FieldFormProps) {
  const t = useTranslations('customFields');
  const tApp = useTranslations('app');
  const labels = useLabels();
  const problemText = useProblemText();
  const { recordTypes } = useMetadata();
  const { data: others = [] } = useQuery(customFieldsQuery(type.name));
  const [definition, setDefinition] = useState<FieldDefinition>(() =>
    field ? definitionOf(field) : newDefinition(kind, type.sections.includes(usualSection) ? usualSection : 'other'),
  );
  const [isChecked, setChecked] = useState(false);
  const change = (part: Partial<FieldDefinition>) => setDefinition((known) => ({ ...known, ...part }));
  const key =
    field?.key ??
    keyFor(
      definition,
      others.map((other) => other.key),
    );
  const problems = problemsOf(definition, key);
  const { save, isPending, error, errors } = useSaveDefinition(type, field);
  const errorOf = (name: string, problem = name) =>
    errors[name] ??
    (isChecked && problems.some((each) => each === problem) ? t(`problems.${problem as 'label'}`) : undefined);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (problems.length === 0) save(definition, key);
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Stack gap="lg">
        {error !== null && Object.keys(errors).length === 0 && (
          <Alert color="red" variant="light" role="alert">
            {problemText(error)}
          </Alert>
        )}
        <TextInput
          label={t('label')}
          required
          data-autofocus
          value={definition.label}
          error={errorOf('label')}
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
        <TextInput
          label={t('key')}
          description={field ? t('keyFixed') : t('keyHint')}
          value={key}
          readOnly={field !== null}
          variant={field ? 'filled' : 'default'}
          error={errorOf('key')}
          leftSection={<span className={classes.detail}>custom.</span>}
          leftSectionWidth={66}
          spellCheck={false}
          onChange={(event) => change({ key: event.currentTarget.value })}
        />
        {hasOptions(kind) && (
          <OptionsEditor
            options={definition.options}
            error={errorOf('options') ?? errorOf('optionLabel')}
            onChange={(options) => change({ options })}
          />
        )}
        {kind === 'reference' && (
          <Select
            label={t('referenceTo')}
            description={field ? undefined : t('referenceHint')}
            required
            disabled={field !== null}
            data={recordTypes.map(({ name }) => ({ value: name, label: labels.many(name) }))}
            value={definition.referenceTo}
            allowDeselect={false}
            error={errorOf('referenceTo')}
            onChange={(referenceTo) => change({ referenceTo })}
          />
        )}
        {kind === 'formula' && (
          <FormulaEditor
            type={type}
            formula={definition.formula}
            error={errorOf('formula')}
            onChange={(formula) => change({ formula })}
            onKind={(resultKind) => change({ resultKind })}
          />
        )}
        <Textarea
          label={t('help')}
          description={t('helpHint')}
          autosize
          minRows={2}
          value={definition.help}
          error={errors.help}
          onChange={(event) => change({ help: event.currentTarget.value })}
        />
        <SectionPicker
          type={type}
          section={definition.section}
          error={errors.section}
          onChange={(section) => change({ section })}
        />
        {kind !== 'formula' && (
          <>
            <Switch
              label={t('required')}
              description={t('requiredHint')}
              checked={definition.required}
              onChange={(event) => change({ required: event.currentTarget.checked })}
            />
            <DefaultEditor
              recordType={type.name}
              definition={definition}
              error={errors.default}
              onChange={(value) => change({ default: value })}
            />
          </>
        )}
        <VisibilityEditor
          type={type}
          own={`custom.${key}`}
          value={definition.visibleWhen}
          error={errors.visibleWhen}
          onChange={(visibleWhen) => change({ visibleWhen })}
        />
        <LabelTranslations
          label={definition.label}
          labels={definition.labels}
          onChange={(translations) => change({ labels: translations })}
        />
        <Switch
          label={t('personal')}
          description={t('personalHint')}
          checked={definition.personal}
          onChange={(event) => change({ personal: event.currentTarget.checked })}
        />
        <Group justify="space-between">
          {onOtherKind ? (
            <Button variant="subtle" onClick={onOtherKind}>
              {t('otherKind')}
            </Button>
          ) : (
            <span />
          )}
          <Group gap="xs">
            <LinkButton variant="default" to="/settings/fields" search={{ type: type.name }}>
              {tApp('cancel')}
            </LinkButton>
            <Button type="submit" loading={isPending}>
              {field ? tApp('save') : t('create')}
            </Button>
          </Group>
        </Group>
      </Stack>
      <FieldPreview type={type} definition={definition} />
    </form>
  );
}
