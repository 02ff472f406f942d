import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  IconDots,
  IconListSearch,
  IconLogout,
  IconPencil,
  IconShieldOff,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useSession } from '@/app/session';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import type { User } from '@/shared/api/types';
import { changeUser, endSessionsOf, resetSecondFactorOf, usersQuery } from './queries';

export function UserActions({ user, onEdit }: { user: User; onEdit: () => void }) {
  const t = useTranslations('people.users');
  const tPeople = useTranslations('people.user');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { notifyUndo } = useUndo();
  const session = useSession();
  const isOneself = session.user?.id === user.id;

  const refresh = () => void client.invalidateQueries({ queryKey: usersQuery.queryKey });
  const told = (message: string) => notifications.show({ message, color: 'pine' });
  const onError = (error: Error) => notifications.show({ message: problemText(error), color: 'red' });
  const setActive = useMutation({
    mutationFn: (active: boolean) => changeUser(user.id, { active }),
    onSuccess: ({ user: changed, changeSetId }) => {
      refresh();
      const message = t(changed.active ? 'activated' : 'deactivated', { name: user.name });
      if (changeSetId === null) told(message);
      else notifyUndo({ message, changeSetId, onUndone: refresh });
    },
    onError,
  });
  const endSessions = useMutation({
    mutationFn: () => endSessionsOf(user.id),
    onSuccess: (count) => told(tPeople('sessionsEnded', { name: user.name, count })),
    onError,
  });
  const resetFactor = useMutation({
    mutationFn: () => resetSecondFactorOf(user.id),
    onSuccess: () => told(tPeople('factorReset', { name: user.name })),
    onError,
  });

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('actions', { name: user.name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {t('edit')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconListSearch size={16} />}
          renderRoot={(props) => <Link to="/settings/users/$userId" params={{ userId: user.id }} {...props} />}
        >
          {tPeople('rights', { name: user.name })}
        </Menu.Item>
        {!isOneself && (
          <>
            <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => endSessions.mutate()}>
              {tPeople('endSessions')}
            </Menu.Item>
            <Menu.Item leftSection={<IconShieldOff size={16} />} onClick={() => resetFactor.mutate()}>
              {tPeople('resetFactor')}
            </Menu.Item>
          </>
        )}
        {!isOneself && (
          <Menu.Item
            leftSection={user.active ? <IconUserOff size={16} /> : <IconUserCheck size={16} />}
            onClick={() => setActive.mutate(!user.active)}
          >
            {user.active ? t('deactivate') : t('activate')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
