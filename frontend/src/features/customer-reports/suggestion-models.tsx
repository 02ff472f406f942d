import { Badge, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSparkles } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { putJob } from '@/app/jobs/jobs';
import { useProblemText } from '@/shared/api/problem';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { Moment } from '@/shared/ui/moment';
import { learnSuggestions, modelsQuery } from './customer-reports-api';
import classes from './customer-reports.module.css';

/** What was learned of things that are bought together, and when. */
export function SuggestionModels() {
  const t = useTranslations('customerReports.together');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { data: models, error, refetch } = useQuery(modelsQuery);
  const learn = useMutation({
    mutationFn: learnSuggestions,
    onSuccess: async (job) => {
      putJob(client, job);
      await client.invalidateQueries({ queryKey: modelsQuery.queryKey });
    },
    onError: (problem) => notifications.show({ color: 'red', message: problemText(problem) }),
  });
  if (error && !models) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!models) return <ListSkeleton rows={4} />;
  const isLearning = models.some(({ state }) => state === 'learning');
  return (
    <section>
      <Group justify="space-between" align="flex-start" mb="md">
        <Text size="sm" c="dimmed" className={classes.text}>
          {t('text')}
        </Text>
        <Button
          leftSection={<IconSparkles size={16} />}
          variant={models.length > 0 ? 'default' : 'filled'}
          disabled={isLearning}
          loading={learn.isPending}
          onClick={() => learn.mutate()}
        >
          {t(isLearning ? 'learning' : models.length > 0 ? 'again' : 'learn')}
        </Button>
      </Group>
      <ul className={classes.versions}>
        {models.map((model) => (
          <li key={model.id}>
            <Text fw={550}>
              {t('version', { number: model.number })}{' '}
              {model.isActive && (
                <Badge size="sm" variant="light">
                  {t('active')}
                </Badge>
              )}
            </Text>
            <Text size="sm" c="dimmed">
              {model.state === 'ready'
                ? t('learned', {
                    lines: model.lines,
                    orders: model.orders,
                    rules: model.productRules + model.familyRules,
                    least: model.minOrders,
                  })
                : t(`states.${model.state}`)}
            </Text>
            {model.learnedAt !== null && (
              <Text size="sm" c="dimmed">
                <Moment value={model.learnedAt} />
              </Text>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
