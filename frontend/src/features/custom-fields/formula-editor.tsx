import { Input, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import type { FieldKind, FormulaKind, RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import classes from './custom-fields.module.css';
import { formulaQuery } from './queries';

type FormulaEditorProps = {
  type: RecordTypeInfo;
  formula: string;
  error: string | undefined;
  onChange: (formula: string) => void;
  onKind: (kind: FormulaKind | null) => void;
};

const usable: ReadonlySet<FieldKind> = new Set([
  'text',
  'longText',
  'number',
  'money',
  'date',
  'dateTime',
  'boolean',
  'choice',
  'country',
  'language',
  'url',
]);

const functions = (
  'if coalesce isBlank round floor ceiling abs min max len left right upper lower trim contains text date year month ' +
  'day addMonths'
).split(' ');

/** Checked by the server while it is written; a click on a name puts it where the cursor is. */
export function FormulaEditor({ type, formula, error, onChange, onKind }: FormulaEditorProps) {
  const t = useTranslations('customFields.formula');
  const labels = useLabels();
  const problemText = useProblemText();
  const input = useRef<HTMLTextAreaElement>(null);
  const [checked] = useDebouncedValue(formula.trim(), 350);
  const check = useQuery({ ...formulaQuery(type.name, checked), enabled: checked !== '' });
  const kind = checked === '' ? null : (check.data?.resultKind ?? null);
  const reportKind = useEffectEvent(onKind);
  useEffect(() => reportKind(kind), [kind]);

  const reasonOf = (problem: Error) => {
    const reason = fieldErrors(problem).formula ?? problemText(problem);
    const position = problem instanceof ProblemError ? Number(problem.params.position) : Number.NaN;
    return Number.isNaN(position) ? reason : t('at', { position, reason });
  };
  const insert = (name: string) => {
    const element = input.current;
    const at = element?.selectionStart ?? formula.length;
    const end = element?.selectionEnd ?? at;
    onChange(formula.slice(0, at) + name + formula.slice(end));
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(at + name.length, at + name.length);
    });
  };
  const refusal = check.isError && checked !== '' ? reasonOf(check.error) : undefined;
  return (
    <Stack gap="xs">
      <Textarea
        ref={input}
        label={t('title')}
        description={t('hint')}
        required
        autosize
        minRows={2}
        spellCheck={false}
        value={formula}
        error={refusal ?? error}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed" aria-live="polite">
        {kind !== null && refusal === undefined ? t('result', { kind: t(`results.${kind}`) }) : ' '}
      </Text>
      <Input.Wrapper label={t('names')} labelElement="div">
        <div className={classes.names}>
          {type.fields
            .filter((field) => usable.has(field.kind))
            .map((field) => (
              <button key={field.name} type="button" className={classes.insert} onClick={() => insert(field.name)}>
                {labels.field(type.name, field.name)} <code>{field.name}</code>
              </button>
            ))}
        </div>
      </Input.Wrapper>
      <Input.Wrapper label={t('functions')} labelElement="div">
        <div className={classes.names}>
          {functions.map((name) => (
            <button key={name} type="button" className={classes.insert} onClick={() => insert(`${name}(`)}>
              <code>{name}</code>
            </button>
          ))}
        </div>
      </Input.Wrapper>
    </Stack>
  );
}
