import { Badge, Button, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Moment } from '@/shared/ui/moment';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { erasuresQuery, type Erasure } from './queries';

export const stateColors = { requested: 'yellow', approved: 'yellow', rejected: 'gray', erased: 'pine' } as const;

export function ErasureList({ onShow }: { onShow: (erasure: Erasure) => void }) {
  const t = useTranslations('privacy');
  const query = useInfiniteQuery(erasuresQuery);
  return (
    <section aria-labelledby="erasures">
      <Title order={2} id="erasures" mb="sm">
        {t('erasures.title')}
      </Title>
      <QueryList
        query={query}
        items={query.data?.pages.flatMap((page) => page.items)}
        label={t('erasures.title')}
        more={t('erasures.more')}
        skeletonRows={2}
        empty={<Text c="dimmed">{t('erasures.empty')}</Text>}
        row={(erasure) => (
          <Row
            key={erasure.id}
            title={t(`erase.grounds.${erasure.ground}`)}
            detail={t.rich('erasures.asked', { when: () => <Moment value={erasure.requestedAt} /> })}
            side={<Badge color={stateColors[erasure.state]}>{t(`erasures.states.${erasure.state}`)}</Badge>}
            end={
              <Button
                variant="default"
                size="xs"
                aria-label={t('erasures.showOf', { id: erasure.id })}
                onClick={() => onShow(erasure)}
              >
                {t('erasures.show')}
              </Button>
            }
          />
        )}
      />
    </section>
  );
}
