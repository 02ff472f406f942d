import { Alert, Button, Group, Modal, PasswordInput, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import type { User } from '@/shared/api/types';
import { generatePassword } from './password';
import { changeUser, createUser, teamsQuery, usersQuery } from './queries';
import { RolePicker } from './role-picker';

type FormValues = {
  name: string;
  email: string;
  password: string;
  roleIds: string[];
  teamId: string | null;
  spokenLanguages: string[];
  skills: string[];
};

/** What they bring to selling. */
type Selling = { spokenLanguages?: string[]; skills?: string[] };

/** One dialog for a new user (user is null) and for an existing one. */
export function UserDialog({ user, onClose }: { user: User | null; onClose: () => void }) {
  const t = useTranslations('people.users');
  const tPeople = useTranslations('people');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { data: teams = [] } = useQuery(teamsQuery);
  const [isPasswordShown, setPasswordShown] = useState(false);

  const form = useForm<FormValues>({
    initialValues: {
      name: user?.name ?? '',
      email: user?.email ?? '',
      password: '',
      roleIds: user ? (user.roles?.map(({ id }) => id) ?? [user.roleId]) : [],
      teamId: user?.teamId ?? null,
      spokenLanguages: (user as Selling | null)?.spokenLanguages ?? [],
      skills: (user as Selling | null)?.skills ?? [],
    },
    validate: {
      name: isNotEmpty(t('nameMissing')),
      email: isNotEmpty(t('emailMissing')),
      roleIds: (ids) => (ids.length === 0 ? tPeople('rolesMissing') : null),
      password: (value) => (user === null && value === '' ? t('passwordMissing') : null),
    },
  });

  const save = useMutation({
    mutationFn: async (values: FormValues) => {
      const { name, email, password, teamId, roleIds, spokenLanguages, skills } = values;
      if (user === null) return await createUser({ name, email, password, roleIds, ...(teamId ? { teamId } : {}) });
      const change = { name, roleIds, teamId, spokenLanguages, skills, ...(password ? { password } : {}) };
      return (await changeUser(user.id, change)).user;
    },
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: usersQuery.queryKey });
      notifications.show({ message: t(user ? 'saved' : 'created', { name: saved.name }), color: 'pine' });
      onClose();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });

  return (
    <Modal
      opened
      onClose={onClose}
      title={user ? t('editTitle', { name: user.name }) : t('newTitle')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          {save.error && (
            <Alert color="red" variant="light" role="alert">
              {problemText(save.error)}
            </Alert>
          )}
          <TextInput label={t('name')} autoComplete="off" data-autofocus {...form.getInputProps('name')} />
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="off"
            readOnly={user !== null}
            {...form.getInputProps('email')}
          />
          <RolePicker {...form.getInputProps('roleIds')} value={form.values.roleIds} />
          <Select
            label={t('team')}
            placeholder={t('noTeam')}
            data={teams.map((team) => ({ value: team.id, label: team.name }))}
            clearable
            clearButtonProps={{ 'aria-label': t('noTeam') }}
            {...form.getInputProps('teamId')}
          />
          {user && (
            <>
              <TagsInput
                label={t('languages')}
                description={t('languagesHint')}
                {...form.getInputProps('spokenLanguages')}
              />
              <TagsInput label={t('skills')} description={t('skillsHint')} {...form.getInputProps('skills')} />
            </>
          )}
          <PasswordInput
            label={user ? t('newPassword') : t('firstPassword')}
            description={user ? t('newPasswordHint') : t('firstPasswordHint')}
            autoComplete="new-password"
            visible={isPasswordShown}
            onVisibilityChange={setPasswordShown}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
            {...form.getInputProps('password')}
          />
          <Group justify="space-between">
            <Button
              variant="subtle"
              onClick={() => {
                form.setFieldValue('password', generatePassword());
                setPasswordShown(true);
              }}
            >
              {t('generate')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {user ? tApp('save') : t('create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
