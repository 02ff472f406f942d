import { Button, Code, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { Moment } from '@/shared/ui/moment';
import { DeliveryTimes } from './delivery-times';
import { deliveryQuery, type Delivery } from './queries';
import { useSteer } from './use-steer';

type DeliveryDrawerProps = { id: string; onClose: () => void };

/** The whole error and what the event says, with what can be done about it. */
export function DeliveryDrawer({ id, onClose }: DeliveryDrawerProps) {
  const t = useTranslations('deliveries');
  const tApp = useTranslations('app');
  const { data, error, refetch } = useQuery(deliveryQuery(id));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={data?.eventName ?? t('title')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      {data ? (
        <Details delivery={data} onClose={onClose} />
      ) : error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton rows={3} />
      )}
    </Drawer>
  );
}

function Details({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  const t = useTranslations('deliveries');
  const { retry, discard } = useSteer(onClose);
  return (
    <Stack>
      <div>
        <Text fw={550} style={{ overflowWrap: 'anywhere' }}>
          {delivery.handler}
        </Text>
        <Group gap="xs" c="dimmed" fz="sm">
          <DeliveryTimes delivery={delivery} />
        </Group>
        {delivery.discardedAt ? (
          <Text c="dimmed" size="sm">
            {t.rich('happened', { when: () => <Moment value={delivery.occurredAt} /> })}
          </Text>
        ) : null}
      </div>
      {delivery.error ? (
        <section>
          <Title order={3} size="h4" mb={6}>
            {t('error')}
          </Title>
          <Text c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {delivery.error}
          </Text>
        </section>
      ) : null}
      <section>
        <Title order={3} size="h4" mb={6}>
          {t('payload')}
        </Title>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {JSON.stringify(delivery.payload ?? {}, null, 2)}
        </Code>
        <Text size="xs" c="dimmed" mt={6}>
          {t('eventId')}: {delivery.eventId}
        </Text>
      </section>
      <Group>
        {delivery.state !== 'waiting' && (
          <Button loading={retry.isPending} onClick={() => retry.mutate(delivery.id)}>
            {t('retry')}
          </Button>
        )}
        {delivery.state === 'dead' && (
          <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate(delivery.id)}>
            {t('discard')}
          </Button>
        )}
      </Group>
      {delivery.state === 'dead' && (
        <Text size="sm" c="dimmed">
          {t('discardHint')}
        </Text>
      )}
    </Stack>
  );
}
