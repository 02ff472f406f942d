import { Group, Progress, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { CallListProgress } from '@/shared/call-lists/call-list-types';
import classes from './call-lists.module.css';

const parts = [
  { key: 'done', color: 'pine' },
  { key: 'callBack', color: 'violet' },
  { key: 'inWork', color: 'blue' },
  { key: 'skipped', color: 'gray.5' },
] as const;

type ProgressBarProps = { progress: CallListProgress; hasNumbers?: boolean };

/** How far a list has come; what is left of the bar still waits. */
export function ProgressBar({ progress, hasNumbers = false }: ProgressBarProps) {
  const t = useTranslations('callLists.progress');
  const settled = progress.done + progress.skipped;
  return (
    <div className={classes.progress}>
      <Progress.Root size={8} radius="xl" aria-hidden>
        {parts.map(({ key, color }) => (
          <Progress.Section key={key} value={share(progress[key], progress.total)} color={color} />
        ))}
      </Progress.Root>
      {hasNumbers ? (
        <Group gap="md" mt={6} className={classes.numbers}>
          {([...parts.map(({ key }) => key), 'waiting'] as const).map((key) => (
            <Text key={key} size="sm" c="dimmed">
              {t(key, { count: progress[key] })}
            </Text>
          ))}
        </Group>
      ) : (
        <Text size="sm" c="dimmed" mt={4}>
          {t('settled', { settled, total: progress.total })}
        </Text>
      )}
    </div>
  );
}

function share(count: number, total: number): number {
  return total === 0 ? 0 : (count / total) * 100;
}
