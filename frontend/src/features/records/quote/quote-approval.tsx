import { Alert, Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUserCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ApprovalFacts } from '@/shared/approvals/approval-facts';
import { ApprovalMessages } from '@/shared/approvals/approval-messages';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { askApproval, checkQuery } from './quote-api';
import type { ApprovalStanding } from './quote-model';
import { useQuoteProblem } from './use-quote-problem';

type QuoteApprovalProps = { quoteId: string; standing: ApprovalStanding };

const colors = { needed: 'yellow', waiting: 'blue', approved: 'pine', declined: 'red' } as const;

/** Whether the prices may be told: who is asked until when, what was decided, or the way to ask. */
export function QuoteApproval(props: QuoteApprovalProps) {
  return props.standing.need === 'none' ? null : (
    <ApprovalMessages fallback={null}>
      <Standing {...props} need={props.standing.need} />
    </ApprovalMessages>
  );
}

function Standing({ quoteId, standing, need }: QuoteApprovalProps & { need: keyof typeof colors }) {
  const t = useTranslations('approvals.quote');
  const tAll = useTranslations('approvals');
  const format = useValueFormatter();
  const client = useQueryClient();
  const problemText = useQuoteProblem();
  const { facts, approverName, dueAt, reason } = standing;
  const ask = useMutation({
    mutationFn: () => askApproval(quoteId),
    onSuccess: ({ approverName: asked }) =>
      asked !== null && notifications.show({ message: t('asked', { name: asked }), color: 'pine' }),
    onError: (error) => notifications.show({ title: t('failed'), message: problemText(error), color: 'red' }),
    onSettled: () => client.invalidateQueries({ queryKey: checkQuery(quoteId).queryKey }),
  });
  const name = approverName ?? tAll('somebody');
  return (
    <Alert color={colors[need]} variant="light" icon={<IconUserCheck size={18} />} role="status">
      {need === 'needed' && (
        <>
          <Text size="sm">{t('needed')}</Text>
          <ApprovalFacts facts={facts} />
          <Button size="compact-md" mt={8} loading={ask.isPending} onClick={() => ask.mutate()}>
            {t('ask')}
          </Button>
        </>
      )}
      {need === 'waiting' && t('waiting', { name, when: dueAt === null ? '–' : format.dateTime(dueAt) })}
      {need === 'approved' && (approverName === null ? t('approvedByRule') : t('approved', { name }))}
      {need === 'declined' && (
        <>
          <Text size="sm">{t('declined', { name })}</Text>
          {reason !== null && <Text size="sm">{tAll('reasonWas', { reason })}</Text>}
          <Text size="sm">{t('declinedHint')}</Text>
        </>
      )}
    </Alert>
  );
}
