import { Button, Menu } from '@mantine/core';
import { IconArrowRight, IconCheck, IconChevronDown, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMoveDeal } from '@/app/move-deal';
import { useCommand } from '@/app/commands';
import { useShortcut } from '@/app/shortcuts';
import type { CrmRecord } from '@/shared/api/types';
import { pipelinesQuery } from '@/shared/deals/deal-api';
import { DealMessages } from '@/shared/deals/deal-messages';
import type { Deal, Stage } from '@/shared/deals/deal-types';
import { nextStage } from './deal-model';

const StageDialog = lazy(async () => ({ default: (await import('@/shared/deals/stage-dialog')).StageDialog }));

/** The usual next step as a button or X, all other stages in a menu. */
export function DealButtons({ record }: { record: CrmRecord }) {
  return (
    <DealMessages fallback={<Button variant="default" w={150} disabled />}>
      <Buttons deal={record as Deal} />
    </DealMessages>
  );
}

function Buttons({ deal }: { deal: Deal }) {
  const t = useTranslations('deals.acts');
  const { data: pipelines } = useQuery(pipelinesQuery);
  const save = useMoveDeal();
  const [pending, setPending] = useState(false);
  const [asked, setAsked] = useState<{ to: Stage; missing: readonly string[] }>();
  const stages = pipelines?.find(({ id }) => id === deal.pipelineId)?.stages ?? [];
  const next = nextStage(stages, deal.stageId);
  const label = next === undefined ? '' : deal.status === 'open' ? nameOf(next, t) : t('reopen');

  const move = async (to: Stage, values?: Record<string, unknown>) => {
    if (to.kind === 'lost' && values === undefined) {
      setAsked({ to, missing: ['lossReason'] });
      return;
    }
    setPending(true);
    const answer = await save({ deal, stage: to, ...(values === undefined ? {} : { values }) });
    setPending(false);
    if (typeof answer === 'object') setAsked({ to, missing: answer.missing });
    else if (values !== undefined) setAsked(undefined);
  };
  const go = () => {
    if (next) void move(next);
  };
  useShortcut('x', label, go, { group: 'record', enabled: next !== undefined && !pending });
  useCommand({ id: 'record.deal', label, group: 'record', keys: 'x', run: go, enabled: next !== undefined });
  if (next === undefined) return null;
  return (
    <>
      <Button.Group>
        <Button
          leftSection={<IconArrowRight size={16} />}
          loading={pending}
          aria-keyshortcuts="X"
          title={`${label} (X)`}
          onClick={go}
        >
          {label}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button px={10} ms={1} aria-label={t('more')} aria-haspopup="menu">
              <IconChevronDown size={16} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {stages
              .filter(({ id }) => id !== deal.stageId)
              .map((stage) => (
                <Menu.Item
                  key={stage.id}
                  leftSection={
                    stage.kind === 'won' ? (
                      <IconCheck size={15} />
                    ) : stage.kind === 'lost' ? (
                      <IconX size={15} />
                    ) : (
                      <IconArrowRight size={15} />
                    )
                  }
                  onClick={() => void move(stage)}
                >
                  {stage.name}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      {asked && (
        <Suspense fallback={null}>
          <StageDialog
            key={asked.missing.join()}
            deal={deal}
            from={stages.find(({ id }) => id === deal.stageId)}
            to={asked.to}
            missing={asked.missing}
            onClose={() => setAsked(undefined)}
            onGiven={(values) => move(asked.to, values)}
          />
        </Suspense>
      )}
    </>
  );
}

function nameOf(stage: Stage, t: (key: 'win') => string): string {
  return stage.kind === 'won' ? t('win') : stage.name;
}
