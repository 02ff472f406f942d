import { ActionIcon, Button, Group, NumberInput, ScrollArea, SegmentedControl, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ClipboardEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { forecastKey, quotasQuery, type QuotaSubject, type Quotas } from './forecast-api';
import { ForecastMessages } from './forecast-messages';
import { cellsOf, periodName, type Unit } from './forecast-model';
import classes from './forecast.module.css';

export function QuotasPage() {
  return (
    <ForecastMessages fallback={<ListSkeleton rows={8} />}>
      <QuotasOfYear />
    </ForecastMessages>
  );
}

/** What people and teams are to sell, as a grid into which a spreadsheet can be pasted. */
function QuotasOfYear() {
  const t = useTranslations('forecast.quotas');
  const [year, setYear] = useState(() => new Date().getFullYear());
  const [unit, setUnit] = useState<Unit>('quarter');
  const { data, error, refetch } = useQuery(quotasQuery(year));
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className={classes.tools}>
        <Group gap={4} wrap="nowrap" role="group" aria-label={t('year')}>
          <ActionIcon variant="default" size={36} aria-label={t('earlierYear')} onClick={() => setYear(year - 1)}>
            <IconChevronLeft size={18} />
          </ActionIcon>
          <Text fw={600} px="sm" aria-live="polite">
            {year}
          </Text>
          <ActionIcon variant="default" size={36} aria-label={t('laterYear')} onClick={() => setYear(year + 1)}>
            <IconChevronRight size={18} />
          </ActionIcon>
        </Group>
        <SegmentedControl
          aria-label={t('unit')}
          data={[
            { value: 'quarter', label: t('quarters') },
            { value: 'month', label: t('months') },
          ]}
          value={unit}
          onChange={(value) => setUnit(value)}
        />
      </div>
      {error && !data ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <ListSkeleton rows={8} />
      ) : (
        <Grid key={`${year} ${unit}`} quotas={data} year={year} unit={unit} />
      )}
    </>
  );
}

const keyOf = (subjectId: string, period: string) => `${subjectId} ${period}`;

function Grid({ quotas, year, unit }: { quotas: Quotas; year: number; unit: Unit }) {
  const t = useTranslations('forecast.quotas');
  const texts = useTranslations('forecast');
  const locale = useLocale();
  const client = useQueryClient();
  const problemText = useProblemText();
  const maySet = useCan('quotas.manage');
  const [changed, setChanged] = useState<ReadonlyMap<string, number | null>>(new Map());
  const [isSaving, setSaving] = useState(false);
  const periods = Array.from({ length: unit === 'quarter' ? 4 : 12 }, (_, i) =>
    unit === 'quarter' ? `${year}-Q${i + 1}` : `${year}-${String(i + 1).padStart(2, '0')}`,
  );
  const kept = new Map(quotas.items.map((item) => [keyOf(item.subjectId, item.period), item.amount]));
  const valueOf = (key: string) => (changed.has(key) ? (changed.get(key) ?? null) : (kept.get(key) ?? null));
  const set = (values: readonly (readonly [string, number | null])[]) => {
    const next = new Map(changed);
    for (const [key, value] of values) {
      if ((kept.get(key) ?? null) === value) next.delete(key);
      else next.set(key, value);
    }
    setChanged(next);
  };
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const cells = cellsOf(event.clipboardData.getData('text'));
    if (cells.length === 1 && cells[0]?.length === 1) return;
    event.preventDefault();
    set(
      cells.flatMap((line, down) =>
        line.flatMap((value, right) => {
          const subject = quotas.subjects[row + down];
          const period = periods[column + right];
          return subject && period && value !== null ? [[keyOf(subject.subjectId, period), value] as const] : [];
        }),
      ),
    );
  };
  const save = async () => {
    setSaving(true);
    const subjects = new Map(quotas.subjects.map((each) => [each.subjectId, each.subject]));
    try {
      await request('PUT', '/quotas', {
        body: {
          items: [...changed].map(([key, amount]) => {
            const [subjectId = '', period = ''] = key.split(' ');
            return { subject: subjects.get(subjectId), subjectId, period, amount };
          }),
        },
      });
      await client.invalidateQueries({ queryKey: forecastKey });
      setChanged(new Map());
      notifications.show({ message: t('saved'), color: 'pine' });
    } catch (error) {
      notifications.show({ message: problemText(error), color: 'red' });
    } finally {
      setSaving(false);
    }
  };
  const cell = (subject: QuotaSubject, row: number, period: string, column: number) => {
    const key = keyOf(subject.subjectId, period);
    return (
      <Table.Td key={period}>
        <NumberInput
          className={classes.cell}
          aria-label={t('cell', { name: subject.name, period: periodName(period, locale, (v) => texts('quarter', v)) })}
          value={valueOf(key) ?? ''}
          readOnly={!maySet}
          min={0}
          max={10_000_000_000_000}
          decimalScale={2}
          thousandSeparator=" "
          hideControls
          variant={changed.has(key) ? 'filled' : 'default'}
          onChange={(value) => set([[key, typeof value === 'number' ? value : null]])}
          onPaste={(event) => maySet && paste(event, row, column)}
        />
      </Table.Td>
    );
  };
  return (
    <>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('title'), role: 'region' }}>
        <Table aria-label={t('title')} style={{ minInlineSize: unit === 'quarter' ? 720 : 1860 }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('who', { currency: quotas.currency })}</Table.Th>
              {periods.map((period) => (
                <Table.Th key={period} scope="col">
                  {periodName(period, locale, (values) => texts('quarter', values))}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {quotas.subjects.map((subject, row) => (
              <Table.Tr key={subject.subjectId}>
                <Table.Th scope="row" fw={500}>
                  {subject.name}
                  {subject.subject === 'team' && (
                    <Text span c="dimmed" size="xs" display="block">
                      {t('team')}
                    </Text>
                  )}
                </Table.Th>
                {periods.map((period, column) => cell(subject, row, period, column))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      {maySet && (
        <Group mt="md" justify="space-between">
          <Text size="sm" c="dimmed">
            {t('hint')}
          </Text>
          <Group gap="sm">
            {changed.size > 0 && (
              <Button variant="subtle" onClick={() => setChanged(new Map())}>
                {t('discard')}
              </Button>
            )}
            <Button loading={isSaving} disabled={changed.size === 0} onClick={() => void save()}>
              {t('save', { count: changed.size })}
            </Button>
          </Group>
        </Group>
      )}
    </>
  );
}
