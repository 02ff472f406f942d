import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client';
import type { Page } from '../api/types';
import { answerWithPasskey, makePasskey, type PasskeyQuestion } from './webauthn';

export type Passkey = {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt?: string | null;
  synced: boolean;
  transports: string[];
  userAgent?: string | null;
};

/** Whose: one's own, or those of somebody whom an administrator looks after. */
const pathOf = (userId: string | undefined) =>
  userId === undefined ? '/session/passkeys' : `/users/${userId}/passkeys`;

export function passkeysQuery(userId?: string) {
  return queryOptions({
    queryKey: ['passkeys', userId],
    queryFn: async ({ signal }) => (await request<Page<Passkey>>('GET', pathOf(userId), { signal })).data.items,
  });
}

/** Asks the device to make one, and the server to keep its public half. */
export async function addPasskey(name: string): Promise<Passkey> {
  const { data } = await request<PasskeyQuestion>('POST', '/session/passkeys/question');
  return (await request<Passkey>('POST', '/session/passkeys', { body: { name, ...(await makePasskey(data)) } })).data;
}

export async function renamePasskey(id: string, name: string): Promise<void> {
  await request('PATCH', `/session/passkeys/${id}`, { body: { name } });
}

export async function removePasskey(id: string, userId?: string): Promise<void> {
  await request('DELETE', `${pathOf(userId)}/${id}`);
}

/** Opens dangerous acts to this session for a while. */
export async function proveWithPasskey(): Promise<void> {
  const { data } = await request<PasskeyQuestion>('POST', '/session/proof/passkey/question');
  await request('POST', '/session/proof/passkey', { body: await answerWithPasskey(data) });
}
