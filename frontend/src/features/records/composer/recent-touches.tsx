import { Alert } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { PromiseMessages } from '@/shared/promises/promise-messages';
import { Moment } from '@/shared/ui/moment';
import { RecordLink } from '@/shared/ui/record-link';

type Touch = { activityId: string; at: string; userName: string | null; subject: string; excerpt: string };

const days = 7;
const shown = 3;

/** What colleagues said to this customer lately, before one says something else. */
export function RecentTouches(props: { resource: string; id: string }) {
  return (
    <PromiseMessages>
      <Touches {...props} />
    </PromiseMessages>
  );
}

function Touches({ resource, id }: { resource: string; id: string }) {
  const t = useTranslations('promises');
  const { data: touches = [] } = useQuery({
    queryKey: ['records', 'activities', 'touches', resource, id],
    queryFn: async ({ signal }) =>
      (await request<{ items: Touch[] }>('GET', `/${resource}/${id}/recent-touches`, { query: { days }, signal })).data
        .items,
    retry: false,
  });
  if (touches.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" p="xs" icon={<IconUsers size={18} />} title={t('touches.title')}>
      {touches.slice(0, shown).map(({ activityId, at, userName, subject, excerpt }) => (
        <div key={activityId}>
          <strong>{userName ?? t('somebody')}</strong> · <Moment value={at} /> ·{' '}
          <RecordLink recordType="activity" id={activityId}>
            {subject}
          </RecordLink>
          {excerpt !== '' && excerpt !== subject && ` – ${excerpt.slice(0, 140)}`}
        </div>
      ))}
    </Alert>
  );
}
