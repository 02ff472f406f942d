import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { IconFilterOff, IconMoodSmile, IconRefresh } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '@/shared/ui/empty-state';
import { LinkButton } from '@/shared/ui/link-button';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import classes from './deliveries.module.css';
import { DeliveryFilters } from './delivery-filters';
import { DeliveryMessages } from './delivery-messages';
import { DeliveryTimes } from './delivery-times';
import { deliveriesQuery, deliveryStates, type Delivery, type DeliveryFilter, type DeliveryState } from './queries';
import { useSteer } from './use-steer';

const DeliveryDrawer = lazy(async () => ({ default: (await import('./delivery-drawer')).DeliveryDrawer }));

export function DeliveriesPage() {
  return (
    <DeliveryMessages>
      <Deliveries />
    </DeliveryMessages>
  );
}

function Deliveries() {
  const t = useTranslations('deliveries');
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const state = deliveryStates.find((each) => each === search.state) ?? 'dead';
  const filter: DeliveryFilter = { eventName: textOf(search.eventName), handler: textOf(search.handler) };
  const id = textOf(search.id);
  const isFiltered = filter.eventName !== undefined || filter.handler !== undefined;
  const query = useInfiniteQuery({ ...deliveriesQuery(state, filter), placeholderData: keepPreviousData });
  const deliveries = query.data?.pages.flatMap((page) => page.items);
  const { retryAll } = useSteer();
  const close = () => void navigate({ to: '/settings/deliveries', search: { state, ...filter }, replace: true });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          state === 'dead' && deliveries && deliveries.length > 0 ? (
            <Button
              leftSection={<IconRefresh size={17} />}
              loading={retryAll.isPending}
              onClick={() => retryAll.mutate(filter)}
            >
              {isFiltered ? t('retryMatching') : t('retryAll')}
            </Button>
          ) : undefined
        }
      />
      <DeliveryFilters state={state} filter={filter} counts={query.data?.pages[0]?.counts} />
      <QueryList
        query={query}
        items={deliveries}
        label={t('list')}
        empty={<Nothing state={state} isFiltered={isFiltered} />}
        more={t('more')}
        row={(delivery) => <DeliveryRow key={delivery.id} delivery={delivery} filter={filter} />}
      />
      {id !== undefined && (
        <Suspense>
          <DeliveryDrawer id={id} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function DeliveryRow({ delivery, filter }: { delivery: Delivery; filter: DeliveryFilter }) {
  const t = useTranslations('deliveries');
  const { retry } = useSteer();
  return (
    <Row
      isLinked
      title={
        <Link
          to="/settings/deliveries"
          search={{ state: delivery.state, ...filter, id: delivery.id }}
          resetScroll={false}
        >
          {delivery.eventName}
        </Link>
      }
      detail={
        <>
          {delivery.handler}
          {delivery.error ? <span className={classes.error}>{delivery.error}</span> : null}
        </>
      }
      side={<DeliveryTimes delivery={delivery} />}
      end={
        delivery.state === 'waiting' ? undefined : (
          <Button
            variant="default"
            size="xs"
            aria-label={t('retryOf', { handler: delivery.handler })}
            loading={retry.isPending}
            onClick={() => retry.mutate(delivery.id)}
          >
            {t('retry')}
          </Button>
        )
      }
    />
  );
}

const emptyTexts = {
  dead: ['emptyDead', 'emptyDeadText'],
  waiting: ['emptyWaiting', 'emptyWaitingText'],
  discarded: ['emptyDiscarded', 'emptyDiscardedText'],
} as const;

function Nothing({ state, isFiltered }: { state: DeliveryState; isFiltered: boolean }) {
  const t = useTranslations('deliveries');
  if (isFiltered)
    return (
      <EmptyState
        icon={IconFilterOff}
        title={t('noMatch')}
        actions={
          <LinkButton variant="default" to="/settings/deliveries" search={{ state }}>
            {t('clear')}
          </LinkButton>
        }
      >
        {t('noMatchText')}
      </EmptyState>
    );
  const [title, text] = emptyTexts[state];
  return (
    <EmptyState icon={IconMoodSmile} title={t(title)}>
      {t(text)}
    </EmptyState>
  );
}
