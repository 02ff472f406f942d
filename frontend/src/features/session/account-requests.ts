import { request } from '@/shared/api/client';

export type OpenInvitation = { email: string; name: string; expiresAt: string };

export async function askForReset(email: string): Promise<void> {
  await request('POST', '/password-resets', { body: { email } });
}

export async function resetPassword(token: string, password: string): Promise<void> {
  await request('POST', '/password-resets/confirm', { body: { token, password } });
}

export async function lookUpInvitation(token: string): Promise<OpenInvitation> {
  return (await request<OpenInvitation>('POST', '/invitations/look-up', { body: { token } })).data;
}
