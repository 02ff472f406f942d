import { Button } from '@mantine/core';
import { IconCheck, IconRotateClockwise } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useActivityActions } from '@/app/activity-actions';
import { useCommand } from '@/app/commands';
import { useShortcut } from '@/app/shortcuts';
import { ActivityMessages } from '@/shared/activities/activity-messages';
import type { CrmRecord } from '@/shared/api/types';

/** Done with one click or X, and open again with another. */
export function ActivityButtons({ record }: { record: CrmRecord }) {
  return (
    <ActivityMessages fallback={<Button variant="default" w={120} disabled />}>
      <CompleteButton record={record} />
    </ActivityMessages>
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
