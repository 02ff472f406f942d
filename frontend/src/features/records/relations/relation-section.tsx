import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { RowList } from '@/shared/ui/row-list';
import { type PartyType, relationTypesQuery, sideName } from '@/shared/relations/relation-types';
import recordClasses from '../records.module.css';
import { relationsQuery, type RelationLine } from './relation-api';
import { employs, employment } from './relation-model';
import { RelationRow } from './relation-row';

const RelationDialog = lazy(async () => ({ default: (await import('./relation-dialog')).RelationDialog }));

type RelationSectionProps = { party: { type: PartyType; id: string }; resource: string; mayEdit: boolean };

/** What somebody is to others: first what holds, then what is over. */
export function RelationSection({ party, resource, mayEdit }: RelationSectionProps) {
  const t = useTranslations('relations');
  const language = useLocale();
  const canCreate = useCan('relations.create') && mayEdit;
  const [open, setOpen] = useState<RelationLine | 'new'>();
  const { data: types = [] } = useQuery(relationTypesQuery);
  const { data, error, refetch } = useQuery(relationsQuery(resource, party.id));
  // Where somebody works has a list of its own; an organisation's former people are told here.
  const all = data?.items.filter(({ type }) => type !== employment) ?? [];
  const people = all.filter(({ type }) => type === employs);
  const lines = all.filter(({ type }) => type !== employs).sort((a, b) => Number(a.isPast) - Number(b.isPast));
  const row = (line: RelationLine) => (
    <RelationRow key={line.id} line={line} name={sideName(types, line.type, language)} onEdit={() => setOpen(line)} />
  );
  return (
    <>
      <section aria-labelledby="relations">
        <div className={recordClasses.relatedHead}>
          <h2 id="relations" className={recordClasses.relatedTitle}>
            {t('title')}
            {lines.length > 0 && <span className={recordClasses.count}>{lines.length}</span>}
          </h2>
          {canCreate && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={14} />}
              onClick={() => setOpen('new')}
            >
              {t('add')}
            </Button>
          )}
        </div>
        {error ? (
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        ) : (
          <>
            {lines.length > 0 && <RowList label={t('title')}>{lines.map(row)}</RowList>}
            {lines.length === 0 && (
              <div className={recordClasses.relatedCard}>
                {data && (
                  <Text c="dimmed" size="sm" p="md">
                    {t('none')}
                  </Text>
                )}
              </div>
            )}
          </>
        )}
        {data?.nextCursor != null && (
          <Text c="dimmed" size="sm" mt={6}>
            {t('more', { count: data.items.length })}
          </Text>
        )}
      </section>
      {people.length > 0 && (
        <section aria-labelledby="former">
          <h2 id="former" className={recordClasses.relatedTitle}>
            {t('formerPeople')}
            <span className={recordClasses.count}>{people.length}</span>
          </h2>
          <RowList label={t('formerPeople')}>{people.map(row)}</RowList>
        </section>
      )}
      {open !== undefined && (
        <Suspense fallback={null}>
          <RelationDialog
            party={party}
            line={open === 'new' ? undefined : open}
            types={types}
            onClose={() => setOpen(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
