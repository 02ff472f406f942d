import {
  Button,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
  useMantineColorScheme,
} from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useChooseLanguage } from '@/app/account-actions';
import { setPreferences, usePreferences } from '@/app/preferences';
import { sessionQuery, useSession } from '@/app/session';
import { request } from '@/shared/api/client';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import type { Session } from '@/shared/api/types';
import { languageNames, languages } from '@/shared/i18n/languages';
import { useLanguage } from '@/shared/i18n/language-provider';
import { PageHeader } from '@/shared/ui/page-header';
import { useRoleText } from '@/shared/i18n/role-text';
import { NotificationSettings } from './notification-settings';

export function ProfilePage() {
  const t = useTranslations('settings.profile');
  const tApp = useTranslations('app');
  const { user } = useSession();
  const roleText = useRoleText();
  const { language } = useLanguage();
  const chooseLanguage = useChooseLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { singleKeyShortcuts } = usePreferences();
  return (
    <>
      <PageHeader
        title={t('title')}
        description={[user?.email, user && roleText.name({ key: user.role, name: user.roleName }), user?.teamName]
          .filter(Boolean)
          .join(' · ')}
      />
      <Stack gap="xl" maw={480}>
        <NameForm />
        <Select
          label={tApp('userMenu.language')}
          data={languages.map((code) => ({ value: code, label: languageNames[code] }))}
          value={language}
          allowDeselect={false}
          onChange={(value) => value !== null && void chooseLanguage(value)}
        />
        <div>
          <Text fw={550} mb={4} id="color-scheme">
            {tApp('userMenu.colorScheme')}
          </Text>
          <SegmentedControl
            aria-labelledby="color-scheme"
            data={(['light', 'dark', 'auto'] as const).map((scheme) => ({
              value: scheme,
              label: tApp(`userMenu.schemes.${scheme}`),
            }))}
            value={colorScheme}
            onChange={(value) => setColorScheme(value)}
          />
        </div>
        <Switch
          label={t('singleKeys')}
          description={t('singleKeysHint')}
          checked={singleKeyShortcuts}
          onChange={(event) => setPreferences({ singleKeyShortcuts: event.currentTarget.checked })}
        />
        <NotificationSettings />
      </Stack>
    </>
  );
}

function NameForm() {
  const t = useTranslations('settings.profile');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { user } = useSession();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: user?.name ?? '' },
    validate: { name: isNotEmpty(t('nameMissing')) },
  });
  const save = useMutation({
    mutationFn: async (name: string) => (await request<Session>('PATCH', '/session/user', { body: { name } })).data,
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      form.resetDirty();
      notifications.show({ message: tApp('saved'), color: 'pine' });
    },
    onError: (error) => form.setErrors({ name: problemText(error), ...fieldErrors(error) }),
  });
  return (
    <form onSubmit={form.onSubmit(({ name }) => save.mutate(name))} noValidate>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          key={form.key('name')}
          flex={1}
          label={t('name')}
          autoComplete="name"
          {...form.getInputProps('name')}
        />
        <Button type="submit" loading={save.isPending}>
          {tApp('save')}
        </Button>
      </Group>
    </form>
  );
}
