import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconDots, IconPencil, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useSession } from '@/app/session';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import type { User } from '@/shared/api/types';
import { changeUser, usersQuery } from './queries';

export function UserActions({ user, onEdit }: { user: User; onEdit: () => void }) {
  const t = useTranslations('admin.users');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { notifyUndo } = useUndo();
  const session = useSession();
  const isOneself = session.user?.id === user.id;

  const refresh = () => void client.invalidateQueries({ queryKey: usersQuery.queryKey });
  const setActive = useMutation({
    mutationFn: (active: boolean) => changeUser(user.id, { active }),
    onSuccess: ({ user: changed, changeSetId }) => {
      refresh();
      const message = t(changed.active ? 'activated' : 'deactivated', { name: user.name });
      if (changeSetId === null) notifications.show({ message, color: 'pine' });
      else notifyUndo({ message, changeSetId, onUndone: refresh });
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
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
