import { Alert, Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import { pipelinesQuery } from '@/shared/deals/deal-api';
import { moveDealsOf } from './move-deals';
import {
  bodyOf,
  isComplete,
  isLastOfItsKind,
  moved,
  newStage,
  withStage,
  type PipelineDraft,
  type StageDraft,
} from './pipeline-model';
import { StageEditor } from './stage-editor';
import classes from './pipelines.module.css';

type InUse = { stageId: string; stage: string; deals: number };

/** The whole pipeline as one list: what is above comes earlier. */
export function PipelineDialog({ initial, onClose }: { initial: PipelineDraft; onClose: () => void }) {
  const t = useTranslations('deals.settings');
  const tApp = useTranslations('app');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [draft, setDraft] = useState(initial);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [inUse, setInUse] = useState<InUse>();
  const [heir, setHeir] = useState<string | null>(null);
  const { stages } = draft;
  const put = (next: StageDraft[]) => setDraft({ ...draft, stages: next });

  const save = async () => {
    setSaving(true);
    setProblem(undefined);
    try {
      if (inUse !== undefined && heir !== null) {
        await moveDealsOf(inUse.stageId, heir);
        setInUse(undefined);
      }
      await request(
        draft.id === undefined ? 'POST' : 'PATCH',
        draft.id === undefined ? '/pipelines' : `/pipelines/${draft.id}`,
        { body: bodyOf(draft) },
      );
      notifications.show({ message: t('saved', { name: draft.name }), color: 'pine' });
      await client.invalidateQueries({ queryKey: pipelinesQuery.queryKey });
      await client.invalidateQueries({ queryKey: ['records'] });
      onClose();
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'stage_in_use') {
        const { stageId, stage, deals } = error.params;
        setInUse({ stageId: String(stageId), stage: String(stage), deals: Number(deals) });
        setHeir(null);
      } else setProblem(problemText(error));
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={draft.id === undefined ? t('new') : t('edit', { name: initial.name })}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <Stack gap="md">
        <TextInput
          label={t('name')}
          value={draft.name}
          maxLength={100}
          data-autofocus
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        {!initial.isDefault && (
          <Checkbox
            label={t('makeDefault')}
            checked={draft.isDefault}
            onChange={(event) => setDraft({ ...draft, isDefault: event.currentTarget.checked })}
          />
        )}
        <ol className={classes.stages}>
          {stages.map((stage, index) => (
            <StageEditor
              key={stage.key}
              stage={stage}
              isFirst={index === 0}
              isLast={index === stages.length - 1}
              canRemove={!isLastOfItsKind(stages, stage)}
              onChange={(next) => put(stages.map((each) => (each.key === next.key ? next : each)))}
              onMove={(by) => put(moved(stages, index, by))}
              onRemove={() => put(stages.filter(({ key }) => key !== stage.key))}
            />
          ))}
        </ol>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          style={{ alignSelf: 'start' }}
          onClick={() => put(withStage(stages, newStage('', 'open', 50)))}
        >
          {t('addStage')}
        </Button>
        {inUse && (
          <Alert color="yellow" role="alert" title={t('inUse', { deals: inUse.deals, stage: inUse.stage })}>
            <Select
              label={t('to')}
              data={stages
                .filter(({ id }) => id !== undefined)
                .map(({ id = '', name }) => ({ value: id, label: name }))}
              value={heir}
              onChange={setHeir}
            />
          </Alert>
        )}
        {problem !== undefined && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {tApp('cancel')}
          </Button>
          <Button
            loading={isSaving}
            disabled={!isComplete(draft) || (inUse !== undefined && heir === null)}
            onClick={() => void save()}
          >
            {inUse ? t('moveDeals') : t('ready')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
