import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import type { FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { fieldNameOfPath } from '@/shared/metadata/field-value';
import { draftRecord, isVisible } from '@/shared/metadata/matches';
import { fieldOf, isEmptyValue, recordLabel } from '@/shared/metadata/record-type';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { checkValue, normaliseValue, type FieldDraft } from '@/shared/ui/field-editor/field-draft';
import { FieldEditor } from '@/shared/ui/field-editor/field-editor';
import { useDraftProblemText } from '@/shared/ui/field-editor/use-draft-problem-text';
import { recordPath } from '@/shared/ui/record-link';
import type { CreateRecordProps } from './create-record-host';
import type { Proposal, Understood } from './paste/paste-api';
import { PasteBox } from './paste/paste-box';
import { filledFields, withRaw, type Drafts } from './paste/paste-model';
import { quickCreateFields } from './quick-create';
import { createRecord, type RecordPatch } from './record-api';
import { useExisting } from './duplicates/use-existing';

const DuplicateHints = lazy(async () => ({
  default: (await import('./duplicates/duplicate-hints')).DuplicateHints,
}));

const RecentTouches = lazy(async () => ({ default: (await import('./composer/recent-touches')).RecentTouches }));

export function CreateRecordDialog({ recordType, opened, onClose, preset }: CreateRecordProps) {
  const type = useRecordType(recordType);
  const t = useTranslations('record.create');
  const labels = useLabels();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={labels.create(type.name)}
      closeButtonProps={{ 'aria-label': t('close') }}
      fullScreen={isPhone}
      size="lg"
    >
      <CreateForm type={type} preset={preset ?? {}} onClose={onClose} />
    </Modal>
  );
}

type CreateFormProps = { type: RecordTypeInfo; preset: Record<string, FieldDraft>; onClose: () => void };

