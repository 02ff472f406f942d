import { Button, Group, Text } from '@mantine/core';
import { IconHeartHandshake, IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useLanguage } from '@/shared/i18n/language-provider';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { motiveReport, nameIn } from './customer-reports-api';
import classes from './customer-reports.module.css';

const MotiveSettings = lazy(async () => ({ default: (await import('./motive-settings')).MotiveSettings }));

/** Why customers come back, the most frequent reason first. */
export function MotiveReportView() {
  const t = useTranslations('customerReports.motives');
  const { language } = useLanguage();
  const manages = useCan('purchase-motives.manage');
  const [isEditing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery(motiveReport);
  const most = Math.max(1, ...(data?.items.map(({ count }) => count) ?? []));
  return (
    <>
      <Group justify="space-between" mb="md">
        <Text size="sm" c="dimmed">
          {data === undefined ? '' : t('counts', { asked: data.asked, answered: data.answered })}
        </Text>
        {manages && (
          <Button variant="default" leftSection={<IconSettings size={16} />} onClick={() => setEditing(true)}>
            {t('settings')}
          </Button>
        )}
      </Group>
      {error && !data ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <ListSkeleton rows={6} />
      ) : data.answered === 0 ? (
        <EmptyState icon={IconHeartHandshake} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ol className={classes.bars}>
          {data.items.map(({ motiveId, names, count, share }) => (
            <li key={motiveId}>
              <span className={classes.label}>{nameIn(names, language)}</span>
              <span className={classes.track} aria-hidden>
                <span style={{ inlineSize: `${(100 * count) / most}%` }} />
              </span>
              <span className={classes.value}>{t('share', { share, count })}</span>
            </li>
          ))}
        </ol>
      )}
      {isEditing && (
        <Suspense fallback={null}>
          <MotiveSettings onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </>
  );
}
