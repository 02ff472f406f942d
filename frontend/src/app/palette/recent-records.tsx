import { Spotlight } from '@mantine/spotlight';
import { useRouterState } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { useRecentRecords } from '@/shared/search/recent';
import { SearchHitLines } from '@/shared/search/search-hit';
import { recordPath } from '@/shared/ui/record-link';

const shown = 5;

export function RecentRecords({ onOpen }: { onOpen: (href: string) => void }) {
  const t = useTranslations('search');
  const { recordTypes } = useMetadata();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const recent = useRecentRecords()
    .filter(({ id }) => !path.endsWith(`/${id}`))
    .map((record) => ({ ...record, type: recordTypes.find(({ name }) => name === record.recordType) }))
    .slice(0, shown);
  if (recent.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={t('recent')}>
      {recent.map(
        ({ type, ...record }) =>
          type && (
            <Spotlight.Action
              key={record.id}
              label={record.label}
              onClick={() => onOpen(recordPath(type.resource, record.id))}
            >
              <SearchHitLines hit={{ ...record, matches: [] }} />
            </Spotlight.Action>
          ),
      )}
    </Spotlight.ActionsGroup>
  );
}
