import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setPreferences } from './preferences';
import { handleKey, keyCaps, registerShortcut } from './shortcuts';

const run = vi.fn<(keys: string) => void>();
let removals: (() => void)[] = [];

function register(...all: string[]): void {
  removals.push(
    ...all.map((keys) => registerShortcut({ keys, label: keys, group: 'everywhere', run: () => run(keys) })),
  );
}

function press(key: string, options: KeyboardEventInit = {}, target: EventTarget = document.body): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
  Object.defineProperty(event, 'target', { value: target });
  handleKey(event);
}

beforeEach(() => register('?', 'c', 'g c', 'mod+k', 'mod+z'));

afterEach(() => {
  removals.forEach((remove) => remove());
  removals = [];
  run.mockReset();
  setPreferences({ singleKeyShortcuts: true });
  document.body.innerHTML = '';
});

describe('handleKey', () => {
  it('runs single keys, keys in a row and combinations', () => {
    press('?');
    press('g');
    press('c');
    press('c');
    press('k', { ctrlKey: true });
    press('k', { metaKey: true });
    expect(run.mock.calls.flat()).toEqual(['?', 'g c', 'c', 'mod+k', 'mod+k']);
  });

  it('leaves typing alone, but not Ctrl-K', () => {
    const input = document.createElement('input');
    press('c', {}, input);
    press('z', { ctrlKey: true }, input);
    press('k', { ctrlKey: true }, input);
    expect(run.mock.calls.flat()).toEqual(['mod+k']);
  });

  it('is quiet below a dialog', () => {
    document.body.innerHTML = '<div role="dialog" aria-modal="true"></div>';
    press('c');
    expect(run).not.toHaveBeenCalled();
  });

  it('can be switched off for single keys', () => {
    setPreferences({ singleKeyShortcuts: false });
    press('c');
    press('z', { ctrlKey: true });
    expect(run.mock.calls.flat()).toEqual(['mod+z']);
  });

  it('prefers what was registered last', () => {
    const inner = vi.fn();
    removals.push(registerShortcut({ keys: 'c', label: 'inner', group: 'list', run: inner }));
    press('c');
    expect(inner).toHaveBeenCalledOnce();
    expect(run).not.toHaveBeenCalled();
  });
});

it('shows key caps', () => {
  expect(keyCaps('mod+k')).toEqual(['Ctrl', 'K']);
  expect(keyCaps('g c')).toEqual(['G', 'C']);
});
