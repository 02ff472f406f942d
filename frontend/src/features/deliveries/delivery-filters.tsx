import { SegmentedControl, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './deliveries.module.css';
import { deliveriesQuery, deliveryStates, type DeliveryFilter, type DeliveryPage, type DeliveryState } from './queries';

type DeliveryFiltersProps = {
  state: DeliveryState;
  filter: DeliveryFilter;
  counts: DeliveryPage['counts'] | undefined;
};

/** The state with how many there are in each; events and reactions are those that occur in it. */
export function DeliveryFilters({ state, filter, counts }: DeliveryFiltersProps) {
  const t = useTranslations('deliveries');
  const navigate = useNavigate();
  const { data } = useInfiniteQuery(deliveriesQuery(state));
  const all = data?.pages.flatMap((page) => page.items) ?? [];
  const show = (change: DeliveryFilter) =>
    void navigate({ to: '/settings/deliveries', search: { state, ...filter, ...change }, replace: true });
  const optionsOf = (name: 'eventName' | 'handler') =>
    [...new Set([...all.map((delivery) => delivery[name]), ...(filter[name] ? [filter[name]] : [])])].sort();
  return (
    <div className={classes.toolbar}>
      <div className={classes.states}>
        <SegmentedControl
          aria-label={t('stateFilter')}
          value={state}
          data={deliveryStates.map((each) => ({
            value: each,
            label: counts ? t('stateCount', { state: t(`states.${each}`), count: counts[each] }) : t(`states.${each}`),
          }))}
          onChange={(next) =>
            void navigate({
              to: '/settings/deliveries',
              search: { state: next, ...filter },
              replace: true,
            })
          }
        />
      </div>
      <Select
        flex="1 1 180px"
        aria-label={t('eventName')}
        placeholder={t('anyEvent')}
        data={optionsOf('eventName')}
        value={filter.eventName ?? null}
        onChange={(eventName) => show({ eventName: eventName ?? undefined })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('anyEvent') }}
      />
      <Select
        flex="1 1 180px"
        aria-label={t('handler')}
        placeholder={t('anyHandler')}
        data={optionsOf('handler')}
        value={filter.handler ?? null}
        onChange={(handler) => show({ handler: handler ?? undefined })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('anyHandler') }}
      />
    </div>
  );
}
