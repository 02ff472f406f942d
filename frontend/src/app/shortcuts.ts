import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { getPreferences } from './preferences';

export type ShortcutGroup = 'everywhere' | 'goTo' | 'list' | 'record';

export type Shortcut = {
  /** One key ("?", "c"), keys in a row ("g c") or a combination with Ctrl or Cmd ("mod+k"). */
  keys: string;
  label: string;
  group: ShortcutGroup;
  run: () => void;
};

let registered: readonly Shortcut[] = [];
const listeners = new Set<() => void>();
const sequencePause = 1200;
let typed: { key: string; at: number } | undefined;

function publish(next: readonly Shortcut[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

export function registerShortcut(shortcut: Shortcut): () => void {
  publish([...registered, shortcut]);
  return () => publish(registered.filter((other) => other !== shortcut));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What can be pressed right now, for the help. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => registered);
}

type ShortcutOptions = { group?: ShortcutGroup; enabled?: boolean };

export function useShortcut(keys: string, label: string, run: () => void, options: ShortcutOptions = {}): void {
  const { group = 'everywhere', enabled = true } = options;
  const runLatest = useEffectEvent(run);
  useEffect(() => {
    if (!enabled) return undefined;
    return registerShortcut({ keys, label, group, run: () => runLatest() });
  }, [keys, label, group, enabled]);
}

/** The shell listens once for all. */
export function useShortcutListener(): void {
  useEffect(() => {
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, []);
}

export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const withModifier = event.ctrlKey || event.metaKey;
  if (withModifier) {
    // Ctrl-Z in a field takes back typing, not the last saved change.
    if (event.shiftKey || (key === 'z' && isEditable(event.target))) return;
    trigger(`mod+${key}`, event);
    return;
  }
  if (!getPreferences().singleKeyShortcuts || isEditable(event.target) || isDialogOpen()) return;
  const previous = typed && Date.now() - typed.at < sequencePause ? typed.key : undefined;
  typed = undefined;
  if (previous && trigger(`${previous} ${key}`, event)) return;
  if (trigger(key, event)) return;
  if (registered.some((shortcut) => shortcut.keys.startsWith(`${key} `))) typed = { key, at: Date.now() };
}

function trigger(keys: string, event: KeyboardEvent): boolean {
  // The one registered last belongs to the innermost place and wins.
  const shortcut = registered.findLast((candidate) => candidate.keys === keys);
  if (!shortcut) return false;
  event.preventDefault();
  shortcut.run();
  return true;
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"], [role="combobox"]'))
  );
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

const isApple = /mac|iphone|ipad/i.test(navigator.userAgent);

/** The key caps to show: ["⌘", "K"] or ["Ctrl", "K"], ["G", "C"]. */
export function keyCaps(keys: string): string[] {
  return keys.split(/[ +]/).map((key) => {
    if (key === 'mod') return isApple ? '⌘' : 'Ctrl';
    return key.length === 1 ? key.toUpperCase() : key;
  });
}

/** The same for assistive technology, as aria-keyshortcuts wants it. Keys in a row have no notation there. */
export function ariaKeys(keys: string): string | undefined {
  if (keys.includes(' ')) return undefined;
  return keys.replace('mod', isApple ? 'Meta' : 'Control').replace(/\+?(\w)$/, (match) => match.toUpperCase());
}
