import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { hoursQuery, policiesQuery } from './hours-api';
import { HoursMessages } from './hours-messages';
import classes from './hours.module.css';

const HoursForm = lazy(async () => ({ default: (await import('./hours-form')).HoursForm }));
const PoliciesForm = lazy(async () => ({ default: (await import('./policies-form')).PoliciesForm }));

export function WorkingHoursPage() {
  return (
    <HoursMessages>
      <Page />
    </HoursMessages>
  );
}

/** When the company works, and within how much of that time customers are answered. */
function Page() {
  const t = useTranslations('workingHours');
  // Conditions name fields by it.
  useMetadata();
  const setsPolicies = useCan('service-policies.manage');
  const { data: hours, error, refetch } = useQuery(hoursQuery);
  const { data: policies } = useQuery({ ...policiesQuery, enabled: setsPolicies });
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : hours === undefined ? (
        <ListSkeleton rows={6} />
      ) : (
        <Suspense fallback={<ListSkeleton rows={6} />}>
          <HoursForm start={hours} />
        </Suspense>
      )}
      {policies !== undefined && (
        <Suspense fallback={<ListSkeleton rows={3} />}>
          <section aria-labelledby="policies" className={classes.policies}>
            <h2 id="policies">{t('policies.title')}</h2>
            <PoliciesForm start={policies} />
          </section>
        </Suspense>
      )}
    </>
  );
}
