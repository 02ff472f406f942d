import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAdjustments, IconMessageQuestion, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { InquiryMessages } from '@/shared/leads/inquiry-messages';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { EmptyState } from '@/shared/ui/empty-state';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { AuditPanel } from './audit-panel';
import classes from './inquiries.module.css';
import { inquiriesQuery, inquiryStates } from './inquiry-api';
import { InquiryRow } from './inquiry-row';

const SettingsDialog = lazy(async () => ({ default: (await import('./settings-dialog')).SettingsDialog }));

export function InquiriesPage() {
  return (
    <InquiryMessages fallback={<ListSkeleton rows={8} />}>
      <Inquiries />
    </InquiryMessages>
  );
}

/** What customers have asked, whether anything was lost, and who has to answer. */
function Inquiries() {
  const t = useTranslations('inquiries');
  // Rows link to records by their types.
  useMetadata();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false }).state;
  const state = asked === 'all' ? undefined : (inquiryStates.find((each) => each === asked) ?? 'open');
  const canManage = useCan('forms.manage');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const query = useInfiniteQuery({
    ...inquiriesQuery(search ? undefined : state, search),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={canManage && <Settings />} />
      <AuditPanel />
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('stateFilter')}
          value={state ?? 'all'}
          data={([...inquiryStates, 'all'] as const).map((each) => ({ value: each, label: t(`states.${each}`) }))}
          onChange={(next) =>
            void navigate({ to: '/inquiries', search: next === 'open' ? {} : { state: next }, replace: true })
          }
        />
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <QueryList
        query={query}
        items={query.data?.pages.flatMap((page) => page.items)}
        label={t('list')}
        more={t('more')}
        empty={
          <EmptyState icon={IconMessageQuestion} title={search ? t('notFound') : t(`empty.${state ?? 'all'}`)}>
            {search ? t('notFoundText') : t('emptyText')}
          </EmptyState>
        }
        row={(inquiry) => <InquiryRow key={inquiry.id} inquiry={inquiry} />}
      />
    </>
  );
}

function Settings() {
  const t = useTranslations('inquiries.settings');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconAdjustments size={17} />} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <SettingsDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
