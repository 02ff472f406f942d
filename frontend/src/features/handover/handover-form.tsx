import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { putJob } from '@/app/jobs/jobs';
import { useProblemText } from '@/shared/api/problem';
import type { Job } from '@/shared/api/types';
import { UsersPicker } from '@/shared/ui/users-picker';
import { previewQuery, startHandover, type HandoverBody, type Owned } from './handover-api';
import { HeirSelect } from './heir-select';
import { bodyOf, rules, type HandoverDraft } from './handover-model';
import classes from './handover.module.css';
import { PreviewTable } from './preview-table';

type HandoverFormProps = { userId: string; owned: Owned; onStarted: (job: Job) => void };

/** To whom, and what that means for each type, before anything happens. */
export function HandoverForm({ userId, owned, onStarted }: HandoverFormProps) {
  const t = useTranslations('handover');
  const client = useQueryClient();
  const problemText = useProblemText();
  const ruleId = useId();
  const [draft, setDraft] = useState<HandoverDraft>({ rule: 'heir', userIds: [], others: {} });
  const body = useMemo(() => bodyOf(draft), [draft]);
  const [asked] = useDebouncedValue(body, 250);
  const preview = useQuery({ ...previewQuery(userId, asked), placeholderData: keepPreviousData });
  const start = useMutation({
    mutationFn: (wanted: HandoverBody) => startHandover(userId, wanted),
    onSuccess: (job) => {
      putJob(client, job);
      onStarted(job);
    },
  });
  const shown = body === undefined ? undefined : preview.data;
  const error = start.error ?? (body === undefined ? null : preview.error);
  return (
    <Stack gap="md">
      <div role="group" aria-labelledby={ruleId}>
        <Text fw={550} mb={4} id={ruleId}>
          {t('rule')}
        </Text>
        <SegmentedControl
          className={classes.rules}
          aria-label={t('rule')}
          data={rules.map((rule) => ({ value: rule, label: t(`rules.${rule}`) }))}
          value={draft.rule}
          onChange={(rule) => setDraft({ ...draft, rule })}
        />
        <Text size="sm" c="dimmed" mt={4}>
          {t(`ruleTexts.${draft.rule}`)}
        </Text>
      </div>
      {draft.rule !== 'team' && (
        <div className={classes.picker}>
          {draft.rule === 'heir' ? (
            <HeirSelect
              value={draft.userIds[0]}
              exclude={userId}
              onChange={(heir) => setDraft({ ...draft, userIds: heir === undefined ? [] : [heir] })}
            />
          ) : (
            <UsersPicker
              label={t('heirs')}
              nobodyFound={t('nobodyFound')}
              users={[...draft.userIds]}
              onChange={(userIds) => setDraft({ ...draft, userIds })}
            />
          )}
        </div>
      )}
      {error !== null && (
        <Text c="var(--mantine-color-error)" role="alert">
          {problemText(error)}
        </Text>
      )}
      <PreviewTable
        owned={owned}
        preview={shown}
        others={draft.others}
        onOther={(type, other) => setDraft({ ...draft, others: { ...draft.others, [type]: other } })}
      />
      {shown && shown.pendingJobs > 0 && <Text size="sm">{t('jobs', { count: shown.pendingJobs })}</Text>}
      <Group>
        <Button
          disabled={!body || !shown || preview.isFetching || asked !== body}
          loading={start.isPending}
          onClick={() => body && start.mutate(body)}
        >
          {t('run', { count: shown?.total ?? owned.total })}
        </Button>
        {body === undefined && (
          <Text size="sm" c="dimmed">
            {t('choose')}
          </Text>
        )}
      </Group>
    </Stack>
  );
}
