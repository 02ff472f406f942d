import { Button, Select, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
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
import { Board } from './board';
import classes from './board.module.css';

const kept = 'crm.board.pipeline';

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
        <SegmentedControl
          value="board"
          aria-label={t('as')}
          data={[
            { value: 'board', label: t('board') },
            { value: 'table', label: t('table') },
          ]}
          onChange={(as) => as === 'table' && void navigate({ to: '/opportunities' })}
        />
        {pipelines !== undefined && pipelines.length > 1 && (
          <Select
            aria-label={t('pipeline')}
            data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
            value={pipeline?.id ?? null}
            allowDeselect={false}
            w={180}
            onChange={(id) => {
              if (id === null) return;
              localStorage.setItem(kept, id);
              setChosen(id);
            }}
          />
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
        <Switch label={t('mine')} checked={mine} onChange={(event) => setMine(event.currentTarget.checked)} />
      </div>
      {error && !pipelines ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : pipeline === undefined ? (
        <ListSkeleton rows={6} />
      ) : (
        <Board
          key={pipeline.id}
          pipeline={pipeline}
          filter={{ ...(q === '' ? {} : { q }), ...(mine ? { mine } : {}) }}
        />
      )}
    </div>
  );
}
