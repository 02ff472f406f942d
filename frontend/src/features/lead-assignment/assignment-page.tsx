import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUserShare } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { agreementQuery, assignLeads, assignmentRulesQuery } from './assignment-api';
import { AssignmentMessages } from './assignment-messages';

const AgreementForm = lazy(async () => ({ default: (await import('./agreement-form')).AgreementForm }));
const RulesForm = lazy(async () => ({ default: (await import('./rules-form')).RulesForm }));

export function LeadAssignmentPage() {
  return (
    <AssignmentMessages>
      <LeadAssignment />
    </AssignmentMessages>
  );
}

/** Who gets the leads that come without anybody responsible. */
function LeadAssignment() {
  const t = useTranslations('leadAssignment');
  // Conditions name fields by it.
  useMetadata();
  const { data: rules, error, refetch } = useQuery(assignmentRulesQuery);
  const { data: agreement } = useQuery(agreementQuery);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={rules !== undefined && rules.length > 0 && <AssignNow />}
      />
      {error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : rules ? (
        <Suspense fallback={<ListSkeleton rows={4} />}>
          <RulesForm start={rules} />
        </Suspense>
      ) : (
        <ListSkeleton rows={4} />
      )}
      {agreement && (
        <Suspense fallback={null}>
          <AgreementForm start={agreement} />
        </Suspense>
      )}
    </>
  );
}

function AssignNow() {
  const t = useTranslations('leadAssignment');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const assign = useMutation({
    mutationFn: assignLeads,
    onSuccess: ({ assigned, left, changeSetId }) => {
      const message = t('assigned', { assigned, left });
      if (changeSetId === null) notifications.show({ message });
      else notifyUndo({ message, changeSetId });
      void client.invalidateQueries({ queryKey: ['records'] });
    },
    onError: (error) => notifications.show({ title: t('failed'), message: problemText(error), color: 'red' }),
  });
  return (
    <Button
      variant="default"
      leftSection={<IconUserShare size={17} />}
      loading={assign.isPending}
      onClick={() => assign.mutate()}
    >
      {t('assignNow')}
    </Button>
  );
}
