import { Avatar, Menu } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useSession } from '../session';
import classes from './shell.module.css';
import { UserMenuItems } from './user-menu-items';

export function UserMenu({ collapsed }: { collapsed: boolean }) {
  const t = useTranslations('app.userMenu');
  const { user } = useSession();
  if (!user) return null;
  return (
    <Menu position="top-start" width={248}>
      <Menu.Target>
        <button type="button" className={classes.item} aria-label={t('open', { name: user.name })}>
          <Avatar name={user.name} color="pine" size={24} radius="xl" aria-hidden />
          {!collapsed && (
            <>
              <span className={classes.label}>{user.name}</span>
              <IconSelector className={classes.end} size={16} aria-hidden />
            </>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <UserMenuItems />
      </Menu.Dropdown>
    </Menu>
  );
}
