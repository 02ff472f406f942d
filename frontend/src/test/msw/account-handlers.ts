import { http, HttpResponse } from 'msw';
import { problem } from './problems';

/** What leads to an account, and what one does with one's own. Links end in `#good`, the code is 123456. */
export type AccountState = { asked: string[]; passwords: string[]; accepted: unknown[] };

export function createAccount(): AccountState {
  return { asked: [], passwords: [], accepted: [] };
}

function refusedPassword(password: string, member: string) {
  if (!password.includes('password')) return undefined;
  return problem(422, 'validation', { errors: { [member]: ['Many people use this password.'] } });
}

export function accountHandlersFor(state: AccountState) {
  return [
    http.post('/api/v1/password-resets', async ({ request }) => {
      state.asked.push(((await request.json()) as { email: string }).email);
      return new HttpResponse(null, { status: 202 });
    }),
    http.post('/api/v1/password-resets/confirm', async ({ request }) => {
      const { token, password } = (await request.json()) as { token: string; password: string };
      if (token !== 'good') return problem(422, 'reset_link_invalid', { errors: { token: ['Ask for a new one.'] } });
      const refused = refusedPassword(password, 'password');
      if (refused) return refused;
      state.passwords.push(password);
      return new HttpResponse(null, { status: 204 });
    }),
    http.post('/api/v1/invitations/look-up', async ({ request }) => {
      const { token } = (await request.json()) as { token: string };
      if (token !== 'good') return problem(422, 'invitation_invalid', { errors: { token: ['Ask again.'] } });
      return HttpResponse.json({ email: 'zoe@demo.example', name: 'Zoe Ito', expiresAt: '2030-01-01T00:00:00Z' });
    }),
    http.post('/api/v1/invitations/accept', async ({ request }) => {
      const body = (await request.json()) as { token: string; name: string; password: string };
      const refused = refusedPassword(body.password, 'password');
      if (refused) return refused;
      state.accepted.push(body);
      return HttpResponse.json({ antiforgeryToken: 'token-zoe' });
    }),
  ];
}
