import { ActionIcon, Badge, Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconPlus, IconRoute, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import { pipelinesQuery } from '@/shared/deals/deal-api';
import { DealMessages } from '@/shared/deals/deal-messages';
import type { Pipeline } from '@/shared/deals/deal-types';
import { EmptyState } from '@/shared/ui/empty-state';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { draftOf, newStage, type PipelineDraft } from './pipeline-model';
import { RatesSection } from './rates-section';

const PipelineDialog = lazy(async () => ({ default: (await import('./pipeline-dialog')).PipelineDialog }));

export function PipelinesPage() {
  return (
    <DealMessages fallback={<ListSkeleton rows={4} />}>
      <Pipelines />
    </DealMessages>
  );
}

function Pipelines() {
  const t = useTranslations('deals.settings');
  const client = useQueryClient();
  const problemText = useProblemText();
  const query = useQuery(pipelinesQuery);
  const setsRates = useCan('exchange-rates.manage');
  const [edited, setEdited] = useState<PipelineDraft>();
  const begin = () =>
    setEdited({
      id: undefined,
      name: '',
      isDefault: false,
      stages: [newStage('', 'open', 20), newStage(t('kinds.won'), 'won', 100), newStage(t('kinds.lost'), 'lost', 0)],
    });
  const remove = async ({ id, name }: Pipeline) => {
    try {
      await request('DELETE', `/pipelines/${id}`);
      notifications.show({ message: t('deleted', { name }), color: 'pine' });
    } catch (error) {
      notifications.show({ message: problemText(error), color: 'red' });
    } finally {
      await client.invalidateQueries({ queryKey: pipelinesQuery.queryKey });
    }
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button leftSection={<IconPlus size={17} />} onClick={begin}>
            {t('new')}
          </Button>
        }
      />
      <QueryList
        query={query}
        items={query.data}
        label={t('title')}
        skeletonRows={2}
        empty={
          <EmptyState icon={IconRoute} title={t('new')}>
            {t('description')}
          </EmptyState>
        }
        row={(pipeline) => (
          <Row
            key={pipeline.id}
            title={pipeline.name}
            detail={pipeline.stages.map(({ name }) => name).join(' → ')}
            side={pipeline.isDefault && <Badge variant="light">{t('default')}</Badge>}
            end={
              <Group gap={4} wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  size={34}
                  aria-label={t('edit', { name: pipeline.name })}
                  onClick={() => setEdited(draftOf(pipeline))}
                >
                  <IconPencil size={17} />
                </ActionIcon>
                {!pipeline.isDefault && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={34}
                    aria-label={t('delete', { name: pipeline.name })}
                    onClick={() => void remove(pipeline)}
                  >
                    <IconTrash size={17} />
                  </ActionIcon>
                )}
              </Group>
            }
          />
        )}
      />
      {setsRates && <RatesSection />}
      {edited && (
        <Suspense fallback={null}>
          <PipelineDialog initial={edited} onClose={() => setEdited(undefined)} />
        </Suspense>
      )}
    </>
  );
}
