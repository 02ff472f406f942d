import { Button, Group, Loader, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSparkles } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { putJob } from '@/app/jobs/jobs';
import { useProblemText } from '@/shared/api/problem';
import type { Job } from '@/shared/api/types';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { ModelQualityPanel } from './model-quality-panel';
import { ModelVersions } from './model-versions';
import { modelsQuery, switchModel, trainModel } from './scoring-api';
import { obstacle } from './scoring-model';
import classes from './scoring.module.css';

/** The learned model: how good it is, what it goes by, and its earlier versions. */
export function ModelSection() {
  const t = useTranslations('leadScoring');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { data: models, error, refetch } = useQuery(modelsQuery);
  const begun = {
    onSuccess: async (job: Job) => {
      putJob(client, job);
      await client.invalidateQueries({ queryKey: modelsQuery.queryKey });
    },
    onError: (problem: Error) =>
      notifications.show({ title: t('failed'), message: problemText(problem), color: 'red' }),
  };
  const train = useMutation({ mutationFn: trainModel, ...begun });
  const change = useMutation({
    mutationFn: ({ id, verb }: { id: string; verb: 'activate' | 'deactivate' }) => switchModel(id, verb),
    ...begun,
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!models) return <ListSkeleton rows={4} />;
  const active = models.items.find(({ isActive }) => isActive);
  const why = obstacle(models);
  return (
    <section className={classes.card} aria-labelledby="model">
      <Group justify="space-between" align="flex-start" gap="md">
        <div className={classes.head}>
          <Title order={2} id="model" fz={17}>
            {t('model.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {active
              ? t('model.learnedFrom', { converted: active.converted, disqualified: active.disqualified })
              : t('model.text')}
          </Text>
        </div>
        <Button
          leftSection={why === 'training' ? <Loader size={15} /> : <IconSparkles size={16} />}
          variant={active ? 'default' : 'filled'}
          disabled={why !== undefined}
          loading={train.isPending}
          onClick={() => train.mutate()}
        >
          {t(why === 'training' ? 'model.training' : active ? 'model.again' : 'model.train')}
        </Button>
      </Group>
      <div aria-live="polite">
        {why === 'few' && (
          <Text size="sm" mt="sm">
            {t('model.few', {
              needed: models.needed,
              converted: models.converted,
              disqualified: models.disqualified,
            })}
          </Text>
        )}
        {why === 'training' && (
          <Text size="sm" mt="sm">
            {t('model.trainingText')}
          </Text>
        )}
      </div>
      {active?.quality && <ModelQualityPanel id={active.id} quality={active.quality} />}
      {models.items.length > 0 && (
        <ModelVersions
          models={models.items}
          isBusy={change.isPending}
          onSwitch={(id, verb) => change.mutate({ id, verb })}
        />
      )}
    </section>
  );
}
