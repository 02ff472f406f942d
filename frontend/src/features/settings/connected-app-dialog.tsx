import {
  Alert,
  Button,
  Code,
  Group,
  Modal,
  MultiSelect,
  Radio,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import { useRoleText } from '@/shared/i18n/role-text';
import { addressesOf, connectedAppsQuery, registerApp, scopeChoices, type AppWithSecret } from './connected-apps';
import { allPermissions } from './permissions';
import { rolesQuery } from './queries';
import { ShownOnce } from './shown-once';

type FormValues = {
  name: string;
  kind: 'confidential' | 'public';
  redirectUris: string;
  scopes: string[];
  roleId: string | null;
};

/** Registers an app of others, and shows its secret this once. */
export function ConnectedAppDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('apps');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const roleText = useRoleText();
  const client = useQueryClient();
  const { data: roles = [] } = useQuery(rolesQuery);
  const form = useForm<FormValues>({
    initialValues: { name: '', kind: 'confidential', redirectUris: '', scopes: [], roleId: null },
    validate: {
      name: isNotEmpty(t('nameMissing')),
      scopes: (scopes) => (scopes.length === 0 ? t('scopesMissing') : null),
      redirectUris: (text, values) =>
        addressesOf(text).length === 0 && (values.roleId === null || values.kind === 'public')
          ? t('redirectUrisMissing')
          : null,
    },
  });
  const isPublic = form.values.kind === 'public';
  const register = useMutation({
    mutationFn: ({ name, redirectUris, scopes, roleId }: FormValues) =>
      registerApp({
        name,
        public: isPublic,
        redirectUris: addressesOf(redirectUris),
        scopes,
        ...(roleId !== null && !isPublic ? { roleId } : {}),
      }),
    onSuccess: () => void client.invalidateQueries({ queryKey: connectedAppsQuery.queryKey }),
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const made = register.data;

  return (
    <Modal
      opened
      onClose={onClose}
      // A secret that is shown only once must not vanish by a slip of the pointer.
      closeOnClickOutside={!made}
      title={made ? t(made.secret === null ? 'registeredTitle' : 'createdTitle') : t('newTitle')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      {made ? (
        <Registered made={made} onDone={onClose} />
      ) : (
        <form onSubmit={form.onSubmit((values) => register.mutate(values))} noValidate>
          <Stack>
            {register.error && (
              <Alert color="red" variant="light" role="alert">
                {problemText(register.error)}
              </Alert>
            )}
            <TextInput
              label={t('name')}
              description={t('nameHint')}
              autoComplete="off"
              data-autofocus
              {...form.getInputProps('name')}
            />
            <Radio.Group label={t('kind')} {...form.getInputProps('kind')}>
              <Stack gap="xs" mt={6}>
                <Radio value="confidential" label={t('kinds.confidential')} />
                <Radio value="public" label={t('kinds.public')} />
              </Stack>
            </Radio.Group>
            <Textarea
              label={t('redirectUris')}
              description={t('redirectUrisHint')}
              autosize
              minRows={2}
              spellCheck={false}
              {...form.getInputProps('redirectUris')}
            />
            <MultiSelect
              label={t('scopes')}
              description={t('scopesHint')}
              data={scopeChoices(allPermissions(roles))}
              searchable
              limit={50}
              {...form.getInputProps('scopes')}
            />
            {!isPublic && (
              <Select
                label={t('role')}
                description={t('roleHint')}
                placeholder={t('noRole')}
                data={roles.map((role) => ({ value: role.id, label: roleText.name(role) }))}
                clearable
                clearButtonProps={{ 'aria-label': t('noRole') }}
                {...form.getInputProps('roleId')}
              />
            )}
            <Group justify="flex-end">
              <Button type="submit" loading={register.isPending}>
                {t('create')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

function Registered({ made, onDone }: { made: AppWithSecret; onDone: () => void }) {
  const t = useTranslations('apps');
  return (
    <Stack>
      <div>
        <Text fw={600}>{t('clientId')}</Text>
        <Code>{made.app.clientId}</Code>
      </div>
      {made.secret === null ? (
        <>
          <Text>{t('publicText')}</Text>
          <Group justify="flex-end">
            <Button onClick={onDone}>{t('done')}</Button>
          </Group>
        </>
      ) : (
        <ShownOnce secret={made.secret} text={t('shownOnce')} done={t('done')} onDone={onDone} />
      )}
    </Stack>
  );
}
