import { Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { DemoUser } from '@/shared/api/types';
import { useRoleText } from '@/shared/i18n/role-text';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import classes from './session-frame.module.css';

type DemoUsersProps = { users: readonly DemoUser[]; isBusy: boolean; onChoose: (user: DemoUser) => void };

/** Only a server in development names these: one click lets you in with the rights of each role. */
export function DemoUsers({ users, isBusy, onChoose }: DemoUsersProps) {
  const t = useTranslations('session.demo');
  const roleText = useRoleText();
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <Text fw={600}>{t('title')}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        {t('text', { password: users[0]?.password ?? '' })}
      </Text>
      <Stack gap={6}>
        {users.map((user) => {
          const role = roleText.name({ key: user.role, name: user.roleName });
          return (
            <button
              key={user.email}
              type="button"
              className={classes.demoUser}
              disabled={isBusy}
              aria-label={t('signInAs', { name: user.name, role })}
              onClick={() => onChoose(user)}
            >
              <RecordAvatar id={user.email} label={user.name} size={32} />
              <span className={classes.demoText}>
                <Text component="span" display="block" fw={550}>
                  {user.name} · {role}
                </Text>
                <Text component="span" display="block" size="xs" c="dimmed">
                  {user.email}
                </Text>
              </span>
            </button>
          );
        })}
      </Stack>
    </section>
  );
}
