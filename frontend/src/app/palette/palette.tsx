import '@mantine/spotlight/styles.css';
import { Spotlight, createSpotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import type { LookupItem } from '@/shared/api/types';
import { navigationFor } from '../navigation';
import { can, useSession } from '../session';
import { buildCommands, matching, type PaletteCommand } from './commands';

export const [paletteStore, palette] = createSpotlight();

export function Palette() {
  const t = useTranslations('app');
  const session = useSession();
  const router = useRouter();
  const [query, setQuery] = useState('');
  const [term] = useDebouncedValue(query.trim(), 150);
  const contacts = useFound('contact', term, can(session, 'contacts.read'));
  const accounts = useFound('account', term, can(session, 'accounts.read'));

  useEffect(() => palette.open(), []);

  const commands = buildCommands(session, navigationFor(session), {
    goTo: (key) => t('palette.goTo', { page: t(`navigation.${key}`) }),
    create: (type) => t(`palette.create.${type}`),
    import: t('palette.import'),
  });
  const run = (href: string) => router.history.push(href);
  const isEmpty = matching(commands, query).length + contacts.length + accounts.length === 0;

  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      clearQueryOnClose
      maxHeight="min(480px, 70dvh)"
      scrollable
      attributes={{ content: { 'aria-label': t('palette.title') } }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        <Group label={t('navigation.contacts')} items={contacts} path="/contacts" onRun={run} />
        <Group label={t('navigation.accounts')} items={accounts} path="/accounts" onRun={run} />
        <Commands label={t('palette.commands')} commands={matching(commands, query)} onRun={run} />
        {isEmpty && <Spotlight.Empty>{t('palette.nothing', { query })}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** A name that is found stays in sight while the next letter is searched. */
function useFound(type: 'contact' | 'account', term: string, enabled: boolean): LookupItem[] {
  const { data } = useQuery({
    queryKey: ['records', 'lookup', type, term],
    queryFn: async ({ signal }) =>
      (await request<{ items: LookupItem[] }>('GET', `/lookup/${type}`, { query: { q: term }, signal })).data.items,
    enabled: enabled && term.length > 0,
    placeholderData: keepPreviousData,
  });
  return term.length > 0 ? (data ?? []).slice(0, 6) : [];
}

type GroupProps = { label: string; items: readonly LookupItem[]; path: string; onRun: (href: string) => void };

function Group({ label, items, path, onRun }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {items.map((item) => (
        <Spotlight.Action
          key={item.id}
          label={item.label}
          description={item.detail ?? undefined}
          onClick={() => onRun(`${path}/${item.id}`)}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

type CommandsProps = { label: string; commands: readonly PaletteCommand[]; onRun: (href: string) => void };

function Commands({ label, commands, onRun }: CommandsProps) {
  if (commands.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {commands.map((command) => (
        <Spotlight.Action
          key={command.id}
          label={command.label}
          leftSection={<command.icon size={18} stroke={1.6} aria-hidden />}
          onClick={() => onRun(command.href)}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}
