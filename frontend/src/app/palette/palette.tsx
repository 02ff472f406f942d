import '@mantine/spotlight/styles.css';
import { Spotlight, createSpotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLabels } from '@/shared/metadata/use-labels';
import { useCommands, type Command, type CommandGroup } from '../commands';
import { navigationFor } from '../navigation';
import { useSession } from '../session';
import { buildCommands, matching, type PaletteCommand } from './commands';
import { CommandAction } from './command-action';
import { FoundRecords } from './found-records';
import classes from './palette.module.css';
import { RecentRecords } from './recent-records';

export const [paletteStore, palette] = createSpotlight();

const contexts: readonly CommandGroup[] = ['selection', 'record', 'list'];
/** Until the palette has closed and given the focus back to where it was: a command may move it on from there. */
const closingTime = 120;

/** More commands than fit are scrolled, also by who has the keyboard alone. The list hands this on, though its type does not say so. */
const scrolledByKeyboard = { viewportProps: { tabIndex: 0 } };

/** Enter opens what stands first, also when the server's answer has changed what that is. */
function selectFirst(): void {
  const list = document.getElementById(paletteStore.getState().listId);
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  paletteStore.updateState((state) => ({ ...state, selected: 0 }));
}

/** One place to find, to go and to do: what can be done here comes before what can be done everywhere. */
export function Palette() {
  const t = useTranslations('app');
  const labels = useLabels();
  const session = useSession();
  const router = useRouter();
  const here = useCommands();
  const [query, setQuery] = useState('');
  const [term] = useDebouncedValue(query.trim(), 120);

  useEffect(() => palette.open(), []);

  const everywhere = buildCommands(session, navigationFor(session), {
    goTo: (key) => t('palette.goTo', { page: t(`navigation.${key}`) }),
    create: labels.create,
    import: t('palette.import'),
  });
  const open = (href: string) => router.history.push(href);
  const run = (command: Command) => setTimeout(command.run, closingTime);
  const isSearching = query.trim() !== '';

  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      clearQueryOnClose
      maxHeight="min(520px, 72dvh)"
      scrollable
      classNames={{ action: classes.action ?? '' }}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList {...scrolledByKeyboard}>
        {!isSearching && (
          <Suspense fallback={null}>
            <RecentRecords onOpen={open} />
          </Suspense>
        )}
        {contexts.map((group) => (
          <Group key={group} label={t(`palette.context.${group}`)}>
            {matching(
              here.filter((command) => command.group === group),
              query,
            ).map((command) => (
              <CommandAction key={command.id} {...command} onRun={() => run(command)} />
            ))}
          </Group>
        ))}
        {isSearching && (
          <Suspense fallback={null}>
            <FoundRecords q={term} onOpen={open} onFound={selectFirst} />
          </Suspense>
        )}
        <Group label={t('palette.commands')}>
          {matching<PaletteCommand>(everywhere, query).map((command) => (
            <CommandAction key={command.id} {...command} onRun={() => open(command.href)} />
          ))}
        </Group>
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Group({ label, children }: { label: string; children: ReactNode[] }) {
  return children.length === 0 ? null : <Spotlight.ActionsGroup label={label}>{children}</Spotlight.ActionsGroup>;
}
