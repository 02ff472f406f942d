import { notifications } from '@mantine/notifications';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, expect, it, vi } from 'vitest';
import { renderInApp } from '@/test/render';
import { server, startMockServer } from '@/test/server';
import { forgetUndo, useUndo } from './undo';

startMockServer();

afterEach(() => {
  forgetUndo();
  notifications.clean();
});

function Changer({ onUndone }: { onUndone: () => void }) {
  const { notifyUndo, undoLast } = useUndo();
  return (
    <>
      <button onClick={() => notifyUndo({ message: 'Name changed', changeSetId: 'change-1', onUndone })}>change</button>
      <button onClick={() => void undoLast()}>undo last</button>
    </>
  );
}

function answerUndo(conflicts: unknown[]) {
  server.use(
    http.post('*/api/v1/change-sets/change-1/undo', () =>
      HttpResponse.json({ changeSetId: 'change-2', undone: 1, conflicts }),
    ),
  );
}

it('takes a change back from its toast', async () => {
  answerUndo([]);
  const onUndone = vi.fn();
  renderInApp(<Changer onUndone={onUndone} />);
  await userEvent.click(screen.getByRole('button', { name: 'change' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Undone')).toBeVisible();
  expect(onUndone).toHaveBeenCalledOnce();
});

it('says what was kept because it was changed since', async () => {
  answerUndo([{ field: 'name' }]);
  renderInApp(<Changer onUndone={() => undefined} />);
  await userEvent.click(screen.getByRole('button', { name: 'change' }));
  await userEvent.click(screen.getByRole('button', { name: 'undo last' }));
  expect(await screen.findByText('Undone, except # value that was changed since'.replace('#', '1'))).toBeVisible();
});

it('says why when it cannot be undone, and when there is nothing to undo', async () => {
  server.use(
    http.post('*/api/v1/change-sets/change-1/undo', () =>
      HttpResponse.json({ code: 'already_undone' }, { status: 409 }),
    ),
  );
  renderInApp(<Changer onUndone={() => undefined} />);
  await userEvent.click(screen.getByRole('button', { name: 'change' }));
  await userEvent.click(screen.getByRole('button', { name: 'undo last' }));
  expect(await screen.findByText('This has been undone already.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'undo last' }));
  expect(await screen.findByText('There is nothing to undo')).toBeVisible();
});
