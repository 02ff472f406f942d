import { Button, SegmentedControl, Text } from '@mantine/core';
import { IconCircleCheck, IconPlaneDeparture } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { ApprovalMessages } from '@/shared/approvals/approval-messages';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { EmptyState } from '@/shared/ui/empty-state';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryFrame } from '@/shared/ui/query-list';
import { ApprovalCard } from './approval-card';
import { approvalsQuery, type ApprovalBox } from './approvals-api';
import classes from './approvals.module.css';

const ApprovalSettings = lazy(async () => ({ default: (await import('./approval-settings')).ApprovalSettings }));
const ApprovalReport = lazy(async () => ({ default: (await import('./approval-report')).ApprovalReport }));
const AbsenceDialog = lazy(async () => ({ default: (await import('./absence-dialog')).AbsenceDialog }));

export function ApprovalsPage() {
  return (
    <ApprovalMessages fallback={<ListSkeleton rows={5} />}>
      <Approvals />
    </ApprovalMessages>
  );
}

/** Beside the requests, so that the entry names one file for both pages. */
export function ApprovalSettingsPage() {
  return (
    <ApprovalMessages fallback={<ListSkeleton rows={5} />}>
      <ApprovalSettings />
    </ApprovalMessages>
  );
}

/** What waits for one's decision, and what became of what one has asked. */
function Approvals() {
  const t = useTranslations('approvals');
  const decides = useCan('approvals.decide');
  // Cards link to records by their types.
  useMetadata();
  const [box, setBox] = useState<ApprovalBox>('forMe');
  const [isAway, setAway] = useState(false);
  const query = useInfiniteQuery(approvalsQuery(box));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const boxes: ApprovalBox[] = decides ? ['forMe', 'asked', 'all'] : ['forMe', 'asked'];
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button variant="default" leftSection={<IconPlaneDeparture size={17} />} onClick={() => setAway(true)}>
            {t('away.button')}
          </Button>
        }
      />
      <SegmentedControl
        className={classes.boxes}
        aria-label={t('show')}
        data={boxes.map((value) => ({ value, label: t(`boxes.${value}`) }))}
        value={box}
        onChange={setBox}
      />
      {box === 'all' && (
        <Suspense fallback={<ListSkeleton rows={2} />}>
          <ApprovalReport />
        </Suspense>
      )}
      <QueryFrame query={query} isLoaded={query.data !== undefined} more={t('more')}>
        {items.length === 0 ? (
          <EmptyState icon={IconCircleCheck} title={t(`empty.${box}`)}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <>
            <ul className={classes.cards} aria-label={t(`boxes.${box}`)}>
              {items.map((approval, index) => (
                <li key={approval.id}>
                  <ApprovalCard approval={approval} isFirst={index === 0} />
                </li>
              ))}
            </ul>
            {box === 'forMe' && (
              <Text size="sm" c="dimmed">
                {t('final')}
              </Text>
            )}
          </>
        )}
      </QueryFrame>
      <Suspense fallback={null}>{isAway && <AbsenceDialog onClose={() => setAway(false)} />}</Suspense>
    </>
  );
}
