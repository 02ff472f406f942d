import type { Icon } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

export type CommandGroup = 'record' | 'selection' | 'list';

/** Something to do where one is: the page that shows it registers it, and the palette offers it. */
export type Command = {
  id: string;
  label: string;
  group: CommandGroup;
  icon?: Icon;
  /** The key that does the same, to show beside it. */
  keys?: string;
  run: () => void;
};

let registered: readonly Command[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly Command[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function registerCommand(command: Command): () => void {
  publish([...registered.filter(({ id }) => id !== command.id), command]);
  return () => publish(registered.filter((other) => other !== command));
}

/** What can be done here, now. */
export function useCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, () => registered);
}

type CommandInput = Omit<Command, 'run'> & { run: () => void; enabled?: boolean };

/** Offers a command in the palette for as long as the page that can do it is there. */
export function useCommand({ id, label, group, icon, keys, run, enabled = true }: CommandInput): void {
  const runLatest = useEffectEvent(run);
  useEffect(() => {
    if (!enabled) return undefined;
    return registerCommand({
      id,
      label,
      group,
      ...(icon ? { icon } : {}),
      ...(keys === undefined ? {} : { keys }),
      run: () => runLatest(),
    });
  }, [id, label, group, icon, keys, enabled]);
}
