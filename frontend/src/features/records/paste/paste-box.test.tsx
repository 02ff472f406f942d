import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { normaliseHandlers } from '@/test/msw/normalise-handlers';
import { renderInApp } from '@/test/render';
import { server, startMockServer } from '@/test/server';
import { PasteBox } from './paste-box';
import type { Proposal, Understood } from './paste-api';

startMockServer();

it('fills fields from a pasted line, and gives a repair back', async () => {
  server.use(...normaliseHandlers);
  const fill = vi.fn((understood: Understood) => Object.keys(understood.values).length);
  const keepRaw = vi.fn<(proposal: Proposal) => void>();
  await act(() => Promise.resolve(renderInApp(<PasteBox recordType="contact" onFill={fill} onKeepRaw={keepRaw} />)));
  const user = userEvent.setup();
  const box = await screen.findByRole('textbox', { name: 'Paste a name, a line or a mail signature' });
  await user.click(box);
  await user.paste('J. PÉREZ <Juan@ACME.es> (91) 555-12-34');
  await waitFor(() => expect(fill).toHaveBeenCalledOnce());
  expect(fill.mock.calls[0]?.[0].values).toMatchObject({ givenName: 'J.', emails: [{ address: 'juan@acme.es' }] });
  expect(await screen.findByText('4 fields were filled in.')).toBeVisible();
  expect(screen.getByText('Capital and small letters of the name were repaired.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Keep “PÉREZ”' }));
  expect(keepRaw).toHaveBeenCalledOnce();
});
