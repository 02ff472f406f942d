import { ActionIcon, Button, Group, NumberInput, Select, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCoins, IconTrash } from '@tabler/icons-react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { EmptyState } from '@/shared/ui/empty-state';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import classes from './pipelines.module.css';

type Rate = { currency: string; day: string; rate: number };

const ratesQuery = queryOptions({
  queryKey: ['exchange-rates'] as const,
  queryFn: async ({ signal }) =>
    (await request<{ companyCurrency: string; items: Rate[] }>('GET', '/exchange-rates', { signal })).data,
});

const currencies = Intl.supportedValuesOf('currency');

/** What other currencies are worth, day by day. */
export function RatesSection() {
  const t = useTranslations('deals.settings');
  const format = useValueFormatter();
  const client = useQueryClient();
  const problemText = useProblemText();
  const query = useQuery(ratesQuery);
  const [currency, setCurrency] = useState<string | null>(null);
  const [day, setDay] = useState(() => new Date().toLocaleDateString('sv'));
  const [rate, setRate] = useState<number | string>('');
  const own = query.data?.companyCurrency ?? '';
  const change = async (method: 'PUT' | 'DELETE', one: Pick<Rate, 'currency' | 'day'>, body?: { rate: number }) => {
    try {
      await request(method, `/exchange-rates/${one.currency}/${one.day}`, body === undefined ? {} : { body });
      setRate('');
    } catch (error) {
      notifications.show({ message: problemText(error), color: 'red' });
    } finally {
      await client.invalidateQueries({ queryKey: ratesQuery.queryKey });
    }
  };
  return (
    <section aria-labelledby="rates" className={classes.ratesSection}>
      <Title order={2} id="rates" fz={17}>
        {t('rates')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('ratesText', { currency: own })}
      </Text>
      <Group align="end" gap="xs" mb="md">
        <Select
          label={t('currency')}
          searchable
          w={120}
          data={currencies.filter((code) => code !== own)}
          value={currency}
          onChange={setCurrency}
        />
        <TextInput type="date" label={t('day')} value={day} onChange={(event) => setDay(event.currentTarget.value)} />
        <NumberInput label={t('rate')} w={130} min={0} decimalScale={6} value={rate} onChange={setRate} />
        <Button
          disabled={currency === null || day === '' || Number(rate) <= 0}
          onClick={() => currency !== null && void change('PUT', { currency, day }, { rate: Number(rate) })}
        >
          {t('addRate')}
        </Button>
      </Group>
      <QueryList
        query={query}
        items={query.data?.items}
        label={t('rates')}
        skeletonRows={2}
        empty={
          <EmptyState icon={IconCoins} title={t('rates')}>
            {t('noRates', { currency: own })}
          </EmptyState>
        }
        row={(item) => (
          <Row
            key={`${item.currency} ${item.day}`}
            title={`1 ${item.currency} = ${format.number(item.rate)} ${own}`}
            detail={format.date(item.day)}
            end={
              <ActionIcon
                variant="subtle"
                color="gray"
                size={34}
                aria-label={t('removeRate', { currency: item.currency, day: format.date(item.day) })}
                onClick={() => void change('DELETE', item)}
              >
                <IconTrash size={17} />
              </ActionIcon>
            }
          />
        )}
      />
    </section>
  );
}
