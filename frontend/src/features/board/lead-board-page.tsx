import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useShortcut } from '@/app/shortcuts';
import { DealMessages } from '@/shared/deals/deal-messages';
import { LeadMessages } from '@/shared/leads/lead-messages';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import classes from './board.module.css';
import { LeadBoard } from './lead-board';

export function WholeLeadBoard() {
  return (
    <DealMessages fallback={<ListSkeleton rows={6} />}>
      <LeadMessages fallback={<ListSkeleton rows={6} />}>
        <Leads />
      </LeadMessages>
    </DealMessages>
  );
}

function Leads() {
  const t = useTranslations('deals.board');
  const tLeads = useTranslations('leads.board');
  const labels = useLabels();
  useMetadata();
  const navigate = useNavigate();
  const canCreate = useCan('leads.create');
  const [mine, setMine] = useState(false);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const create = () => void navigate({ to: '/leads', search: { new: true } });
  useShortcut('c', labels.create('lead'), create, { group: 'list', enabled: canCreate });
  return (
    <div className={classes.page}>
      <PageHeader
        title={labels.many('lead')}
        actions={
          canCreate && (
            <Button leftSection={<IconPlus size={17} />} onClick={create} aria-keyshortcuts="C">
              {labels.create('lead')}
            </Button>
          )
        }
      />
      <div className={classes.tools}>
        <Button.Group aria-label={t('as')}>
          <Button variant="light" aria-current="page">
            {t('board')}
          </Button>
          <LinkButton to="/leads" variant="default">
            {t('table')}
          </LinkButton>
        </Button.Group>
        <TextInput
          className={classes.find}
          aria-label={tLeads('find')}
          placeholder={tLeads('find')}
          leftSection={<IconSearch size={16} />}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button variant={mine ? 'light' : 'default'} aria-pressed={mine} onClick={() => setMine(!mine)}>
          {t('mine')}
        </Button>
      </div>
      <Suspense fallback={<ListSkeleton rows={6} />}>
        <LeadBoard filter={{ ...(q === '' ? {} : { q }), ...(mine ? { mine } : {}) }} />
      </Suspense>
    </div>
  );
}
