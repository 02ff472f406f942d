import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { IconBell } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import type { Page } from '@/shared/api/types';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import { RelationMessages } from '@/shared/relations/relation-messages';
import { EmptyState } from '@/shared/ui/empty-state';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import { RecordLink } from '@/shared/ui/record-link';
import { Row } from '@/shared/ui/row-list';

type Followed = { recordType: 'contact' | 'account'; recordId: string; name: string; at: string };

const followsQuery = infiniteQueryOptions({
  queryKey: ['follow', 'all'] as const,
  queryFn: async ({ pageParam, signal }) =>
    (await request<Page<Followed>>('GET', '/follows', { query: { cursor: pageParam }, signal })).data,
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
});

export function FollowingPage() {
  return (
    <RelationMessages fallback={<ListSkeleton rows={6} />}>
      <Following />
    </RelationMessages>
  );
}

/** Whatever I asked to hear of, in one place. */
function Following() {
  const t = useTranslations('relations.following');
  const query = useInfiniteQuery(followsQuery);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <QueryList
        query={query}
        items={query.data?.pages.flatMap((page) => page.items)}
        label={t('list')}
        more={t('more')}
        empty={
          <EmptyState
            icon={IconBell}
            title={t('emptyTitle')}
            actions={<LinkButton to="/contacts">{t('openContacts')}</LinkButton>}
          >
            {t('emptyText')}
          </EmptyState>
        }
        row={(followed) => <FollowedRow key={followed.recordId} followed={followed} />}
      />
    </>
  );
}

function FollowedRow({ followed: { recordType, recordId, name, at } }: { followed: Followed }) {
  const t = useTranslations('relations.following');
  const labels = useLabels();
  const format = useValueFormatter();
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const path = `/${recordType}s/${recordId}/follow`;
  const refresh = () => client.invalidateQueries({ queryKey: ['follow'] });
  const stop = useMutation({
    mutationFn: () => request('DELETE', path),
    onSuccess: () => {
      notifyUndo({
        message: t('stopped', { name }),
        changeSetId: `follow-${recordId}`,
        undo: async () => {
          await request('PUT', path);
          await refresh();
        },
      });
    },
    onError: (error) => notifications.show({ color: 'red', message: problemText(error) }),
    onSettled: refresh,
  });
  return (
    <Row
      isLinked
      start={
        <RecordAvatar id={recordId} label={name} size={36} shape={recordType === 'account' ? 'square' : 'circle'} />
      }
      title={
        <RecordLink recordType={recordType} id={recordId}>
          {name}
        </RecordLink>
      }
      detail={`${labels.one(recordType)} · ${t('since', { day: format.date(at.slice(0, 10)) })}`}
      end={
        <Button
          variant="default"
          size="xs"
          loading={stop.isPending}
          aria-label={t('stopNamed', { name })}
          onClick={() => stop.mutate()}
        >
          {t('stop')}
        </Button>
      }
    />
  );
}
