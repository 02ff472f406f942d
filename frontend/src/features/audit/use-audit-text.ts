import { useTranslations } from 'use-intl';
import { useLabels } from '@/shared/metadata/use-labels';
import type { AuditEntry } from './queries';

type AuditText = {
  action: (action: string) => string;
  actor: (entry: AuditEntry) => string;
  source: (source: string) => string;
  record: (entry: AuditEntry) => string | undefined;
  /** How often more, of refusals that were counted and not noted one by one. */
  times: (entry: AuditEntry) => string | undefined;
};

/** Entries in words; what has no words of its own yet shows its name. */
export function useAuditText(): AuditText {
  const t = useTranslations('audit');
  const labels = useLabels();
  const textOf = (key: string, otherwise: string) =>
    t.has(key as Parameters<typeof t.has>[0]) ? t(key as 'actions.session_started') : otherwise;
  return {
    action: (action) => textOf(`actions.${action.replace('.', '_')}`, action),
    actor: ({ actorName, actorId, source }) =>
      actorName ?? actorId ?? (source === 'browser' ? t('visitor') : t('system')),
    source: (source) => textOf(`sources.${source}`, source),
    record: ({ recordType }) =>
      recordType === null ? undefined : textOf(`records.${recordType}`, labels.one(recordType)),
    times: ({ details }) => (typeof details?.more === 'number' ? t('more_times', { count: details.more }) : undefined),
  };
}
