import { act, render } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useCommand, useCommands, type Command } from './commands';

let offered: readonly Command[] = [];

function Palette() {
  offered = useCommands();
  return null;
}

function Page({ run, enabled = true }: { run: () => void; enabled?: boolean }) {
  useCommand({ id: 'record.delete', label: 'Delete', group: 'record', run, enabled });
  return null;
}

it('offers what the page in sight can do, with its latest meaning', () => {
  const first = vi.fn();
  const second = vi.fn();
  const { rerender } = render(
    <>
      <Palette />
      <Page run={first} />
    </>,
  );
  expect(offered.map(({ label }) => label)).toEqual(['Delete']);
  rerender(
    <>
      <Palette />
      <Page run={second} />
    </>,
  );
  act(() => offered[0]?.run());
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledOnce();
  rerender(
    <>
      <Palette />
      <Page run={second} enabled={false} />
    </>,
  );
  expect(offered).toEqual([]);
});
