import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';

export type Invitation = {
  id: string;
  email: string;
  name: string;
  roleIds: string[];
  teamId?: string | null;
  state: 'open' | 'accepted' | 'revoked' | 'expired';
  sentAt: string;
  expiresAt: string;
  /** Only in the answer that makes it, and only where no mail server is set up. */
  link?: string | null;
};

export type NewInvitation = { email: string; name: string; roleIds: string[]; teamId?: string };

/** Those that still wait for somebody; the ended ones are in the audit log. */
export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: async ({ signal }) => {
    const { data } = await request<Page<Invitation>>('GET', '/invitations', { query: { limit: 200 }, signal });
    return data.items.filter(({ state }) => state === 'open' || state === 'expired');
  },
});

export async function invite(invitation: NewInvitation): Promise<Invitation> {
  return (await request<Invitation>('POST', '/invitations', { body: invitation })).data;
}

export async function resendInvitation(id: string): Promise<Invitation> {
  return (await request<Invitation>('POST', `/invitations/${id}/resend`)).data;
}

export async function revokeInvitation(id: string): Promise<void> {
  await request('DELETE', `/invitations/${id}`);
}
