import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useProblemText } from '@/shared/api/problem';
import { decideErasure, erasureQuery, erasuresKey, type Erasure } from './queries';

/** Who asked does not approve; who is alone with the right waits a night. */
export function ErasureDecision({ erasure }: { erasure: Erasure }) {
  const t = useTranslations('privacy.erasures');
  const format = useFormatter();
  const problemText = useProblemText();
  const client = useQueryClient();
  const mayErase = useCan('privacy.erase');
  const now = useNow({ updateInterval: 30_000 });
  const decide = useMutation({
    mutationFn: (decision: 'approve' | 'reject') => decideErasure(erasure.id, decision),
    onSuccess: (decided) => {
      client.setQueryData(erasureQuery(erasure).queryKey, decided);
      void client.invalidateQueries({ queryKey: erasuresKey });
      notifications.show({ message: t(`states.${decided.state}`), color: 'pine' });
    },
  });
  if (!mayErase) return <Text c="dimmed">{t('noRight')}</Text>;
  const from = erasure.approvableFrom ? new Date(erasure.approvableFrom) : undefined;
  const waits = from !== undefined && from > now;
  const hindrance =
    erasure.needsAnother === true
      ? t('second')
      : waits
        ? t('from', { when: format.dateTime(from, { dateStyle: 'medium', timeStyle: 'short' }) })
        : undefined;
  return (
    <Stack gap="sm">
      {decide.error && (
        <Alert color="red" variant="light" role="alert">
          {problemText(decide.error)}
        </Alert>
      )}
      <Text>{hindrance ?? t('approveText')}</Text>
      <Group>
        {hindrance === undefined && (
          <Button
            color="red.8"
            loading={decide.isPending && decide.variables === 'approve'}
            onClick={() => decide.mutate('approve')}
          >
            {t('approve')}
          </Button>
        )}
        <Button variant="default" onClick={() => decide.mutate('reject')}>
          {t('reject')}
        </Button>
      </Group>
    </Stack>
  );
}
