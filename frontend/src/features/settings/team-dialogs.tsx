import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import type { Team } from '@/shared/api/types';
import { changeTeam, deleteTeam, teamsQuery, usersQuery } from './queries';
import { withDescendants } from './team-tree';

type TeamDialogProps = { team: Team; teams: readonly Team[]; onClose: () => void };

export function EditTeamDialog({ team, teams, onClose }: TeamDialogProps) {
  const t = useTranslations('people.team');
  const tTeams = useTranslations('people.teams');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const client = useQueryClient();
  const form = useForm<{ name: string; parentId: string | null }>({
    initialValues: { name: team.name, parentId: team.parentId },
    validate: { name: isNotEmpty(tTeams('nameMissing')) },
  });
  const save = useMutation({
    mutationFn: (values: { name: string; parentId: string | null }) => changeTeam(team.id, values),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: teamsQuery.queryKey });
      void client.invalidateQueries({ queryKey: usersQuery.queryKey });
      notifications.show({ message: tApp('saved'), color: 'pine' });
      onClose();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const ownTree = withDescendants(teams, team.id);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('editTitle', { name: team.name })}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          {save.error && (
            <Alert color="red" variant="light" role="alert">
              {problemText(save.error)}
            </Alert>
          )}
          <TextInput label={tTeams('rename')} data-autofocus {...form.getInputProps('name')} />
          <Select
            label={tTeams('parent')}
            description={t('moveHint')}
            placeholder={tTeams('top')}
            data={teams.filter(({ id }) => !ownTree.has(id)).map(({ id, name }) => ({ value: id, label: name }))}
            clearable
            clearButtonProps={{ 'aria-label': tTeams('top') }}
            {...form.getInputProps('parentId')}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              {tApp('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

export function DeleteTeamDialog({ team, teams, members, onClose }: TeamDialogProps & { members: number }) {
  const t = useTranslations('people.team');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const client = useQueryClient();
  const [heir, setHeir] = useState<string | null>(team.parentId);
  const remove = useMutation({
    mutationFn: () => deleteTeam(team.id, heir),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: teamsQuery.queryKey });
      void client.invalidateQueries({ queryKey: usersQuery.queryKey });
      notifications.show({ message: t('deleted', { name: team.name }), color: 'pine' });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('deleteTitle', { name: team.name })}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <Stack>
        <Text>{t('deleteText', { count: members })}</Text>
        {remove.error && (
          <Alert color="red" variant="light" role="alert">
            {problemText(remove.error)}
          </Alert>
        )}
        {members > 0 && (
          <Select
            label={t('instead')}
            data={teams.filter(({ id }) => id !== team.id).map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            value={heir}
            onChange={setHeir}
          />
        )}
        <Group justify="flex-end">
          <Button
            color="red.8"
            disabled={members > 0 && heir === null}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {t('deleteNow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
