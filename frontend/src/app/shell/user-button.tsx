import { Avatar } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '../session';
import classes from './shell.module.css';

type UserButtonProps = ComponentPropsWithRef<'button'> & { collapsed: boolean };

export function UserButton({ collapsed, ...props }: UserButtonProps) {
  const t = useTranslations('app.userMenu');
  const { user } = useSession();
  const name = user?.name ?? '';
  return (
    <button {...props} type="button" className={classes.item} aria-label={t('open', { name })}>
      <Avatar name={name} color="pine" size={24} radius="xl" aria-hidden />
      {!collapsed && (
        <>
          <span className={classes.label}>{name}</span>
          <IconSelector className={classes.end} size={16} aria-hidden />
        </>
      )}
    </button>
  );
}
