import { Badge } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { MailState } from './queries';

const colors: Record<MailState, string> = { queued: 'blue', sent: 'pine', failed: 'red', held: 'gray' };

export function MailStateBadge({ state }: { state: MailState }) {
  const t = useTranslations('mails');
  return <Badge color={colors[state]}>{t(`states.${state}`)}</Badge>;
}
