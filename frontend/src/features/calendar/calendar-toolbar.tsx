import { ActionIcon, Button, Group, SegmentedControl, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useLocale, useNow, useTranslations } from 'use-intl';
import { useCan, useSession } from '@/app/session';
import { useLookup, useLookupLabels } from '@/shared/metadata/lookup';
import { formattingLocale } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import { LinkButton } from '@/shared/ui/link-button';
import { PageHeader } from '@/shared/ui/page-header';
import { dayOf, midnight, step, views, type Day, type View } from './calendar-model';
import classes from './calendar.module.css';

const CalendarConnect = lazy(async () => ({ default: (await import('./calendar-connect')).CalendarConnect }));

type ToolbarProps = {
  view: View;
  day: Day;
  days: readonly Day[];
  user: string | undefined;
  onGo: (next: { view?: string; date?: string; user?: string }) => void;
};

export function CalendarToolbar({ view, day, days, user, onGo }: ToolbarProps) {
  const t = useTranslations('activities.calendar');
  const labels = useLabels();
  const canCreate = useCan('activities.create');
  const today = dayOf(useNow());
  const [isConnecting, setConnecting] = useState(false);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={<span aria-live="polite">{useTitle(view, day, days)}</span>}
        actions={
          <>
            <Button variant="default" leftSection={<IconPlugConnected size={17} />} onClick={() => setConnecting(true)}>
              {t('connect')}
            </Button>
            {canCreate && (
              <LinkButton to="/activities" search={{ new: true }} leftSection={<IconPlus size={17} />}>
                {labels.create('activity')}
              </LinkButton>
            )}
          </>
        }
      />
      {isConnecting && (
        <Suspense fallback={null}>
          <CalendarConnect onClose={() => setConnecting(false)} />
        </Suspense>
      )}
      <Group gap="sm" mb="md">
        <Group gap={4} wrap="nowrap">
          <Button variant="default" aria-keyshortcuts="T" onClick={() => onGo({ date: today })}>
            {t('today')}
          </Button>
          <ActionIcon
            size={36}
            aria-label={t('previous')}
            aria-keyshortcuts="K"
            onClick={() => onGo({ date: step(view, day, -1) })}
          >
            <IconChevronLeft size={18} className={classes.flip} />
          </ActionIcon>
          <ActionIcon
            size={36}
            aria-label={t('next')}
            aria-keyshortcuts="J"
            onClick={() => onGo({ date: step(view, day, 1) })}
          >
            <IconChevronRight size={18} className={classes.flip} />
          </ActionIcon>
        </Group>
        <SegmentedControl
          aria-label={t('view')}
          data={views.map((value) => ({ value, label: t(`views.${value}`) }))}
          value={view}
          onChange={(next) => onGo({ view: next })}
        />
        <WhosePicker user={user} onGo={onGo} />
      </Group>
    </>
  );
}

/** For those who may see what others do. */
function WhosePicker({ user, onGo }: Pick<ToolbarProps, 'user' | 'onGo'>) {
  const t = useTranslations('activities.calendar');
  const { permissions, user: me } = useSession();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const { data: found = [] } = useLookup('user', q === t('mine') ? '' : q, true);
  const chosen = useLookupLabels(user === undefined ? [] : [{ recordType: 'user', id: user }]);
  const level = permissions['activities.read'];
  if (level === undefined || level === 'own') return null;
  const mine = me?.id ?? '';
  const others = new Map([...chosen, ...found.map(({ id, label }) => [id, label] as const)]);
  others.delete(mine);
  return (
    <Select
      aria-label={t('whose')}
      w={200}
      searchable
      allowDeselect={false}
      data={[{ value: mine, label: t('mine') }, ...[...others].map(([value, label]) => ({ value, label }))]}
      value={user ?? mine}
      nothingFoundMessage={t('nobodyFound')}
      onSearchChange={setTyped}
      onChange={(next) => onGo({ user: next === mine || next === null ? undefined : next })}
    />
  );
}

function useTitle(view: View, day: Day, days: readonly Day[]): string {
  const locale = formattingLocale(useLocale());
  if (view === 'month')
    return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(midnight(day));
  const long = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(view === 'day' ? { weekday: 'long' } : {}),
  });
  return long.formatRange(midnight(days[0] ?? day), midnight(days.at(-1) ?? day));
}
