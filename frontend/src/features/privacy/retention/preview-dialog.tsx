import { Alert, Button, Group, Modal, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { Moment } from '@/shared/ui/moment';
import { RecordLink } from '@/shared/ui/record-link';
import { Row, RowList } from '@/shared/ui/row-list';
import { JobLine } from '../job-line';
import { previewQuery, rulesQuery, runRule, type RetentionRule } from './retention-api';

type PreviewDialogProps = { rule: RetentionRule; mayRun: boolean; onClose: () => void };

/** First what would be done, then doing it, then what was done. */
export function PreviewDialog({ rule, mayRun, onClose }: PreviewDialogProps) {
  const t = useTranslations('privacy.retention');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const client = useQueryClient();
  const [jobId, setJobId] = useState<string>();
  const { data: preview, error: unseen } = useQuery(previewQuery(rule.id));
  const run = useMutation({
    mutationFn: () => runRule(rule.id),
    onSuccess: (id) => {
      setJobId(id);
      void client.invalidateQueries({ queryKey: rulesQuery.queryKey, exact: true });
    },
  });
  const error = unseen ?? run.error;
  return (
    <Modal opened onClose={onClose} title={rule.name} closeButtonProps={{ 'aria-label': tApp('close') }}>
      <Stack>
        {error && (
          <Alert color="red" variant="light" role="alert">
            {problemText(error)}
          </Alert>
        )}
        {jobId !== undefined ? (
          <JobLine
            id={jobId}
            title={t('running')}
            place={({ done }) => t('place', { done })}
            done={({ done }) => t('done', { done })}
            failed={t('failed')}
          />
        ) : !preview ? (
          !error && <Skeleton h={120} />
        ) : (
          <>
            <Text fw={600}>{t('count', { count: preview.count })}</Text>
            {preview.items.length > 0 && (
              <section>
                <Title order={3} mb={6}>
                  {t('first')}
                </Title>
                <RowList label={t('first')}>
                  {preview.items.map(({ id, label, updatedAt }) => (
                    <Row
                      key={id}
                      title={
                        <RecordLink recordType={rule.recordType} id={id}>
                          {label ?? id}
                        </RecordLink>
                      }
                      detail={t.rich('since', { when: () => <Moment value={updatedAt} /> })}
                    />
                  ))}
                </RowList>
              </section>
            )}
            {mayRun && preview.count > 0 && (
              <Group justify="flex-end">
                <Button
                  {...(rule.action === 'anonymise' && { color: 'red.8' })}
                  loading={run.isPending}
                  onClick={() => run.mutate()}
                >
                  {t('run')}
                </Button>
              </Group>
            )}
          </>
        )}
      </Stack>
    </Modal>
  );
}
