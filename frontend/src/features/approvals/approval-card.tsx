import { Badge, Button, Group, Paper, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcut } from '@/app/shortcuts';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import { ApprovalFacts } from '@/shared/approvals/approval-facts';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { Moment } from '@/shared/ui/moment';
import { RecordLink } from '@/shared/ui/record-link';
import { decide, type Approval } from './approvals-api';
import classes from './approvals.module.css';

const colors = { waiting: 'yellow', approved: 'pine', declined: 'red', withdrawn: 'gray' } as const;

/** One request: who asks, how far it goes, and the answer in one tap. */
export function ApprovalCard({ approval, isFirst }: { approval: Approval; isFirst: boolean }) {
  const t = useTranslations('approvals');
  const format = useValueFormatter();
  const { askedByName, askedAt, dueAt, state, means, reason, decidedByName, approverName } = approval;
  return (
    <Paper component="article" className={classes.card} aria-label={approval.title}>
      <div className={classes.head}>
        <RecordLink recordType={approval.recordType} id={approval.recordId} className={classes.name}>
          {approval.title}
        </RecordLink>
        {!approval.mayDecide && (
          <Badge color={colors[state]} variant="light">
            {t(`states.${state}`)}
          </Badge>
        )}
      </div>
      <Text size="sm" c="dimmed">
        {t('asks', { name: askedByName ?? t('somebody') })} · <Moment value={askedAt} />
        {dueAt !== null && (
          <>
            {' · '}
            {approval.mayDecide
              ? t('until', { when: format.dateTime(dueAt) })
              : t('waits', { name: approverName ?? t('somebody'), when: format.dateTime(dueAt) })}
          </>
        )}
        {state !== 'waiting' && means !== 'approver' && <> · {t(`means.${means}`)}</>}
        {state !== 'waiting' && means === 'approver' && decidedByName !== null && <> · {decidedByName}</>}
      </Text>
      <ApprovalFacts facts={approval.facts} />
      {reason !== null && <Text size="sm">{t('reasonWas', { reason })}</Text>}
      {approval.steps.map((step, index) => (
        <Text key={index} size="sm" c="dimmed">
          {t('step', { name: step.approverName ?? t('somebody'), why: step.why })}
        </Text>
      ))}
      {approval.mayDecide && <Decision approval={approval} isFirst={isFirst} />}
    </Paper>
  );
}

function Decision({ approval, isFirst }: { approval: Approval; isFirst: boolean }) {
  const t = useTranslations('approvals');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [reason, setReason] = useState<string>();
  const answer = useMutation({
    mutationFn: (act: 'approve' | 'decline') => decide(approval.id, act, reason ?? ''),
    onSuccess: ({ state, approverName }) =>
      notifications.show({
        message:
          state === 'waiting'
            ? t('goesUp', { name: approverName ?? t('somebody') })
            : t('done', { state, title: approval.title }),
        color: state === 'declined' ? 'gray' : 'pine',
      }),
    onError: (error) =>
      notifications.show({
        message: error instanceof ProblemError && error.code === 'approval_decided' ? t('tooLate') : problemText(error),
        color: 'red',
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['approvals'] }),
  });
  const isBusy = answer.isPending;
  useShortcut('a', t('approve'), () => answer.mutate('approve'), { group: 'record', enabled: isFirst && !isBusy });
  useShortcut('d', t('decline'), () => answer.mutate('decline'), { group: 'record', enabled: isFirst && !isBusy });
  const keys = (key: string) => (isFirst ? { 'aria-keyshortcuts': key } : {});
  return (
    <>
      {reason !== undefined && (
        <TextInput
          label={t('reason')}
          value={reason}
          maxLength={500}
          // Opened by the user's own click.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Group gap="xs" className={classes.answers}>
        <Button
          leftSection={<IconCheck size={18} />}
          loading={isBusy && answer.variables === 'approve'}
          disabled={isBusy}
          onClick={() => answer.mutate('approve')}
          {...keys('A')}
        >
          {t('approve')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconX size={18} />}
          loading={isBusy && answer.variables === 'decline'}
          disabled={isBusy}
          onClick={() => answer.mutate('decline')}
          {...keys('D')}
        >
          {t('decline')}
        </Button>
        {reason === undefined && (
          <Button variant="subtle" onClick={() => setReason('')}>
            {t('addReason')}
          </Button>
        )}
      </Group>
    </>
  );
}
