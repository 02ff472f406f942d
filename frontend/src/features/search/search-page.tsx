import { SegmentedControl, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { useSearchAnswer } from '@/shared/search/search-query';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { SearchResults } from './search-results';
import classes from './search-page.module.css';

export function SearchPage() {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <Search />
    </Suspense>
  );
}

const limit = 50;
const typingPause = 200;
const allTypes = 'all';

function Search() {
  const t = useTranslations('search');
  const labels = useLabels();
  const navigate = useNavigate();
  const { recordTypes } = useMetadata();
  const raw: { q?: unknown; type?: unknown } = useSearch({ strict: false });
  const q = typeof raw.q === 'string' ? raw.q : '';
  const type = recordTypes.find(({ name }) => name === raw.type)?.name;
  const [typed, setTyped] = useState(q);
  const [known, setKnown] = useState(q);
  if (q !== known) {
    setKnown(q);
    if (q !== typed.trim()) setTyped(q);
  }
  const go = (search: { q: string; type?: string }) => void navigate({ to: '/search', search, replace: true });
  const searchFor = useDebouncedCallback(
    (text: string) => go({ q: text.trim(), ...(type === undefined ? {} : { type }) }),
    typingPause,
  );
  const { data, error, isPlaceholderData, refetch } = useSearchAnswer(q, limit, type);
  return (
    <div className={classes.page}>
      <PageHeader title={t('title')} description={t('searched')} />
      <TextInput
        type="search"
        size="md"
        aria-label={t('title')}
        placeholder={t('placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        data-autofocus
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          searchFor(event.currentTarget.value);
        }}
      />
      <SegmentedControl
        className={classes.types}
        aria-label={t('types')}
        value={type ?? allTypes}
        data={[
          { value: allTypes, label: t('allTypes') },
          ...recordTypes.map(({ name }) => ({ value: name, label: labels.many(name) })),
        ]}
        onChange={(next) => go(next === allTypes ? { q } : { q, type: next })}
      />
      {q === '' ? (
        <EmptyState icon={IconSearch} title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      ) : error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <ListSkeleton rows={6} />
      ) : data.items.length === 0 && !isPlaceholderData ? (
        <EmptyState icon={IconSearch} title={t('nothingTitle')}>
          {t('nothing', { q })}
        </EmptyState>
      ) : (
        <>
          {data.corrected && (
            <Text c="dimmed" role="status">
              {t('corrected', { q, terms: data.terms.join(' ') })}
            </Text>
          )}
          <SearchResults q={q} items={data.items} isFull={data.items.length >= limit} />
        </>
      )}
    </div>
  );
}
