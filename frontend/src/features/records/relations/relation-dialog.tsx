import { Button, Group, Modal, Select, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { fieldOf } from '@/shared/metadata/record-type';
import type { FieldDraft } from '@/shared/ui/field-editor/field-draft';
import { FieldEditor } from '@/shared/ui/field-editor/field-editor';
import { type PartyType, type RelationType, sideName } from '@/shared/relations/relation-types';
import { addRelation, changeRelation, type RelationLine } from './relation-api';
import { relationBody, sidesOf } from './relation-model';
import { useRelationActs } from './use-relation-acts';

type RelationDialogProps = {
  party: { type: PartyType; id: string };
  /** The relation that is changed; without one a new one is made. */
  line: RelationLine | undefined;
  types: readonly RelationType[];
  onClose: () => void;
};

const nothing: FieldDraft = { value: null };

export function RelationDialog({ party, line, types, onClose }: RelationDialogProps) {
  const t = useTranslations('relations');
  const language = useLocale();
  const relation = useRecordType('relation');
  const problemText = useProblemText();
  const act = useRelationActs();
  const sides = sidesOf(types, party.type, language);
  const [code, setCode] = useState<string | null>(line?.type ?? null);
  const [kind, setKind] = useState<PartyType>('contact');
  const [other, setOther] = useState<FieldDraft>(nothing);
  const [since, setSince] = useState<FieldDraft>({ value: line?.since ?? null });
  const [until, setUntil] = useState<FieldDraft>({ value: line?.until ?? null });
  const [note, setNote] = useState(line?.note ?? '');
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const allowed = sides.find((side) => side.code === code)?.other ?? 'any';
  const there = allowed === 'any' ? kind : allowed;
  const field = fieldOf(relation, there === 'contact' ? 'toContactId' : 'toAccountId');
  const sinceField = fieldOf(relation, 'since');
  const untilField = fieldOf(relation, 'until');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (code === null || (line === undefined && typeof other.value !== 'string')) {
      setProblem(t('choose'));
      return;
    }
    const details = { since: since.value ?? null, until: until.value ?? null, note: note.trim() || null };
    setSending(true);
    let failure: unknown;
    const went = await act(
      async () => {
        try {
          return line === undefined
            ? await addRelation({ ...relationBody(code, party, { type: there, id: String(other.value) }), ...details })
            : await changeRelation(line.id, details);
        } catch (error) {
          failure = error;
          return undefined;
        }
      },
      t(line === undefined ? 'added' : 'changed'),
    );
    setSending(false);
    if (failure !== undefined) setProblem(Object.values(fieldErrors(failure))[0] ?? problemText(failure));
    else if (went) onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={line === undefined ? t('addTitle') : `${sideName(types, line.type, language)} ${line.party.name}`}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          {line === undefined && (
            <>
              <Select
                label={t('type')}
                data={sides.map((side) => ({ value: side.code, label: side.name }))}
                value={code}
                onChange={(next) => {
                  setCode(next);
                  setOther(nothing);
                  setProblem(undefined);
                }}
                searchable
                required
                nothingFoundMessage={t('noType')}
                data-autofocus
              />
              {allowed === 'any' && (
                <SegmentedControl
                  aria-label={t('kind')}
                  value={kind}
                  onChange={(next) => {
                    setKind(next);
                    setOther(nothing);
                  }}
                  data={[
                    { value: 'contact', label: t('person') },
                    { value: 'account', label: t('organisation') },
                  ]}
                />
              )}
              {field && (
                <FieldEditor
                  key={there}
                  recordType="relation"
                  field={field}
                  draft={other}
                  label={t(there === 'contact' ? 'person' : 'organisation')}
                  onChange={setOther}
                />
              )}
            </>
          )}
          <Group grow align="flex-start">
            {sinceField && (
              <FieldEditor
                recordType="relation"
                field={sinceField}
                draft={since}
                label={t('sinceField')}
                onChange={setSince}
              />
            )}
            {untilField && (
              <FieldEditor
                recordType="relation"
                field={untilField}
                draft={until}
                label={t('untilField')}
                onChange={setUntil}
              />
            )}
          </Group>
          <TextInput
            label={t('note')}
            value={note}
            maxLength={1000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {problem !== undefined && (
            <Text c="var(--mantine-color-error)" role="alert">
              {problem}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isSending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