function CreateForm({ type, preset, onClose }: CreateFormProps) {
  const t = useTranslations('record');
  const labels = useLabels();
  const problemText = useProblemText();
  const draftProblemText = useDraftProblemText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { notifyUndo } = useUndo();
  const takeExisting = useExisting(type, preset, onClose);
  const [drafts, setDrafts] = useState<Drafts>(() => ({ ...defaultDrafts(quickCreateFields(type)), ...preset }));
  // What one field says decides whether another is asked for.
  const known = draftRecord(type, Object.fromEntries(Object.entries(drafts).map(([name, { value }]) => [name, value])));
  // What a pasted text fills beyond the few fields that are asked for.
  const [pasted, setPasted] = useState<readonly string[]>([]);
  const [repairs, setRepairs] = useState<readonly Proposal[]>([]);
  const asked = quickCreateFields(type);
  const more = type.fields.filter((field) => pasted.includes(field.name) && !asked.includes(field));
  const fields = [...asked, ...more].filter((field) => isVisible(field, known));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [general, setGeneral] = useState<string>();

  const create = useMutation({
    mutationFn: (body: RecordPatch) => createRecord(type.resource, body),
    onSuccess: async ({ record, changeSetId }) => {
      client.setQueryData(['records', type.resource, 'one', record.id], record);
      void client.invalidateQueries({ queryKey: ['records', type.resource, 'list'] });
      void client.invalidateQueries({ queryKey: ['records', type.resource, 'related'] });
      void client.invalidateQueries({ queryKey: ['records', 'lookup'] });
      if (changeSetId !== undefined) {
        notifyUndo({ message: t('created', { name: recordLabel(type, record) }), changeSetId });
      }
      await navigate({ to: recordPath(type.resource, record.id) as '/' });
    },
    onError: (error) => {
      const byField = byFieldName(fieldErrors(error));
      const known = Object.keys(byField).filter((name) => fields.some((field) => field.name === name));
      setErrors(byField);
      setGeneral(known.length > 0 ? undefined : (Object.values(byField)[0] ?? problemText(error)));
    },
  });

  const touched = type.name === 'activity' ? towards(drafts) : undefined;

  const fill = (understood: Understood) => {
    setRepairs(understood.proposals);
    const filled = filledFields(type, understood, drafts, pasted);
    setDrafts({
      ...drafts,
      ...Object.fromEntries(filled.map(({ name }) => [name, { value: understood.values[name] }])),
    });
    setPasted([...new Set([...pasted, ...filled.map(({ name }) => name)])]);
    setErrors({});
    return filled.length;
  };
  const keepRaw = (proposal: Proposal) => {
    setRepairs((now) => now.filter((other) => other !== proposal));
    setDrafts((now) => ({
      ...now,
      [proposal.field]: { value: withRaw(now[proposal.field]?.value ?? null, proposal) },
    }));
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problems = fields.flatMap((field) => {
      const problem = checkValue(field, drafts[field.name]?.value);
      return problem === undefined ? [] : [[field.name, draftProblemText(problem, field)] as const];
    });
    const body = bodyOf(type, fields, drafts, preset);
    const isNothing = Object.keys(body).length === 0;
    setErrors(Object.fromEntries(problems));
    setGeneral(isNothing && problems.length === 0 ? t('create.oneField') : undefined);
    if (problems.length === 0 && !isNothing) create.mutate({ ...body, ...rawValues(type, repairs, body) });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" pt={4}>
        {isPastable(type) && <PasteBox recordType={type.name} onFill={fill} onKeepRaw={keepRaw} />}
        {fields.map((field, index) => (
          <FieldEditor
            key={field.name}
            recordType={type.name}
            field={field}
            draft={drafts[field.name] ?? { value: null }}
            label={labels.field(type.name, field.name)}
            error={errors[field.name]}
            focusOnOpen={index === 0}
            onChange={(draft) => {
              setDrafts({ ...drafts, [field.name]: draft });
              setErrors(Object.fromEntries(Object.entries(errors).filter(([name]) => name !== field.name)));
            }}
          />
        ))}
        {isPastable(type) && (
          <Suspense fallback={null}>
            <DuplicateHints type={type} body={bodyOf(type, fields, drafts, {})} onUse={takeExisting} />
          </Suspense>
        )}
        {touched !== undefined && (
          <Suspense fallback={null}>
            <RecentTouches {...touched} />
          </Suspense>
        )}
        {general !== undefined && (
          <Text c="var(--mantine-color-error)" role="alert">
            {general}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {t('create.later')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('create.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('create.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What was typed stays with what was made of it. */
function rawValues(type: RecordTypeInfo, repairs: readonly Proposal[], body: RecordPatch): RecordPatch {
  // A whole name is no field of its own: it was taken apart into several.
  const kept = repairs.filter(({ field }) => field in body || fieldOf(type, field) === undefined);
  return kept.length > 0 ? { rawValues: kept.map(({ field, rule, raw, value }) => ({ field, rule, raw, value })) } : {};
}

/** Lines and signatures are about people and the companies they work for. */
function isPastable(type: RecordTypeInfo): boolean {
  return type.name === 'contact' || type.name === 'account';
}

/** The customer whom something new is done towards; a note is for colleagues. */
function towards(drafts: Drafts): { resource: string; id: string } | undefined {
  const textOf = (name: string) => {
    const value = drafts[name]?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [contact, account] = [textOf('contactId'), textOf('accountId')];
  if (textOf('kind') === 'note') return undefined;
  if (contact !== undefined) return { resource: 'contacts', id: contact };
  return account === undefined ? undefined : { resource: 'accounts', id: account };
}

function defaultDrafts(fields: readonly FieldInfo[]): Record<string, FieldDraft> {
  return Object.fromEntries(
    fields.flatMap((field) => (isEmptyValue(field.default) ? [] : [[field.name, { value: field.default }]])),
  );
}

/** What was asked for, and what the place it was opened from knew. */
function bodyOf(
  type: RecordTypeInfo,
  asked: readonly FieldInfo[],
  drafts: Record<string, FieldDraft>,
  preset: Record<string, FieldDraft>,
): RecordPatch {
  return Object.fromEntries(
    type.fields.flatMap((field) => {
      const draft = asked.includes(field) || field.name in preset ? drafts[field.name] : undefined;
      const value = draft === undefined ? null : normaliseValue(field, draft.value);
      return isEmptyValue(value) ? [] : [[field.name, value]];
    }),
  );
}

/** The server names parts of lists as emails[0].address: the message belongs to the field. */
function byFieldName(errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([path, text]) => [fieldNameOfPath(path), text]));
}
