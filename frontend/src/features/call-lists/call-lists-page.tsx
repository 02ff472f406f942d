import { Badge, Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPhoneCall } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { CallListMessages } from '@/shared/call-lists/call-list-messages';
import type { CallList } from '@/shared/call-lists/call-list-types';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { EmptyState } from '@/shared/ui/empty-state';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { callListsQuery } from './call-list-api';
import { ProgressBar } from './progress-bar';

export function CallListsPage() {
  return (
    <CallListMessages fallback={<ListSkeleton rows={6} />}>
      <CallLists />
    </CallListMessages>
  );
}

/** The lists that one made or calls from. */
function CallLists() {
  const t = useTranslations('callLists');
  const query = useInfiniteQuery(callListsQuery);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={<NewList />} />
      <QueryList
        query={query}
        items={query.data?.pages.flatMap((page) => page.items)}
        label={t('title')}
        more={t('more')}
        empty={
          <EmptyState icon={IconPhoneCall} title={t('emptyTitle')} actions={<NewList />}>
            {t('emptyText')}
          </EmptyState>
        }
        row={(list) => <CallListRow key={list.id} list={list} />}
      />
    </>
  );
}

/** People are selected where they are listed. */
function NewList() {
  const t = useTranslations('callLists');
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} />}>
          {t('new')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown maw={320}>
        <Menu.Label>{t('newHint')}</Menu.Label>
        {(['leads', 'contacts', 'accounts'] as const).map((resource) => (
          <Menu.Item key={resource} renderRoot={(props) => <Link to={`/${resource}`} {...props} />}>
            {t(`sources.${resource}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function CallListRow({ list }: { list: CallList }) {
  const t = useTranslations('callLists');
  const format = useValueFormatter();
  const { waiting, callBack, inWork } = list.progress;
  const isOver = waiting + callBack + inWork === 0;
  return (
    <Row
      isLinked
      title={
        <Link to="/call-lists/$id" params={{ id: list.id }}>
          {list.settings.name}
        </Link>
      }
      detail={[list.createdByName, format.dateTime(list.createdAt)].filter(Boolean).join(' · ')}
      side={
        <>
          <ProgressBar progress={list.progress} />
          {list.closedAt != null && <Badge color="gray">{t('closed')}</Badge>}
        </>
      }
      end={
        list.closedAt == null && !isOver ? (
          <LinkButton to="/call-lists/$id/work" params={{ id: list.id }} size="compact-md">
            {t('call')}
          </LinkButton>
        ) : undefined
      }
    />
  );
}
