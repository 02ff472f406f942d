import { Button, Chip, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { fieldOf } from '../metadata/record-type';
import { useLabels } from '../metadata/use-labels';
import { useRecordType } from '../metadata/use-metadata';
import { normaliseValue, type FieldDraft } from '../ui/field-editor/field-draft';
import { FieldEditor } from '../ui/field-editor/field-editor';
import { lossReasons, type Deal, type Stage, type StepMark } from './deal-types';
import { PlaybookMarks } from './playbook-marks';

type StageDialogProps = {
  deal: Deal;
  from: Stage | undefined;
  to: Stage;
  /** The fields that the stage asks for. */
  missing: readonly string[];
  onClose: () => void;
  onGiven: (values: Record<string, unknown>) => Promise<void>;
};

/** Asks for what a stage needs, and nothing else. */
export function StageDialog({ deal, from, to, missing, onClose, onGiven }: StageDialogProps) {
  const t = useTranslations('deals.ask');
  const tApp = useTranslations('app');
  const labels = useLabels();
  const type = useRecordType('opportunity');
  const [drafts, setDrafts] = useState<Record<string, FieldDraft>>({});
  const [reason, setReason] = useState<string>();
  const [marks, setMarks] = useState<StepMark[]>(deal.steps ?? []);
  const [isSaving, setSaving] = useState(false);
  const fields = missing
    .filter((name) => name !== 'lossReason' && name !== 'steps')
    .map((name) => fieldOf(type, name))
    .filter((field) => field !== undefined);
  const isComplete =
    (!missing.includes('lossReason') || reason !== undefined) &&
    fields.every((field) => {
      const value = normaliseValue(field, drafts[field.name]?.value);
      return value !== null && value !== undefined && value !== '';
    });
  const save = async () => {
    setSaving(true);
    await onGiven({
      ...Object.fromEntries(fields.map((field) => [field.name, normaliseValue(field, drafts[field.name]?.value)])),
      ...(reason === undefined ? {} : { lossReason: reason }),
      ...(missing.includes('steps') ? { steps: marks } : {}),
    });
    setSaving(false);
  };
  const reasonField = fieldOf(type, 'lossReason');
  return (
    <Modal
      opened
      centered
      onClose={onClose}
      title={t('title', { name: deal.name, stage: to.name })}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <Stack gap="md">
        {missing.includes('lossReason') && (
          <div>
            <Text size="sm" fw={500} mb={6}>
              {t('why')}
            </Text>
            <Chip.Group value={reason ?? ''} onChange={(value) => setReason(value)}>
              <Group gap="xs" role="radiogroup" aria-label={t('why')}>
                {lossReasons.map((option) => (
                  <Chip key={option} value={option}>
                    {reasonField ? labels.option('opportunity', reasonField, option) : option}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </div>
        )}
        {missing.includes('steps') && from !== undefined && (
          <div>
            <Text size="sm" fw={500} mb={6}>
              {t('steps', { stage: from.name })}
            </Text>
            <PlaybookMarks steps={from.steps} marks={marks} onChange={setMarks} />
          </div>
        )}
        {fields.map((field, index) => (
          <FieldEditor
            key={field.name}
            recordType="opportunity"
            field={field}
            label={labels.field('opportunity', field.name)}
            draft={drafts[field.name] ?? { value: deal[field.name] ?? null }}
            focusOnOpen={index === 0}
            onChange={(draft) => setDrafts((now) => ({ ...now, [field.name]: draft }))}
          />
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {tApp('cancel')}
          </Button>
          <Button disabled={!isComplete} loading={isSaving} onClick={() => void save()}>
            {t('confirm', { stage: to.name })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
