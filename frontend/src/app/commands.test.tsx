import { act, render } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useCommand, useCommands, type Command } from './commands';

function Palette({ see }: { see: (commands: readonly Command[]) => void }) {
  see(useCommands());
  return null;
}

function Page({ run, enabled = true }: { run: () => void; enabled?: boolean }) {
  useCommand({ id: 'record.delete', label: 'Delete', group: 'record', run, enabled });
  return null;
}

it('offers what the page in sight can do, with its latest meaning', () => {
  const first = vi.fn();
  const second = vi.fn();
  let offered: readonly Command[] = [];
  const see = (commands: readonly Command[]) => {
    offered = commands;
  };
  const { rerender } = render(
    <>
      <Palette see={see} />
      <Page run={first} />
    </>,
  );
  expect(offered.map(({ label }) => label)).toEqual(['Delete']);
  rerender(
    <>
      <Palette see={see} />
      <Page run={second} />
    </>,
  );
  act(() => offered[0]?.run());
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledOnce();
  rerender(
    <>
      <Palette see={see} />
      <Page run={second} enabled={false} />
    </>,
  );
  expect(offered).toEqual([]);
});
