import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, expect, it } from 'vitest';
import { request, setProofHandler } from '@/shared/api/client';
import { problem } from '@/test/msw/problems';
import { renderInApp } from '@/test/render';
import { server, startMockServer } from '@/test/server';
import { askForProof } from './proof';
import { ProofHost } from './proof-host';

startMockServer();
afterEach(() => setProofHandler(undefined));

it('asks for the password again, then goes on with what was asked for', async () => {
  let isProven = false;
  server.use(
    http.delete('/api/v1/users/u1/second-factor', () =>
      isProven ? new HttpResponse(null, { status: 204 }) : problem(403, 'proof_required'),
    ),
    http.post('/api/v1/session/proof', async ({ request: sent }) => {
      const { password } = (await sent.json()) as { password: string };
      if (password !== 'right') return problem(422, 'wrong_password');
      isProven = true;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  setProofHandler(askForProof);
  renderInApp(<ProofHost />);
  const user = userEvent.setup();

  const first = expect(request('DELETE', '/users/u1/second-factor')).rejects.toMatchObject({ code: 'proof_required' });
  await screen.findByRole('dialog', { name: 'Is it you?' });
  await user.keyboard('{Escape}');
  await first;

  const second = request('DELETE', '/users/u1/second-factor');
  await user.type(await screen.findByLabelText('Password'), 'wrong{Enter}');
  expect(await screen.findByText('This is not your present password.')).toBeInTheDocument();
  await user.clear(screen.getByLabelText('Password'));
  await user.type(screen.getByLabelText('Password'), 'right{Enter}');
  expect((await second).response.status).toBe(204);
});
