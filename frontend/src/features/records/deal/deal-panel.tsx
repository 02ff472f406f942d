import { Badge, Button, Group, Paper, Text } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import type { CrmRecord } from '@/shared/api/types';
import { pipelinesQuery } from '@/shared/deals/deal-api';
import { DealMessages } from '@/shared/deals/deal-messages';
import type { Deal, Stage, StepMark } from '@/shared/deals/deal-types';
import { PlaybookMarks } from '@/shared/deals/playbook-marks';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { DealTeam } from './deal-team';
import classes from './deal.module.css';
import { useSaveDeal } from './use-save-deal';

const DealCards = lazy(async () => ({ default: (await import('./deal-cards')).DealCards }));
const TakeDialog = lazy(async () => ({ default: (await import('./take-dialog')).TakeDialog }));

type Pace = {
  stages: {
    stageId: string;
    name: string;
    enteredAt: string;
    leftAt: string | null;
    days: number;
    medianDays: number | null;
  }[];
  ageDays: number;
  wonMedianDays: number | null;
  isRotting: boolean;
  isSlow: boolean;
};

const paceQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['records', 'opportunities', 'pace', id, version] as const,
    queryFn: async ({ signal }) => (await request<Pace>('GET', `/opportunities/${id}/pace`, { signal })).data,
    // Stays follow the change within moments.
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data?.stages.length === 0 && dataUpdateCount < 5 ? 1500 : false,
  });

/** How the deal goes, what the playbook asks for here, and who works on it. */
export function DealPanel({ record }: { record: CrmRecord }) {
  return (
    <DealMessages fallback={null}>
      <Panel deal={record as Deal} />
    </DealMessages>
  );
}

function Panel({ deal }: { deal: Deal }) {
  const { data: pipelines } = useQuery(pipelinesQuery);
  const stage = pipelines?.flatMap(({ stages }) => stages).find(({ id }) => id === deal.stageId);
  const canEdit = deal.can?.edit === true && deal.deletedAt == null;
  return (
    <>
      <PaceSection deal={deal} />
      {stage && (stage.steps.length > 0 || stage.exitCriteria !== null) && (
        <Playbook key={stage.id} deal={deal} stage={stage} canEdit={canEdit} />
      )}
      <Suspense fallback={null}>
        <DealCards deal={deal} />
      </Suspense>
      <DealTeam deal={deal} canEdit={canEdit} />
      {canEdit && deal.status === 'open' && <WhoTakes deal={deal} />}
    </>
  );
}

function WhoTakes({ deal }: { deal: Deal }) {
  const t = useTranslations('deals.panel');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" mb="md" leftSection={<IconUserQuestion size={17} />} onClick={() => setOpen(true)}>
        {t('whoTakes')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <TakeDialog deal={deal} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function PaceSection({ deal }: { deal: Deal }) {
  const t = useTranslations('deals.panel');
  const format = useValueFormatter();
  const { data: pace } = useQuery(paceQuery(deal.id, deal.version));
  const days = (count: number) => t('days', { days: Math.round(count) });
  const age = pace && t(deal.status === 'open' ? 'age' : 'ageClosed', { days: days(pace.ageDays) });
  return (
    <Paper component="section" className={classes.panel} aria-label={t('title')}>
      <Group justify="space-between">
        <h2>{t('title')}</h2>
        {pace && deal.status === 'open' && (
          <Badge color={pace.isRotting ? 'red' : pace.isSlow ? 'yellow' : 'green'} variant="light">
            {pace.isRotting ? t('rotting') : pace.isSlow ? t('slow') : t('fine')}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed" mih={22}>
        {pace &&
          [age, pace.wonMedianDays === null ? undefined : t('won', { days: days(pace.wonMedianDays) })]
            .filter(Boolean)
            .join(' · ')}
      </Text>
      {pace?.stages.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
      <ol className={classes.stays}>
        {pace?.stages.map((stay) => (
          <li key={stay.enteredAt} aria-current={stay.leftAt === null ? 'step' : undefined}>
            <span>{stay.name}</span>
            <span className={classes.quiet}>
              {stay.leftAt === null ? t('since', { day: format.dateTime(stay.enteredAt) }) : days(stay.days)}
              {stay.medianDays !== null && ` · ${t('usual', { days: days(stay.medianDays) })}`}
            </span>
          </li>
        ))}
      </ol>
    </Paper>
  );
}

function Playbook({ deal, stage, canEdit }: { deal: Deal; stage: Stage; canEdit: boolean }) {
  const t = useTranslations('deals.panel');
  const [marks, setMarks] = useState<StepMark[]>(deal.steps ?? []);
  const save = useSaveDeal(deal);
  return (
    <Paper component="section" className={classes.panel} aria-label={t('playbook', { stage: stage.name })}>
      <h2>{t('playbook', { stage: stage.name })}</h2>
      {stage.exitCriteria !== null && (
        <Text size="sm" c="dimmed" mb={8}>
          {t('exit', { criteria: stage.exitCriteria })}
        </Text>
      )}
      <PlaybookMarks
        steps={stage.steps}
        marks={marks}
        disabled={!canEdit}
        onChange={setMarks}
        onDone={(next) => void save({ steps: next })}
      />
    </Paper>
  );
}
