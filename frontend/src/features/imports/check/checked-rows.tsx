import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { ImportCheck, ImportJob } from '@/shared/api/import-types';
import { QueryFrame } from '@/shared/ui/query-list';
import { rowsQuery, type RowKind } from '../queries';
import { RowCards } from './row-cards';
import { RowChanges } from './row-changes';
import { RowGrid } from './row-grid';

const kinds = ['rejected', 'remarks', 'updated', 'created', 'duplicate'] as const;

/** The rows behind each figure. What is wrong comes first, and is mended where it stands. */
export function CheckedRows({ job, check }: { job: ImportJob; check: ImportCheck }) {
  const t = useTranslations('importWizard.check');
  const tImports = useTranslations('imports');
  const navigate = useNavigate();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const search: { rows?: unknown } = useSearch({ strict: false });
  const filled = kinds.filter((kind) => check[kind] > 0);
  const shown: RowKind | undefined = kinds.find((kind) => kind === search.rows) ?? filled[0];
  const query = useInfiniteQuery({ ...rowsQuery(job.id, shown ?? 'created', 'check'), enabled: shown !== undefined });
  if (shown === undefined) return null;
  const listed = shown === 'created' || shown === 'duplicate' ? check.listed?.[shown] : undefined;
  const rows = query.data?.pages.flatMap((page) => page.items);
  const offered = kinds.filter((kind) => kind === shown || check[kind] > 0);
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('rowsShown')}
        orientation={isPhone ? 'vertical' : 'horizontal'}
        fullWidth={isPhone}
        style={isPhone ? {} : { alignSelf: 'flex-start' }}
        value={shown}
        data={offered.map((kind) => ({ value: kind, label: t(`rows.${kind}`, { count: check[kind] }) }))}
        onChange={(rowsShown) =>
          void navigate({
            to: '/imports/$importId',
            params: { importId: job.id },
            search: { rows: rowsShown },
            replace: true,
            resetScroll: false,
          })
        }
      />
      {listed !== undefined && listed < check[shown] && (
        <Text size="sm" c="dimmed">
          {t('listed', { listed, count: check[shown] })}
        </Text>
      )}
      <QueryFrame query={query} isLoaded={rows !== undefined} more={tImports('showMore')}>
        {rows?.length === 0 ? (
          <Text c="dimmed">{t('noRows')}</Text>
        ) : rows === undefined ? null : shown === 'updated' ? (
          <RowChanges job={job} rows={rows} />
        ) : isPhone ? (
          <RowCards job={job} rows={rows} kind={shown} />
        ) : (
          <RowGrid key={shown} job={job} rows={rows} kind={shown} />
        )}
      </QueryFrame>
    </Stack>
  );
}
