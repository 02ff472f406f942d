import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { notificationHandlersFor } from '@/test/msw/notification-handlers';
import { renderInApp } from '@/test/render';
import { server, startMockServer } from '@/test/server';
import { NotificationSettings } from './notification-settings';

startMockServer();

/** Its texts load with it, which suspends: awaited, so that it has begun to be shown. */
async function renderSettings(): Promise<void> {
  await act(() => {
    renderInApp(<NotificationSettings />);
    return Promise.resolve();
  });
}

it('keeps each choice as it is made', async () => {
  const settings = [
    { kind: 'recordAssigned', inApp: true, mail: 'daily' as const },
    { kind: 'somethingNew', inApp: true, mail: 'off' as const },
  ];
  server.use(...notificationHandlersFor([], settings));
  await renderSettings();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('switch', { name: 'In the app: Somebody gives me records' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'By mail: somethingNew' }), 'At once');
  await waitFor(() =>
    expect(settings).toEqual([
      { kind: 'recordAssigned', inApp: false, mail: 'daily' },
      { kind: 'somethingNew', inApp: true, mail: 'immediate' },
    ]),
  );
});

it('takes back what the server refuses', async () => {
  server.use(
    http.patch('/api/v1/notification-settings', () => HttpResponse.json({ code: 'forbidden' }, { status: 403 })),
    ...notificationHandlersFor(),
  );
  await renderSettings();
  const box = await screen.findByRole('switch', { name: 'In the app: Long work has failed' });
  await userEvent.setup().click(box);
  await waitFor(() => expect(box).toBeChecked());
  await screen.findByText('You do not have the permission for this. Ask your administrator.');
});
