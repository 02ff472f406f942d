import { Alert, Button, Group, Modal, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import { expiryOf, keyLifetimes, scopesOf, type Lifetime } from './api-key-scopes';
import { apiKeysQuery, createApiKey, rolesQuery } from './queries';
import { useRoleText } from '@/shared/i18n/role-text';
import { ShownOnce } from './shown-once';

type FormValues = { name: string; roleId: string | null; scopes: string[]; lifetime: Lifetime };

export function ApiKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('people.apiKeys');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const roleText = useRoleText();
  const client = useQueryClient();
  const { data: roles = [] } = useQuery(rolesQuery);

  const form = useForm<FormValues>({
    initialValues: { name: '', roleId: null, scopes: [], lifetime: '365' },
    validate: { name: isNotEmpty(t('nameMissing')), roleId: isNotEmpty(t('roleMissing')) },
  });
  const create = useMutation({
    mutationFn: ({ name, roleId, scopes, lifetime }: FormValues) => {
      const expiresAt = expiryOf(lifetime, new Date());
      return createApiKey({ name, roleId: roleId ?? '', scopes, ...(expiresAt ? { expiresAt } : {}) });
    },
    onSuccess: () => void client.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
    onError: (error) => form.setErrors(fieldErrors(error)),
  });

  return (
    <Modal
      opened
      onClose={onClose}
      // A key that is shown only once must not vanish by a slip of the pointer.
      closeOnClickOutside={!create.data}
      title={create.data ? t('createdTitle') : t('newTitle')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      {create.data ? (
        <ShownOnce secret={create.data.key} text={t('shownOnce')} done={t('done')} onDone={onClose} />
      ) : (
        <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
          <Stack>
            {create.error && (
              <Alert color="red" variant="light" role="alert">
                {problemText(create.error)}
              </Alert>
            )}
            <TextInput
              label={t('name')}
              description={t('nameHint')}
              autoComplete="off"
              data-autofocus
              {...form.getInputProps('name')}
            />
            <Select
              label={t('role')}
              description={t('roleHint')}
              data={roles.map((role) => ({ value: role.id, label: roleText.name(role) }))}
              allowDeselect={false}
              {...form.getInputProps('roleId')}
            />
            <MultiSelect
              label={t('scopes')}
              description={t('scopesHint')}
              placeholder={form.values.scopes.length === 0 ? t('allScopes') : ''}
              data={scopesOf(roles.find((role) => role.id === form.values.roleId))}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('allScopes') }}
              disabled={form.values.roleId === null}
              {...form.getInputProps('scopes')}
            />
            <Select
              label={t('lifetime')}
              data={keyLifetimes.map((value) => ({ value, label: t(`lifetimes.${value}`) }))}
              allowDeselect={false}
              {...form.getInputProps('lifetime')}
            />
            <Group justify="flex-end">
              <Button type="submit" loading={create.isPending}>
                {t('create')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
