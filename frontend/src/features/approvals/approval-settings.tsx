import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { TextLink } from '@/shared/ui/text-link';
import { policiesQuery } from './approvals-api';
import { PolicyForm } from './policy-form';

/** Up to where nobody is asked, and who decides beyond that. */
export function ApprovalSettings() {
  const t = useTranslations('approvals.settings');
  const { data: policies, error, refetch } = useQuery(policiesQuery);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={<TextLink to="/approvals">{t('requests')}</TextLink>}
      />
      {error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : policies ? (
        policies.map((policy) => <PolicyForm key={policy.kind} start={policy} />)
      ) : (
        <ListSkeleton rows={5} />
      )}
    </>
  );
}
