import { useTranslations } from 'use-intl';
import { hasOwnPage } from '@/app/jobs/jobs';
import { useSession } from '@/app/session';
import type { Job } from '@/shared/api/types';
import { Moment } from '@/shared/ui/moment';
import { TextLink } from '@/shared/ui/text-link';

/** When and for whom it was begun, and where more of it is told. */
export function JobDetail({ job }: { job: Job }) {
  const t = useTranslations('jobPages');
  const { user } = useSession();
  return (
    <>
      <Moment value={job.createdAt} />
      {job.createdByName && job.createdBy !== user?.id ? ` · ${t('by', { name: job.createdByName })}` : ''}
      {' · '}
      <TextLink fz="inherit" underline="always" to="/jobs/$jobId" params={{ jobId: job.id }}>
        {t('open')}
      </TextLink>
      {hasOwnPage(job) && (
        <>
          {' · '}
          <ImportLink job={job} />
        </>
      )}
    </>
  );
}

export function ImportLink({ job }: { job: Job }) {
  const t = useTranslations('jobPages');
  return (
    <TextLink fz="inherit" underline="always" to="/imports/$importId" params={{ importId: job.subjectId }}>
      {t('openImport')}
    </TextLink>
  );
}
