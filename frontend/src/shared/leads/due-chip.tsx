import { Badge } from '@mantine/core';
import { IconClockExclamation, IconClockHour4 } from '@tabler/icons-react';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { timeLeft } from './time-left';

type DueChipProps = { due: string; what: 'answer' | 'accept'; size?: 'sm' | 'lg' };

/** Until when something is due, counted down; once it is late it says by how much. The small one stands where it is clear what is due. */
export function DueChip({ due, what, size = 'lg' }: DueChipProps) {
  const t = useTranslations('leads.service');
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const { isLate, days, hours, minutes } = timeLeft(due, now);
  const left =
    days > 0 ? t('days', { days, hours }) : hours > 0 ? t('hours', { hours, minutes }) : t('minutes', { minutes });
  return (
    <Badge
      variant="light"
      size={size}
      tt="none"
      color={isLate ? 'red' : 'pine'}
      leftSection={isLate ? <IconClockExclamation size={15} aria-hidden /> : <IconClockHour4 size={15} aria-hidden />}
      title={format.dateTime(new Date(due), { dateStyle: 'medium', timeStyle: 'short' })}
    >
      {size === 'lg'
        ? t(isLate ? `${what}Late` : `${what}Within`, { left })
        : isLate
          ? t('acceptLate', { left })
          : left}
    </Badge>
  );
}
