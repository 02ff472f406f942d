import { ActionIcon, Alert, Badge, Group, Paper, Text } from '@mantine/core';
import { IconAlertTriangle, IconShare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { Moment } from '@/shared/ui/moment';
import { businessQuery, type AccountBusiness, type OrderView } from './business-api';
import classes from './business.module.css';

const OrderDialog = lazy(async () => ({ default: (await import('./order-dialog')).OrderDialog }));
const SuggestionsPanel = lazy(async () => ({ default: (await import('./suggestions-panel')).SuggestionsPanel }));
const PotentialPanel = lazy(async () => ({ default: (await import('./potential-panel')).PotentialPanel }));
const PartnerPanel = lazy(async () => ({ default: (await import('../partner/partner-panel')).PartnerPanel }));

const loaders = {
  en: () => import('../../../../messages/en/orders.json'),
  es: () => import('../../../../messages/es/orders.json'),
  zh: () => import('../../../../messages/zh/orders.json'),
  ru: () => import('../../../../messages/ru/orders.json'),
  it: () => import('../../../../messages/it/orders.json'),
};

/** Orders, deliveries and payments of an account as other systems report them, and what follows from them; absent where there is nothing to tell. */
export function BusinessPanel({ accountId }: { accountId: string }) {
  const readsOrders = useCan('orders.read');
  const readsPotential = useCan('potential.read');
  return (
    <Suspense fallback={null}>
      {readsOrders && (
        <>
          <MoreMessages name="orders" loaders={loaders}>
            <Panel accountId={accountId} />
          </MoreMessages>
          <SuggestionsPanel accountId={accountId} />
        </>
      )}
      {readsPotential && <PotentialPanel accountId={accountId} />}
      <PartnerPanel accountId={accountId} />
    </Suspense>
  );
}

function Panel({ accountId }: { accountId: string }) {
  const t = useTranslations('orders');
  const { data: business } = useQuery(businessQuery(accountId));
  const [opened, setOpened] = useState<OrderView>();
  const maySteer = useCan('accounts.edit');
  if (business === undefined || (business.feeds.length === 0 && business.recent.length === 0)) return null;
  return (
    <Paper component="section" className={classes.panel} aria-labelledby="business">
      <h2 id="business" className={classes.title}>
        {t('title')}
      </h2>
      <Payments business={business} />
      <Deliveries business={business} />
      {/* Safari forgets that a list without bullets is one. */}
      {/* eslint-disable-next-line jsx-a11y/no-redundant-roles */}
      <ul className={classes.list} role="list">
        {business.recent.map((order) => (
          <OrderRow key={order.id} order={order} onOpen={maySteer ? () => setOpened(order) : undefined} />
        ))}
      </ul>
      {oldestOfEach(business.feeds).map(({ source, reportedAt, isStale }) => (
        <Text key={source} size="xs" c={isStale ? 'var(--mantine-color-yellow-light-color)' : 'dimmed'}>
          {t(isStale ? 'stale' : 'reported', { source })} <Moment value={reportedAt} />
        </Text>
      ))}
      {opened && (
        <Suspense fallback={null}>
          <OrderDialog accountId={accountId} order={opened} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </Paper>
  );
}

/** A system that reports several things is as old as the oldest of them. */
function oldestOfEach(feeds: AccountBusiness['feeds']): AccountBusiness['feeds'] {
  const sorted = feeds.toSorted((a, b) => a.reportedAt.localeCompare(b.reportedAt));
  return sorted.filter(({ source }, index) => sorted.findIndex((other) => other.source === source) === index);
}

function Payments({ business: { arrears } }: { business: AccountBusiness }) {
  const t = useTranslations('orders');
  const { money, date } = useValueFormatter();
  if (arrears.oldestDueOn === null) return null;
  const overdue = t('overdue', { amount: arrears.overdue.map(money).join(' + '), date: date(arrears.oldestDueOn) });
  return (
    <Alert color={arrears.isHeld ? 'red' : 'yellow'} variant="light" icon={<IconAlertTriangle size={18} />} py={8}>
      {overdue}
      {arrears.isHeld && <Text size="sm">{t('hold')}</Text>}
    </Alert>
  );
}

function Deliveries({ business: { yearOrders, ordered, onTime, late } }: { business: AccountBusiness }) {
  const t = useTranslations('orders');
  const format = useFormatter();
  const { money } = useValueFormatter();
  const share =
    onTime.of === 0 ? undefined : format.number((100 * onTime.inTime) / onTime.of, { maximumFractionDigits: 0 });
  return (
    <Group gap="xs" className={classes.facts}>
      <Text size="sm">{[t('year', { count: yearOrders }), ...ordered.map(money)].join(' · ')}</Text>
      {share !== undefined && <Text size="sm">{t('onTime', { share, ...onTime })}</Text>}
      {late > 0 && (
        <Badge color="yellow" variant="light">
          {t('late', { count: late })}
        </Badge>
      )}
    </Group>
  );
}

type OrderRowProps = { order: OrderView; onOpen: (() => void) | undefined };

function OrderRow({ order, onOpen }: OrderRowProps) {
  const t = useTranslations('orders');
  const { money, date, dateTime } = useValueFormatter();
  const day =
    order.deliveredOn !== null
      ? t(order.isOnTime === false ? 'deliveredLate' : 'delivered', { date: date(order.deliveredOn) })
      : order.promisedOn !== null
        ? t('promised', { date: date(order.promisedOn) })
        : dateTime(order.orderedAt);
  return (
    <li className={classes.order}>
      <span className={classes.number}>{order.number}</span>
      <Badge size="sm" variant="light" color={order.isOnTime === false ? 'yellow' : 'gray'}>
        {order.isOnTime === false && order.deliveredOn === null ? t('lateBadge') : t(`states.${order.state}`)}
      </Badge>
      <Text size="sm" c="dimmed">
        {day}
      </Text>
      <span className={classes.amount}>{money(order)}</span>
      {onOpen && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('acts', { number: order.number })} onClick={onOpen}>
          <IconShare size={16} />
        </ActionIcon>
      )}
    </li>
  );
}
