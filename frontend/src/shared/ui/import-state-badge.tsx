import { Badge } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ImportState } from '../api/import-types';

const colors: Record<ImportState, string> = {
  mapping: 'yellow',
  checking: 'blue',
  checked: 'yellow',
  queued: 'gray',
  running: 'blue',
  completed: 'pine',
  failed: 'red',
  cancelled: 'gray',
  undoing: 'blue',
  undone: 'gray',
};

export function ImportStateBadge({ state }: { state: ImportState }) {
  const t = useTranslations('imports.states');
  return <Badge color={colors[state]}>{t(state)}</Badge>;
}
