import { Alert, Badge, Button, Code, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useProblemText } from '@/shared/api/problem';
import { Moment } from '@/shared/ui/moment';
import { stateColors } from './erasure-list';
import { decideErasure, erasuresKey, type Erasure } from './queries';
import { RowCounts } from './row-counts';

type ErasureDrawerProps = { erasure: Erasure; onChange: (erasure: Erasure) => void; onClose: () => void };

/** What would go, the decision, and afterwards the proof. */
export function ErasureDrawer({ erasure, onChange, onClose }: ErasureDrawerProps) {
  const t = useTranslations('privacy');
  const tApp = useTranslations('app');
  const isDone = erasure.state === 'erased';
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t('erasures.detail')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <Stack gap="lg">
        <Group gap="sm">
          <Badge color={stateColors[erasure.state]}>{t(`erasures.states.${erasure.state}`)}</Badge>
          <Text>{t(`erase.grounds.${erasure.ground}`)}</Text>
        </Group>
        <RowCounts title={t(isDone ? 'erasures.gone' : 'erasures.goes')} rows={erasure.sources} />
        <RowCounts title={t('erasures.mentions')} rows={erasure.mentions} />
        {isDone && <Proof erasure={erasure} />}
        {erasure.state === 'requested' && <Decision erasure={erasure} onDecided={onChange} />}
      </Stack>
    </Drawer>
  );
}

function Proof({ erasure }: { erasure: Erasure }) {
  const t = useTranslations('privacy.erasures');
  const { verifiedAt, identifiers, cleaning } = erasure;
  return (
    <section>
      <Title order={3} mb={6}>
        {t('proof')}
      </Title>
      <Stack gap="xs">
        <Text>
          {verifiedAt === null ? t('notVerified') : t.rich('verified', { when: () => <Moment value={verifiedAt} /> })}
        </Text>
        {cleaning !== null && <Text c="dimmed">{cleaning}</Text>}
        {identifiers.length > 0 && (
          <>
            <Text size="sm" c="dimmed">
              {t('identifiers')}
            </Text>
            <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {identifiers.join('\n')}
            </Code>
          </>
        )}
      </Stack>
    </section>
  );
}

function Decision({ erasure, onDecided }: { erasure: Erasure; onDecided: (erasure: Erasure) => void }) {
  const t = useTranslations('privacy.erasures');
  const problemText = useProblemText();
  const client = useQueryClient();
  const mayErase = useCan('privacy.erase');
  const decide = useMutation({
    mutationFn: (decision: 'approve' | 'reject') => decideErasure(erasure.id, decision),
    onSuccess: (decided) => {
      void client.invalidateQueries({ queryKey: erasuresKey });
      notifications.show({ message: t(`states.${decided.state}`), color: 'pine' });
      onDecided(decided);
    },
  });
  if (!mayErase) return <Text c="dimmed">{t('noRight')}</Text>;
  return (
    <Stack gap="sm">
      {decide.error && (
        <Alert color="red" variant="light" role="alert">
          {problemText(decide.error)}
        </Alert>
      )}
      <Text>{t('approveText')}</Text>
      <Group>
        <Button
          color="red.8"
          loading={decide.isPending && decide.variables === 'approve'}
          onClick={() => decide.mutate('approve')}
        >
          {t('approve')}
        </Button>
        <Button variant="default" onClick={() => decide.mutate('reject')}>
          {t('reject')}
        </Button>
      </Group>
    </Stack>
  );
}
