import { Badge } from '@mantine/core';
import { IconClockExclamation, IconClockHour4 } from '@tabler/icons-react';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { timeLeft } from '@/shared/leads/time-left';

type DueChipProps = { due: string; what: 'answer' | 'accept' };

/** Until when something is due, counted down; once it is late it says by how much. */
export function DueChip({ due, what }: DueChipProps) {
  const t = useTranslations('leads.service');
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const { isLate, days, hours, minutes } = timeLeft(due, now);
  const left =
    days > 0 ? t('days', { days, hours }) : hours > 0 ? t('hours', { hours, minutes }) : t('minutes', { minutes });
  return (
    <Badge
      variant="light"
      size="lg"
      tt="none"
      color={isLate ? 'red' : 'pine'}
      leftSection={isLate ? <IconClockExclamation size={15} aria-hidden /> : <IconClockHour4 size={15} aria-hidden />}
      title={format.dateTime(new Date(due), { dateStyle: 'medium', timeStyle: 'short' })}
    >
      {t(isLate ? `${what}Late` : `${what}Within`, { left })}
    </Badge>
  );
}
