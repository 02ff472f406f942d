import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { ImportListMessages } from '@/shared/i18n/import-list-messages';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ImportStateBadge } from '@/shared/ui/import-state-badge';
import { Moment } from '@/shared/ui/moment';
import { Row, RowList } from '@/shared/ui/row-list';
import { TextLink } from '@/shared/ui/text-link';
import { Panel } from './panel';
import { latestImportsQuery } from './queries';

/** Absent until somebody has imported something: the button above teaches enough. */
export function LatestImports() {
  const t = useTranslations('home');
  const { data, error, refetch } = useQuery(latestImportsQuery);
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <ImportListMessages>
        <Panel
          title={t('latest.imports')}
          link={
            <TextLink to="/imports" size="sm">
              {t('showAll')}
            </TextLink>
          }
        >
          <RowList label={t('latest.imports')}>
            {data.items.map((job) => (
              <Row
                key={job.id}
                isLinked
                title={
                  <Link to="/imports/$importId" params={{ importId: job.id }}>
                    {job.fileName}
                  </Link>
                }
                detail={t('importResult', { created: job.created, read: job.readRows })}
                side={
                  <>
                    <ImportStateBadge state={job.state} />
                    <Moment value={job.createdAt} />
                  </>
                }
              />
            ))}
          </RowList>
        </Panel>
      </ImportListMessages>
    </Suspense>
  );
}
