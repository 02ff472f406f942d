import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type KeyboardEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import { changeDeal } from '@/shared/deals/deal-api';
import type { Deal, Pipeline } from '@/shared/deals/deal-types';
import { formattingLocale, useValueFormatter } from '@/shared/metadata/use-format';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { monthQuery, type BoardFilter } from './board-api';
import { addDays, dayOf, monthDays, movedBy, sumsOf } from './month-model';
import classes from './month.module.css';

const shownPerDay = 4;

/** Open deals on the days on which they are expected to close; they move by mouse and by Alt with the arrow keys. */
export function DealMonth({ pipeline, filter }: { pipeline: Pipeline; filter: BoardFilter }) {
  const t = useTranslations('deals.month');
  const texts = useTranslations('deals.move');
  const locale = formattingLocale(useLocale());
  const format = useValueFormatter();
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const canMove = useCan('opportunities.edit');
  const [month, setMonth] = useState(() => dayOf(new Date()).slice(0, 7));
  const days = monthDays(month);
  const query = monthQuery(pipeline.id, filter, days[0] ?? '', days.at(-1) ?? '');
  const { data, error, refetch } = useQuery(query);
  const today = dayOf(new Date());
  const show = (by: number) => {
    const [year = 0, at = 0] = month.split('-').map(Number);
    setMonth(dayOf(new Date(year, at - 1 + by, 1)).slice(0, 7));
  };
  const move = async (deal: Deal, to: string) => {
    if (deal.expectedCloseDate === to) return;
    client.setQueryData(
      query.queryKey,
      (page) =>
        page && {
          ...page,
          items: page.items.map((each) => (each.id === deal.id ? { ...each, expectedCloseDate: to } : each)),
        },
    );
    try {
      const { changeSetId } = await changeDeal(deal.id, { expectedCloseDate: to });
      if (changeSetId !== undefined)
        notifyUndo({ message: t('moved', { name: deal.name, day: format.date(to) }), changeSetId });
    } catch (problem) {
      notifications.show({ title: texts('failed'), message: problemText(problem), color: 'red' });
    } finally {
      await client.invalidateQueries({ queryKey: ['records', 'opportunities'] });
    }
  };
  const onKey = (event: KeyboardEvent, deal: Deal) => {
    const by = event.altKey && canMove ? movedBy(event.key) : 0;
    if (by === 0 || deal.expectedCloseDate === null) return;
    event.preventDefault();
    void move(deal, addDays(deal.expectedCloseDate, by));
  };
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const items = data?.items ?? [];
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Group gap="xs" mb="sm">
        <ActionIcon variant="default" size={36} aria-label={t('earlier')} onClick={() => show(-1)}>
          <IconChevronLeft size={18} />
        </ActionIcon>
        <Text fw={600} aria-live="polite" className={classes.name}>
          {new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
            new Date(`${month}-01`),
          )}
        </Text>
        <ActionIcon variant="default" size={36} aria-label={t('later')} onClick={() => show(1)}>
          <IconChevronRight size={18} />
        </ActionIcon>
        {month !== today.slice(0, 7) && (
          <Button variant="subtle" onClick={() => setMonth(today.slice(0, 7))}>
            {t('now')}
          </Button>
        )}
        <Text size="sm" c="dimmed">
          {sumsOf(items.filter(({ expectedCloseDate }) => expectedCloseDate?.startsWith(month)))
            .map(format.money)
            .join(' + ')}
        </Text>
      </Group>
      {data?.nextCursor != null && (
        <Text size="sm" c="dimmed" mb="xs">
          {t('notAll')}
        </Text>
      )}
      <p id="month-keys" className="visually-hidden">
        {canMove ? t('keys') : ''}
      </p>
      <div className={classes.month}>
        {days.slice(0, 7).map((day) => (
          <span key={day} className={classes.weekday} aria-hidden>
            {weekday.format(new Date(day))}
          </span>
        ))}
        {days.map((day) => {
          const ofDay = items.filter(({ expectedCloseDate }) => expectedCloseDate === day);
          return (
            <section
              key={day}
              className={classes.cell}
              aria-label={t('day', { day: format.date(day), count: ofDay.length })}
              data-other={!day.startsWith(month) || undefined}
              data-empty={ofDay.length === 0 || undefined}
              onDragOver={(event) => canMove && event.preventDefault()}
              onDrop={(event) => {
                const deal = items.find(({ id }) => id === event.dataTransfer.getData('text/plain'));
                if (deal) void move(deal, day);
              }}
            >
              <span className={classes.date} aria-current={day === today ? 'date' : undefined}>
                {Number(day.slice(8))}
              </span>
              {ofDay.slice(0, shownPerDay).map((deal) => (
                <Link
                  key={deal.id}
                  to="/opportunities/$id"
                  params={{ id: deal.id }}
                  className={classes.deal}
                  data-late={day < today || undefined}
                  aria-describedby="month-keys"
                  draggable={canMove}
                  title={[deal.name, deal.accountName].filter(Boolean).join(' · ')}
                  onDragStart={(event) => event.dataTransfer.setData('text/plain', deal.id)}
                  onKeyDown={(event) => onKey(event, deal)}
                >
                  {deal.name}
                  {deal.amount && <b>{format.money(deal.amount)}</b>}
                </Link>
              ))}
              {ofDay.length > shownPerDay && (
                <Link
                  to="/opportunities"
                  search={{ where: { field: 'expectedCloseDate', op: 'eq', value: day } } as never}
                  className={classes.more}
                >
                  {t('more', { count: ofDay.length - shownPerDay })}
                </Link>
              )}
            </section>
          );
        })}
      </div>
    </>
  );
}
