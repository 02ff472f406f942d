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

let early: { keys: string; at: number } | undefined;
const earlyPatience = 10_000;

function keepEarlyKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k') return;
  event.preventDefault();
  early = { keys: 'mod+k', at: Date.now() };
}

/** Ctrl-K while the app still loads would be the browser's, and the app's answer lost: it waits for the shell. */
export function keepEarlyKeys(): void {
  window.addEventListener('keydown', keepEarlyKey);
}

export function forgetEarlyKeys(): void {
  window.removeEventListener('keydown', keepEarlyKey);
  early = undefined;
}

/** The shell listens once for all. */
export function useShortcutListener(): void {
  useEffect(() => {
    const pressed = early && Date.now() - early.at < earlyPatience ? early.keys : undefined;
    forgetEarlyKeys();
    window.addEventListener('keydown', handleKey);
    // What the shell holds has registered its keys before.
    if (pressed !== undefined) run(pressed);
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
  const isKnown = registered.some((shortcut) => shortcut.keys === keys);
  if (isKnown) event.preventDefault();
  run(keys);
  return isKnown;
}

/** The one registered last belongs to the innermost place and wins. */
function run(keys: string): void {
  registered.findLast((shortcut) => shortcut.keys === keys)?.run();
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
