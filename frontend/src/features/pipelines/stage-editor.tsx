import {
  ActionIcon,
  Checkbox,
  Collapse,
  MultiSelect,
  NumberInput,
  Select,
  Textarea,
  TextInput,
  Button,
} from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronDown, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { isEditable } from '@/shared/metadata/record-type';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import type { StageKind } from '@/shared/deals/deal-types';
import type { StageDraft } from './pipeline-model';
import classes from './pipelines.module.css';

type StageEditorProps = {
  stage: StageDraft;
  isFirst: boolean;
  isLast: boolean;
  canRemove: boolean;
  onChange: (stage: StageDraft) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};

const kinds: readonly StageKind[] = ['open', 'won', 'lost'];

export function StageEditor({ stage, isFirst, isLast, canRemove, onChange, onMove, onRemove }: StageEditorProps) {
  const t = useTranslations('deals.settings');
  const [isOpen, setOpen] = useState(false);
  const { name } = stage;
  return (
    <li className={classes.stage}>
      <div className={classes.line}>
        <TextInput
          label={t('stage')}
          value={name}
          maxLength={100}
          onChange={(event) => onChange({ ...stage, name: event.currentTarget.value })}
        />
        <Select
          label={t('kind')}
          data={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={stage.kind}
          allowDeselect={false}
          disabled={!canRemove}
          onChange={(kind) => kind !== null && onChange({ ...stage, kind })}
        />
        {stage.kind === 'open' ? (
          <>
            <NumberInput
              label={t('probability')}
              min={0}
              max={100}
              allowDecimal={false}
              value={stage.probability}
              onChange={(value) => onChange({ ...stage, probability: Number(value) || 0 })}
            />
            <NumberInput
              label={t('rotting')}
              min={1}
              max={1000}
              allowDecimal={false}
              value={stage.rottingDays ?? ''}
              onChange={(value) => onChange({ ...stage, rottingDays: value === '' ? null : Number(value) })}
            />
          </>
        ) : (
          <>
            <span />
            <span />
          </>
        )}
        <div className={classes.acts}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={isFirst}
            aria-label={t('up', { name })}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={isLast}
            aria-label={t('down', { name })}
            onClick={() => onMove(1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('more', { name })}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <IconChevronDown size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={!canRemove}
            aria-label={t('removeStage', { name })}
            onClick={onRemove}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      </div>
      <Collapse expanded={isOpen}>
        <StageRules stage={stage} onChange={onChange} />
      </Collapse>
    </li>
  );
}

function StageRules({ stage, onChange }: Pick<StageEditorProps, 'stage' | 'onChange'>) {
  const t = useTranslations('deals.settings');
  const labels = useLabels();
  const type = useRecordType('opportunity');
  const fields = type.fields.filter(
    (field) => isEditable(field) && field.name !== 'stageId' && field.kind !== 'objects',
  );
  const putStep = (index: number, change: Partial<StageDraft['steps'][number]>) =>
    onChange({ ...stage, steps: stage.steps.map((step, at) => (at === index ? { ...step, ...change } : step)) });
  return (
    <div className={classes.rules}>
      <MultiSelect
        label={t('required')}
        searchable
        data={fields.map((field) => ({ value: field.name, label: labels.field('opportunity', field.name) }))}
        value={stage.requiredFields}
        onChange={(requiredFields) => onChange({ ...stage, requiredFields })}
      />
      {stage.kind === 'open' && (
        <>
          <Textarea
            label={t('criteria')}
            autosize
            maxLength={1000}
            value={stage.exitCriteria ?? ''}
            onChange={(event) => onChange({ ...stage, exitCriteria: event.currentTarget.value })}
          />
          <fieldset className={classes.steps}>
            <legend>{t('steps')}</legend>
            {stage.steps.map((step, index) => (
              <div key={step.id ?? index} className={classes.step}>
                <TextInput
                  aria-label={t('stepText')}
                  placeholder={t('stepText')}
                  maxLength={200}
                  value={step.text}
                  onChange={(event) => putStep(index, { text: event.currentTarget.value })}
                />
                <Checkbox
                  label={t('stepRequired')}
                  checked={step.isRequired === true}
                  onChange={(event) => putStep(index, { isRequired: event.currentTarget.checked })}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('removeStep')}
                  onClick={() => onChange({ ...stage, steps: stage.steps.filter((_, at) => at !== index) })}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </div>
            ))}
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={15} />}
              onClick={() => onChange({ ...stage, steps: [...stage.steps, { text: '', isRequired: true }] })}
            >
              {t('addStep')}
            </Button>
          </fieldset>
        </>
      )}
    </div>
  );
}
