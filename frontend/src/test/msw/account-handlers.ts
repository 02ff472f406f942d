import { http, HttpResponse } from 'msw';
import { problem } from './problems';

/** What leads to an account, and what one does with one's own. Links end in `#good`, the code is 123456. */
export type AccountState = {
  asked: string[];
  passwords: string[];
  accepted: unknown[];
  secondFactor: { on: boolean; required: boolean; recoveryCodesLeft: number };
  passkeys: { id: string; name: string; synced: boolean; transports: string[] }[];
  sessions: { id: string; current: boolean; userAgent: string; address: string }[];
};

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19 Safari/604.1';
const recoveryCodes = ['abcd-efgh-jkmn-pqrs', 'tuvw-xyz2-3456-789a'];
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export function createAccount(): AccountState {
  return {
    asked: [],
    passwords: [],
    accepted: [],
    secondFactor: { on: false, required: false, recoveryCodesLeft: 0 },
    passkeys: [{ id: 'passkey-1', name: 'Old telephone', synced: true, transports: ['internal', 'hybrid'] }],
    sessions: [
      { id: 'session-1', current: true, userAgent: firefox, address: '192.0.2.7' },
      { id: 'session-2', current: false, userAgent: phone, address: '198.51.100.20' },
    ],
  };
}

const rightPassword = 'demo-password-1';

function wrongPassword(member: string) {
  return problem(422, 'wrong_password', { errors: { [member]: ['This is not your present password.'] } });
}

function refusedPassword(password: string, member: string) {
  if (!password.includes('password')) return undefined;
  return problem(422, 'validation', { errors: { [member]: ['Many people use this password.'] } });
}

export function accountHandlersFor(state: AccountState) {
  return [
    http.get('/api/v1/session/logins', () => HttpResponse.json({ items: [], nextCursor: null })),
    http.get('/api/v1/users/:id/logins', () => HttpResponse.json({ items: [], nextCursor: null })),
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
    http.put('/api/v1/session/password', async ({ request }) => {
      const { currentPassword, newPassword } = (await request.json()) as Record<string, string>;
      if (currentPassword !== rightPassword) return wrongPassword('currentPassword');
      const refused = refusedPassword(newPassword ?? '', 'newPassword');
      if (refused) return refused;
      state.passwords.push(newPassword ?? '');
      return new HttpResponse(null, { status: 204 });
    }),
    http.get('/api/v1/session/second-factor', () => HttpResponse.json(state.secondFactor)),
    http.post('/api/v1/session/second-factor', async ({ request }) => {
      const { password } = (await request.json()) as { password: string };
      if (password !== rightPassword) return wrongPassword('password');
      const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
      return HttpResponse.json({ key, uri: `otpauth://totp/CRM:ada@demo.example?secret=${key}&issuer=CRM` });
    }),
    http.post('/api/v1/session/second-factor/confirm', async ({ request }) => {
      const { code } = (await request.json()) as { code: string };
      if (code !== '123456') return problem(422, 'wrong_code');
      state.secondFactor = { ...state.secondFactor, on: true, recoveryCodesLeft: recoveryCodes.length };
      return HttpResponse.json({ codes: recoveryCodes });
    }),
    http.post('/api/v1/session/second-factor/recovery-codes', () => HttpResponse.json({ codes: recoveryCodes })),
    http.post('/api/v1/session/second-factor/remove', () => {
      state.secondFactor = { ...state.secondFactor, on: false, recoveryCodesLeft: 0 };
      return new HttpResponse(null, { status: 204 });
    }),
    http.get('/api/v1/session/passkeys', () =>
      HttpResponse.json({
        items: state.passkeys.map((passkey) => ({
          ...passkey,
          createdAt: ago(9000),
          lastUsedAt: null,
          userAgent: phone,
        })),
        nextCursor: null,
      }),
    ),
    http.post('/api/v1/session/passkeys/question', () =>
      HttpResponse.json({
        options: { challenge: 'AAEC', user: { id: 'dTE' }, excludeCredentials: [] },
        state: 'sealed',
      }),
    ),
    http.post('/api/v1/session/passkeys', async ({ request }) => {
      const body = (await request.json()) as { name: string; state: string; credential: { id: string } };
      if (body.state !== 'sealed' || body.credential.id !== 'made-here') return problem(400, 'passkey_refused');
      const passkey = { id: 'passkey-2', name: body.name, synced: false, transports: ['usb'] };
      state.passkeys = [...state.passkeys, passkey];
      return HttpResponse.json({ ...passkey, createdAt: ago(0) }, { status: 201 });
    }),
    http.delete('/api/v1/session/passkeys/:id', ({ params }) => {
      state.passkeys = state.passkeys.filter(({ id }) => id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.get('/api/v1/sessions', () =>
      HttpResponse.json({
        items: state.sessions.map((session) => ({
          ...session,
          createdAt: ago(300),
          lastSeenAt: ago(12),
          expiresAt: ago(-600),
        })),
        nextCursor: null,
      }),
    ),
    http.delete('/api/v1/sessions', () => {
      const ended = state.sessions.length - 1;
      state.sessions = state.sessions.filter(({ current }) => current);
      return HttpResponse.json({ ended });
    }),
    http.delete('/api/v1/sessions/:id', ({ params }) => {
      state.sessions = state.sessions.filter(({ id }) => id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.get('/api/v1/sign-ins', () =>
      HttpResponse.json({
        items: [
          { id: 'sign-in-1', at: ago(300), outcome: 'succeeded', userAgent: firefox, address: '192.0.2.7' },
          { id: 'sign-in-2', at: ago(900), outcome: 'wrongPassword', userAgent: null, address: '203.0.113.5' },
        ],
        nextCursor: null,
      }),
    ),
  ];
}
