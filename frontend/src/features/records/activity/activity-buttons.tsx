import { ActionIcon, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCalendarDown, IconCheck, IconRotateClockwise, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useActivityActions } from '@/app/activity-actions';
import { useCommand } from '@/app/commands';
import { useShortcut } from '@/app/shortcuts';
import { sendInvitation } from '@/shared/activities/activity-api';
import { ActivityMessages } from '@/shared/activities/activity-messages';
import type { Attendee } from '@/shared/activities/attendee';
import { apiUrl } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import type { CrmRecord } from '@/shared/api/types';

/** Done with one click or X, and open again with another; what has a time goes into other calendars. A mail or a note is what it is. */
export function ActivityButtons({ record }: { record: CrmRecord }) {
  return (
    <ActivityMessages fallback={<Button variant="default" w={120} disabled />}>
      {record.kind === 'meeting' && <InviteButton record={record} />}
      {record.kind !== 'note' && record.kind !== 'email' && (
        <>
          {(record.startsAt ?? record.dueAt) != null && <IcsLink id={record.id} />}
          {record.status !== 'cancelled' && <CompleteButton record={record} />}
        </>
      )}
    </ActivityMessages>
  );
}

function IcsLink({ id }: { id: string }) {
  const t = useTranslations('activities');
  return (
    <ActionIcon
      component="a"
      size={36}
      variant="default"
      href={apiUrl(`/activities/${id}/ics`)}
      download
      aria-label={t('ics')}
      title={t('ics')}
    >
      <IconCalendarDown size={18} stroke={1.6} />
    </ActionIcon>
  );
}

/** Whom a mail would reach: the server sends to addresses alone. */
function reachable({ attendees }: CrmRecord): number {
  const all = Array.isArray(attendees) ? (attendees as Attendee[]) : [];
  return new Set(all.flatMap(({ email }) => (email == null ? [] : [email.toLowerCase()]))).size;
}

function InviteButton({ record }: { record: CrmRecord }) {
  const t = useTranslations('activities.attendees');
  const client = useQueryClient();
  const problemText = useProblemText();
  const count = reachable(record);
  const isCancelled = record.status === 'cancelled';
  const wasSent = record.invitedAt != null;
  const send = useMutation({
    mutationFn: () => sendInvitation(record.id),
    onSuccess: () => notifications.show({ message: t('sent', { count }), color: 'pine' }),
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['records', 'activities'] }),
  });
  if (count === 0 || record.startsAt == null || (isCancelled && !wasSent)) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconSend size={16} />}
      loading={send.isPending}
      onClick={() => send.mutate()}
    >
      {t(isCancelled ? 'tellCancelled' : wasSent ? 'sendAgain' : 'send')}
    </Button>
  );
}

function CompleteButton({ record }: { record: CrmRecord }) {
  const t = useTranslations('activities');
  const { complete, reopen } = useActivityActions();
  const [isPending, setPending] = useState(false);
  const isOpen = record.status === 'open';
  const label = t(isOpen ? 'complete' : 'reopen');
  const run = async () => {
    setPending(true);
    const activity = { id: record.id, subject: typeof record.subject === 'string' ? record.subject : '' };
    await (isOpen ? complete(activity) : reopen(activity));
    setPending(false);
  };
  useShortcut('x', label, () => void run(), { group: 'record', enabled: !isPending });
  useCommand({ id: 'record.complete', label, group: 'record', keys: 'x', run: () => void run() });
  return (
    <Button
      variant={isOpen ? 'filled' : 'default'}
      leftSection={isOpen ? <IconCheck size={16} /> : <IconRotateClockwise size={16} />}
      loading={isPending}
      aria-keyshortcuts="X"
      title={`${label} (X)`}
      onClick={() => void run()}
    >
      {label}
    </Button>
  );
}
