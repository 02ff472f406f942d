import { ActionIcon, Button, Popover, Stack, Text } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { guidanceQuery, type PriceGuidance } from './quote-api';

type PriceGuideProps = {
  accountId: string;
  productId: string;
  quantity: number;
  currency: string;
  number: number;
  onTake: (price: number) => void;
};

/** Beside a price: what was paid, what others pay, and which price is recommended; one key takes it. */
export function PriceGuide(props: PriceGuideProps) {
  const t = useTranslations('quotes.guide');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} width={320} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={t('open', { number: props.number })}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <IconBulb size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {isOpen && (
          <Guide
            {...props}
            onTake={(price) => {
              setOpen(false);
              props.onTake(price);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Guide({ accountId, productId, quantity, currency, onTake }: PriceGuideProps) {
  const t = useTranslations('quotes.guide');
  const { data: guidance, error } = useQuery(guidanceQuery(accountId, productId, quantity, currency));
  if (error) return <Text size="sm">{t('failed')}</Text>;
  if (guidance === undefined) return <Text size="sm">{t('looking')}</Text>;
  return <Known guidance={guidance} onTake={onTake} />;
}

const reasons = [
  'lastPaid',
  'peersMedian',
  'regular',
  'downToPeers',
  'upToPeers',
  'notAboveRegular',
  'notBelowFloor',
] as const;

function Known({ guidance, onTake }: { guidance: PriceGuidance; onTake: (price: number) => void }) {
  const t = useTranslations('quotes.guide');
  const format = useFormatter();
  const { currency, past, peers, floor, worth, recommended } = guidance;
  const money = (amount: number) => format.number(amount, { style: 'currency', currency });
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <Stack gap={8}>
      {recommended === null ? (
        <Text size="sm">{t('nothing')}</Text>
      ) : (
        <>
          <Button data-autofocus onClick={() => onTake(recommended)}>
            {t('take', { price: money(recommended) })}
          </Button>
          <ol style={{ margin: 0, paddingInlineStart: 18, fontSize: 13 }}>
            {guidance.reasons.map(({ code, price }) => {
              const reason = reasons.find((each) => each === code);
              return (
                <li key={code}>{reason === undefined ? code : t(`reasons.${reason}`, { price: money(price) })}</li>
              );
            })}
          </ol>
        </>
      )}
      {past.map((each, index) => (
        <Text key={index} size="xs" c="dimmed">
          {t(each.source === 'order' ? 'paid' : 'told', {
            price: money(each.price),
            number: each.number ?? '',
            day: day(each.day),
            quantity: each.quantity,
          })}
        </Text>
      ))}
      {peers !== null && (
        <Text size="xs" c="dimmed">
          {t('peers', {
            low: money(peers.p25),
            median: money(peers.median),
            high: money(peers.p75),
            customers: peers.customers,
          })}
        </Text>
      )}
      {floor !== null && (
        <Text size="xs" c="dimmed">
          {t('floor', { price: money(floor) })}
        </Text>
      )}
      {worth !== null && worth.orders > 0 && (
        <Text size="xs" c="dimmed">
          {worth.margin === null
            ? t('sales', { sales: money(worth.sales), orders: worth.orders })
            : t('worth', {
                sales: money(worth.sales),
                margin: money(worth.margin),
                orders: worth.orders,
                percent: worth.knownPercent,
              })}
        </Text>
      )}
    </Stack>
  );
}
