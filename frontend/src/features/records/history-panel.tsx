import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNow, useTimeZone, useTranslations } from 'use-intl';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { dayOf, endOfDay } from './as-of';
import { HistoryItem } from './history-item';
import { HistoryMessages } from './history-messages';
import { dayName, groupByDay } from './history-model';
import { historyQuery } from './record-queries';
import classes from './records.module.css';
import { UndoPreviewHost } from './undo-preview-host';

type HistoryPanelProps = {
  type: RecordTypeInfo;
  record: CrmRecord;
  asOf?: string | undefined;
  /** Where there is room to show the past. */
  onAsOf?: (asOf: string | undefined) => void;
};

export function HistoryPanel(props: HistoryPanelProps) {
  return (
    <HistoryMessages>
      <Panel {...props} />
    </HistoryMessages>
  );
}

function Panel({ type, record, asOf, onAsOf }: HistoryPanelProps) {
  const t = useTranslations('history');
  const format = useValueFormatter();
  const timeZone = useTimeZone() ?? 'UTC';
  const now = useNow();
  const history = useInfiniteQuery(historyQuery(type.resource, record.id));
  if (history.error) return <ErrorPanel error={history.error} onRetry={() => void history.refetch()} />;
  const entries = history.data?.pages.flatMap((page) => page.items);
  if (entries?.length === 0) return <Text c="dimmed">{t('none')}</Text>;
  return (
    <Stack gap="lg" className={classes.history}>
      {onAsOf && (
        <TextInput
          type="date"
          label={t('asOf.label')}
          className={classes.asOf}
          min={dayOf(record.createdAt)}
          max={dayOf(now)}
          value={asOf === undefined ? '' : dayOf(asOf)}
          onChange={(event) => onAsOf(endOfDay(event.currentTarget.value, new Date()))}
        />
      )}
      {entries &&
        groupByDay(entries, timeZone).map(({ day, entries: ofDay }) => {
          const name = dayName(day, now, timeZone);
          const title = name === undefined ? format.date(day) : t(name);
          return (
            <section key={day} aria-label={title}>
              <h3 className={classes.relatedTitle}>{title}</h3>
              <ol className={classes.entries}>
                {ofDay.map((entry) => (
                  <HistoryItem
                    key={`${entry.changeSetId} ${entry.version}`}
                    type={type}
                    entry={entry}
                    onLook={onAsOf && (() => onAsOf(entry.at))}
                  />
                ))}
              </ol>
            </section>
          );
        })}
      {history.hasNextPage && (
        <Button variant="default" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
      <UndoPreviewHost />
    </Stack>
  );
}
