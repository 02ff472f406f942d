import { Alert } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { TextLink } from '@/shared/ui/text-link';
import { ApprovalMessages } from './approval-messages';

/** On the day's page, while somebody waits for an answer. */
export function WaitingForMe() {
  const { data: count = 0 } = useQuery({
    queryKey: ['approvals', 'count'],
    queryFn: async ({ signal }) =>
      (await request<{ items: unknown[] }>('GET', '/approvals', { signal })).data.items.length,
  });
  return count === 0 ? null : (
    <ApprovalMessages fallback={null}>
      <Waiting count={count} />
    </ApprovalMessages>
  );
}

function Waiting({ count }: { count: number }) {
  const t = useTranslations('approvals');
  return (
    <Alert color="yellow" variant="light" icon={<IconUserCheck size={18} />} mb="md">
      <TextLink to="/approvals">{t('waitForYou', { count })}</TextLink>
    </Alert>
  );
}
