import { Anchor, Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { IconDownload, IconListSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { EmptyState } from '@/shared/ui/empty-state';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { AuditFilters } from './audit-filters';
import { AuditMessages } from './audit-messages';
import { ChainState } from './chain-state';
import { auditQuery, exportUrl, filterOf, type AuditEntry } from './queries';
import { useAuditText } from './use-audit-text';

const EntryDrawer = lazy(async () => ({ default: (await import('./entry-drawer')).EntryDrawer }));

export function AuditPage() {
  return (
    <AuditMessages>
      <Audit />
    </AuditMessages>
  );
}

function Audit() {
  const t = useTranslations('audit');
  const filter = filterOf(useSearch({ strict: false }));
  const query = useInfiniteQuery({ ...auditQuery(filter), placeholderData: keepPreviousData });
  const [shown, setShown] = useState<AuditEntry>();
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button
            component="a"
            href={exportUrl(filter)}
            download
            variant="default"
            leftSection={<IconDownload size={17} />}
          >
            {t('export')}
          </Button>
        }
      />
      <ChainState />
      <AuditFilters filter={filter} />
      <QueryList
        query={query}
        items={query.data?.pages.flatMap((page) => page.items)}
        label={t('list')}
        more={t('more')}
        skeletonRows={8}
        empty={
          <EmptyState icon={IconListSearch} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        }
        row={(entry) => <EntryRow key={entry.id} entry={entry} onShow={() => setShown(entry)} />}
      />
      {shown && (
        <Suspense>
          <EntryDrawer entry={shown} filter={filter} onClose={() => setShown(undefined)} />
        </Suspense>
      )}
    </>
  );
}

function EntryRow({ entry, onShow }: { entry: AuditEntry; onShow: () => void }) {
  const t = useTranslations('audit');
  const format = useFormatter();
  const text = useAuditText();
  const at = new Date(entry.at);
  return (
    <Row
      title={text.action(entry.action)}
      detail={[
        ...new Set([text.actor(entry), text.record(entry), entry.ip ?? text.source(entry.source), text.times(entry)]),
      ]
        .filter(Boolean)
        .join(' · ')}
      // An audit asks for the exact moment.
      side={<time dateTime={entry.at}>{format.dateTime(at, { dateStyle: 'medium', timeStyle: 'medium' })}</time>}
      end={
        <Anchor
          component="button"
          type="button"
          fz="sm"
          aria-label={t('detailsOf', { number: entry.sequence ?? '–' })}
          onClick={onShow}
        >
          {t('details')}
        </Anchor>
      }
    />
  );
}
