import { Alert, Button, Group, Stack, Switch, TextInput, Textarea, Title } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import type { PermissionLevel, Role } from '@/shared/api/types';
import { GrantsEditor } from './grants-editor';
import { changeRole, createRole, rolesQuery } from './queries';

type RoleFormProps = { model: Role | undefined; isNew: boolean; roles: readonly Role[] };
type Values = {
  name: string;
  description: string;
  requiresSecondFactor: boolean;
  grants: Record<string, PermissionLevel>;
};

export function RoleForm({ model, isNew, roles }: RoleFormProps) {
  const t = useTranslations('people.role');
  const problemText = useProblemText();
  const client = useQueryClient();
  const navigate = useNavigate();
  // Of a built-in role one decides only whether it asks for a second factor.
  const isFixed = !isNew && model?.builtIn !== false;
  const form = useForm<Values>({
    initialValues: {
      name: model?.name ?? '',
      description: model?.description ?? '',
      requiresSecondFactor: model?.requiresSecondFactor ?? false,
      grants: model?.grants ?? {},
    },
    validate: { name: isNotEmpty(t('nameMissing')) },
  });
  const save = useMutation({
    mutationFn: ({ requiresSecondFactor, ...described }: Values) => {
      if (isNew) return createRole({ ...described, requiresSecondFactor, ...(model ? { copyOf: model.id } : {}) });
      return changeRole(model?.id ?? '', { requiresSecondFactor, ...(isFixed ? {} : described) });
    },
    onSuccess: (saved, { name }) => {
      void client.invalidateQueries({ queryKey: rolesQuery.queryKey });
      notifications.show({ message: t('saved', { name: isFixed ? name : saved.name }), color: 'pine' });
      void navigate({ to: '/settings/roles' });
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack gap="lg">
        {save.error && (
          <Alert color="red" variant="light" role="alert">
            {form.errors.grants ?? problemText(save.error)}
          </Alert>
        )}
        {!isFixed && (
          <Stack maw={480}>
            <TextInput label={t('name')} autoComplete="off" {...form.getInputProps('name')} />
            <Textarea label={t('text')} autosize minRows={2} {...form.getInputProps('description')} />
          </Stack>
        )}
        <Switch
          label={t('factor')}
          description={t('factorHint')}
          {...form.getInputProps('requiresSecondFactor', { type: 'checkbox' })}
        />
        <section aria-labelledby="grants-records">
          <Title order={2} id="grants-records" mb="sm">
            {t('records')}
          </Title>
          <GrantsEditor
            grants={form.values.grants}
            roles={roles}
            isFixed={isFixed}
            onChange={(grants) => form.setFieldValue('grants', grants)}
          />
        </section>
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!isNew && !form.isDirty()}>
            {t(isNew ? 'create' : 'save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
