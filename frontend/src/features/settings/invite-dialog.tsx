import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import { invitationsQuery, invite, type Invitation } from './invitations';
import { teamsQuery } from './queries';
import { RolePicker } from './role-picker';

type FormValues = { name: string; email: string; roleIds: string[]; teamId: string | null };
type InviteDialogProps = { onClose: () => void; onLink: (invitation: Invitation) => void };

export function InviteDialog({ onClose, onLink }: InviteDialogProps) {
  const t = useTranslations('people');
  const tUsers = useTranslations('people.users');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { data: teams = [] } = useQuery(teamsQuery);
  const form = useForm<FormValues>({
    initialValues: { name: '', email: '', roleIds: [], teamId: null },
    validate: {
      name: isNotEmpty(tUsers('nameMissing')),
      email: isNotEmpty(tUsers('emailMissing')),
      roleIds: (ids) => (ids.length === 0 ? t('rolesMissing') : null),
    },
  });
  const send = useMutation({
    mutationFn: ({ teamId, ...values }: FormValues) => invite({ ...values, ...(teamId ? { teamId } : {}) }),
    onSuccess: (invitation) => {
      void client.invalidateQueries({ queryKey: invitationsQuery.queryKey });
      if (invitation.link) onLink(invitation);
      else {
        notifications.show({ message: t('invite.sent', { name: invitation.name }), color: 'pine' });
        onClose();
      }
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <Modal opened onClose={onClose} title={t('invite.title')} closeButtonProps={{ 'aria-label': tApp('close') }}>
      <form onSubmit={form.onSubmit((values) => send.mutate(values))} noValidate>
        <Stack>
          <Text c="dimmed">{t('invite.text')}</Text>
          {send.error && (
            <Alert color="red" variant="light" role="alert">
              {problemText(send.error)}
            </Alert>
          )}
          <TextInput label={tUsers('name')} autoComplete="off" data-autofocus {...form.getInputProps('name')} />
          <TextInput label={tUsers('email')} type="email" autoComplete="off" {...form.getInputProps('email')} />
          <RolePicker {...form.getInputProps('roleIds')} value={form.values.roleIds} />
          <Select
            label={tUsers('team')}
            placeholder={tUsers('noTeam')}
            data={teams.map((team) => ({ value: team.id, label: team.name }))}
            clearable
            clearButtonProps={{ 'aria-label': tUsers('noTeam') }}
            {...form.getInputProps('teamId')}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={send.isPending}>
              {t('invite.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
