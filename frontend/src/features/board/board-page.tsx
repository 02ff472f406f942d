import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useShortcut } from '@/app/shortcuts';
import { pipelinesQuery } from '@/shared/deals/deal-api';
import { DealMessages } from '@/shared/deals/deal-messages';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { LinkButton } from '@/shared/ui/link-button';
import classes from './board.module.css';

// Beside the question which pipelines there are, not after it.
const loading = import('./board');
const Board = lazy(async () => ({ default: (await loading).Board }));
const DealMonth = lazy(async () => ({ default: (await import('./deal-month')).DealMonth }));
const PipelineSelect = lazy(async () => ({ default: (await import('./pipeline-select')).PipelineSelect }));

const kept = 'crm.board.pipeline';

const WholeLeadBoard = lazy(async () => ({ default: (await import('./lead-board-page')).WholeLeadBoard }));

/** Beside the deals' board, so that the shell knows one place of boards. */
export function LeadBoardPage() {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <WholeLeadBoard />
    </Suspense>
  );
}

export function BoardPage() {
  return (
    <DealMessages fallback={<ListSkeleton rows={6} />}>
      <Deals />
    </DealMessages>
  );
}

function Deals() {
  const t = useTranslations('deals.board');
  const labels = useLabels();
  useMetadata();
  const navigate = useNavigate();
  const canCreate = useCan('opportunities.create');
  const { data: pipelines, error, refetch } = useQuery(pipelinesQuery);
  const [chosen, setChosen] = useState(() => localStorage.getItem(kept));
  const [mine, setMine] = useState(false);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const create = () => void navigate({ to: '/opportunities', search: { new: true } });
  useShortcut('c', labels.create('opportunity'), create, { group: 'list', enabled: canCreate });
  const isMonth = useSearch({ strict: false, select: (search) => (search as { view?: string }).view === 'month' });
  const filter = { ...(q === '' ? {} : { q }), ...(mine ? { mine } : {}) };
  const pipeline = pipelines?.find(({ id }) => id === chosen) ?? pipelines?.[0];
  return (
    <div className={classes.page}>
      <PageHeader
        title={labels.many('opportunity')}
        actions={
          canCreate && (
            <Button leftSection={<IconPlus size={17} />} onClick={create} aria-keyshortcuts="C">
              {labels.create('opportunity')}
            </Button>
          )
        }
      />
      <div className={classes.tools}>
        <Button.Group aria-label={t('as')}>
          <LinkButton to="/opportunities/board" {...shownAs(!isMonth)}>
            {t('board')}
          </LinkButton>
          <LinkButton to="/opportunities" variant="default">
            {t('table')}
          </LinkButton>
          <LinkButton to="/opportunities/board" search={{ view: 'month' }} {...shownAs(isMonth)}>
            {t('month')}
          </LinkButton>
        </Button.Group>
        <LinkButton to="/forecast" variant="default">
          {t('forecast')}
        </LinkButton>
        {pipelines !== undefined && pipelines.length > 1 && (
          <Suspense fallback={<span className={classes.choice} />}>
            <PipelineSelect
              pipelines={pipelines}
              chosen={pipeline?.id}
              onChoose={(id) => {
                localStorage.setItem(kept, id);
                setChosen(id);
              }}
            />
          </Suspense>
        )}
        <TextInput
          className={classes.find}
          aria-label={t('find')}
          placeholder={t('find')}
          leftSection={<IconSearch size={16} />}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button variant={mine ? 'light' : 'default'} aria-pressed={mine} onClick={() => setMine(!mine)}>
          {t('mine')}
        </Button>
      </div>
      {error && !pipelines ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : pipeline === undefined ? (
        <ListSkeleton rows={6} />
      ) : (
        <Suspense fallback={<ListSkeleton rows={6} />}>
          {isMonth ? (
            <DealMonth pipeline={pipeline} filter={filter} />
          ) : (
            <Board key={pipeline.id} pipeline={pipeline} filter={filter} />
          )}
        </Suspense>
      )}
    </div>
  );
}

function shownAs(isShown: boolean) {
  return isShown ? ({ variant: 'light', 'aria-current': 'page' } as const) : ({ variant: 'default' } as const);
}
