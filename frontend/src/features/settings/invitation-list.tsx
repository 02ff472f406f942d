import { Badge, Button, Group, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { useRoleText } from '@/shared/i18n/role-text';
import { Moment } from '@/shared/ui/moment';
import { Row, RowList } from '@/shared/ui/row-list';
import { invitationsQuery, resendInvitation, revokeInvitation, type Invitation } from './invitations';
import { rolesQuery } from './queries';

/** Those who were invited and have not come yet; where there are none, nothing is shown. */
export function InvitationList({ onLink }: { onLink: (invitation: Invitation) => void }) {
  const t = useTranslations('people.invite');
  const { data } = useQuery(invitationsQuery);
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="invitations">
      <Title order={2} id="invitations" mt="xl" mb="sm">
        {t('list')}
      </Title>
      <RowList label={t('list')}>
        {data.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} onLink={onLink} />
        ))}
      </RowList>
    </section>
  );
}

type InvitationRowProps = { invitation: Invitation; onLink: (invitation: Invitation) => void };

function InvitationRow({ invitation, onLink }: InvitationRowProps) {
  const t = useTranslations('people.invite');
  const roleText = useRoleText();
  const problemText = useProblemText();
  const client = useQueryClient();
  const { data: roles = [] } = useQuery(rolesQuery);
  const { id, name, email, roleIds, state, sentAt } = invitation;
  const told = (message: string) => {
    void client.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    notifications.show({ message, color: 'pine' });
  };
  const onError = (error: Error) => notifications.show({ message: problemText(error), color: 'red' });
  const resend = useMutation({
    mutationFn: () => resendInvitation(id),
    onSuccess: (renewed) => {
      told(t('sent', { name }));
      if (renewed.link) onLink(renewed);
    },
    onError,
  });
  const revoke = useMutation({
    mutationFn: () => revokeInvitation(id),
    onSuccess: () => told(t('revoked', { name })),
    onError,
  });
  const held = roles.filter((role) => roleIds.includes(role.id));
  return (
    <Row
      title={name}
      detail={[email, ...held.map((role) => roleText.name(role))].join(' · ')}
      side={
        <>
          <Badge color={state === 'expired' ? 'yellow' : 'gray'}>
            {t(state === 'expired' ? 'states.expired' : 'states.open')}
          </Badge>
          <span>{t.rich('sentWhen', { when: () => <Moment value={sentAt} /> })}</span>
        </>
      }
      end={
        <Group gap={6} wrap="nowrap">
          <Button
            variant="default"
            size="xs"
            aria-label={t('resendOf', { name })}
            loading={resend.isPending}
            onClick={() => resend.mutate()}
          >
            {t('resend')}
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-label={t('revokeOf', { name })}
            loading={revoke.isPending}
            onClick={() => revoke.mutate()}
          >
            {t('revoke')}
          </Button>
        </Group>
      }
    />
  );
}
