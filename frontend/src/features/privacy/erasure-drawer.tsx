import { Badge, Drawer, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ErasureDecision } from './erasure-decision';
import { stateColors } from './erasure-list';
import { ErasureProof } from './erasure-proof';
import { JobLine } from './job-line';
import { erasureQuery, isUnderWay, type Erasure } from './queries';
import { RowCounts } from './row-counts';

type ErasureDrawerProps = { of: Erasure; onClose: () => void };

/** What would go, the decision, how far it is, and afterwards the proof. */
export function ErasureDrawer({ of, onClose }: ErasureDrawerProps) {
  const t = useTranslations('privacy');
  const tApp = useTranslations('app');
  const { data: erasure } = useQuery(erasureQuery(of));
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
        <Group gap="sm" aria-live="polite">
          <Badge color={stateColors[erasure.state]}>{t(`erasures.states.${erasure.state}`)}</Badge>
          <Text>{t(`erase.grounds.${erasure.ground}`)}</Text>
        </Group>
        {isUnderWay(erasure) && erasure.jobId && (
          <JobLine
            id={erasure.jobId}
            title={t('erasures.working')}
            place={({ done, total }) => t('erasures.place', { done, total })}
            failed={t('erasures.failed')}
          />
        )}
        <RowCounts title={t(isDone ? 'erasures.gone' : 'erasures.goes')} rows={erasure.sources} />
        {isDone && !isUnderWay(erasure) && <ErasureProof erasure={erasure} />}
        {erasure.state === 'requested' && <ErasureDecision erasure={erasure} />}
      </Stack>
    </Drawer>
  );
}
