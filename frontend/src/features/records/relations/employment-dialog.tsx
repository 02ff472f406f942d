import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import { fieldOf } from '@/shared/metadata/record-type';
import { useRecordType } from '@/shared/metadata/use-metadata';
import type { FieldDraft } from '@/shared/ui/field-editor/field-draft';
import { FieldEditor } from '@/shared/ui/field-editor/field-editor';
import { addEmployment } from './relation-api';
import { useRelationActs } from './use-relation-acts';

type EmploymentDialogProps = { contactId: string; hasMain: boolean; onClose: () => void };

const nothing: FieldDraft = { value: null };

export function EmploymentDialog({ contactId, hasMain, onClose }: EmploymentDialogProps) {
  const t = useTranslations('relations');
  const relation = useRecordType('relation');
  const problemText = useProblemText();
  const act = useRelationActs();
  const [account, setAccount] = useState<FieldDraft>(nothing);
  const [title, setTitle] = useState('');
  const [department, setDepartment] = useState('');
  const [since, setSince] = useState<FieldDraft>(nothing);
  const [until, setUntil] = useState<FieldDraft>(nothing);
  const [isPrimary, setPrimary] = useState(!hasMain);
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const field = (name: string) => fieldOf(relation, name);
  const [accountField, sinceField, untilField] = [field('toAccountId'), field('since'), field('until')];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typeof account.value !== 'string') {
      setProblem(t('chooseOrganisation'));
      return;
    }
    setSending(true);
    let failure: unknown;
    const went = await act(async () => {
      try {
        return await addEmployment(contactId, {
          accountId: account.value,
          title: title.trim() || null,
          department: department.trim() || null,
          since: since.value ?? null,
          until: until.value ?? null,
          isPrimary: isPrimary && !until.value,
        });
      } catch (error) {
        failure = error;
        return undefined;
      }
    }, t('jobAdded'));
    setSending(false);
    if (failure !== undefined) setProblem(Object.values(fieldErrors(failure))[0] ?? problemText(failure));
    else if (went) onClose();
  };

  return (
    <Modal opened onClose={onClose} title={t('addJobTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          {accountField && (
            <FieldEditor
              recordType="relation"
              field={accountField}
              draft={account}
              label={t('organisation')}
              focusOnOpen
              onChange={setAccount}
            />
          )}
          <TextInput
            label={t('position')}
            value={title}
            maxLength={150}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <TextInput
            label={t('department')}
            value={department}
            maxLength={150}
            onChange={(event) => setDepartment(event.currentTarget.value)}
          />
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
          {hasMain && !until.value && (
            <Checkbox
              label={t('mainFromNow')}
              description={t('mainFromNowMeans')}
              checked={isPrimary}
              onChange={(event) => setPrimary(event.currentTarget.checked)}
            />
          )}
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
