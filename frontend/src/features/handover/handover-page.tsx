import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { isUnderWay, jobsQuery } from '@/app/jobs/jobs';
import { OneJob } from '@/app/jobs/one-job';
import { useLookupLabels } from '@/shared/metadata/lookup';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { TextLink } from '@/shared/ui/text-link';
import { ownedQuery } from './handover-api';
import { HandoverForm } from './handover-form';
import { HandoverMessages } from './handover-messages';
import classes from './handover.module.css';
import { WhatIsLeft } from './what-is-left';

export function HandoverPage() {
  return (
    <HandoverMessages>
      <Handover />
    </HandoverMessages>
  );
}

/** By rule, with a preview before and a count after: nothing is left without somebody who cares for it. */
function Handover() {
  const t = useTranslations('handover');
  const { userId = '' } = useParams({ strict: false });
  const name = useLookupLabels([{ recordType: 'user', id: userId }]).get(userId) ?? '…';
  const owned = useQuery(ownedQuery(userId));
  const [jobId, setJobId] = useState<string>();
  const { data: jobs } = useQuery(jobsQuery);
  const job = jobs?.find(({ id }) => id === jobId);
  useFreshCounts(userId, job !== undefined && isUnderWay(job));
  return (
    <>
      <TextLink to="/settings/users/$userId" params={{ userId }}>
        {t('back', { name })}
      </TextLink>
      <PageHeader title={t('title', { name })} description={t('description')} />
      {owned.error && !owned.data ? (
        <ErrorPanel error={owned.error} onRetry={() => void owned.refetch()} />
      ) : !owned.data ? (
        <ListSkeleton rows={4} />
      ) : (
        <div className={classes.page}>
          {job && (
            <div className={classes.job}>
              <OneJob job={job} />
            </div>
          )}
          {jobId === undefined && owned.data.total > 0 && (
            <HandoverForm userId={userId} owned={owned.data} onStarted={(started) => setJobId(started.id)} />
          )}
          <WhatIsLeft owned={owned.data} name={name} />
        </div>
      )}
    </>
  );
}

/** What is left is counted anew when the work has ended. */
function useFreshCounts(userId: string, underWay: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!underWay) void client.invalidateQueries({ queryKey: ownedQuery(userId).queryKey });
  }, [client, userId, underWay]);
}
