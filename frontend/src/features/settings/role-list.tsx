import { ActionIcon, Badge, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Role } from '@/shared/api/types';
import { useRoleDescription, useRoleText } from '@/shared/i18n/role-text';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { rolesQuery, usersQuery } from './queries';

const DeleteRoleDialog = lazy(async () => ({ default: (await import('./delete-role-dialog')).DeleteRoleDialog }));

export function RoleList() {
  const t = useTranslations('people.role');
  const query = useQuery(rolesQuery);
  const [doomed, setDoomed] = useState<Role>();
  return (
    <>
      <QueryList
        query={query}
        items={query.data}
        label={t('title')}
        empty={null}
        row={(role) => <RoleRow key={role.id} role={role} onDelete={() => setDoomed(role)} />}
      />
      <Suspense fallback={null}>
        {doomed && <DeleteRoleDialog role={doomed} onClose={() => setDoomed(undefined)} />}
      </Suspense>
    </>
  );
}

function RoleRow({ role, onDelete }: { role: Role; onDelete: () => void }) {
  const t = useTranslations('people.role');
  const roleText = useRoleText();
  const describe = useRoleDescription();
  const { data: users } = useQuery(usersQuery);
  const name = roleText.name(role);
  const holders = users?.filter((user) =>
    user.roles ? user.roles.some(({ id }) => id === role.id) : user.roleId === role.id,
  ).length;
  const isOwn = role.builtIn === false;
  return (
    <Row
      isLinked
      title={
        <Link to="/settings/roles/$roleId" params={{ roleId: role.id }}>
          {name}
        </Link>
      }
      detail={describe(role)}
      side={
        <>
          {!isOwn && <Badge color="gray">{t('builtIn')}</Badge>}
          {role.requiresSecondFactor === true && <Badge color="pine">{t('factor')}</Badge>}
          {holders !== undefined && <span>{t('users', { count: holders })}</span>}
        </>
      }
      end={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('actions', { name })}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconCopy size={16} />}
              renderRoot={(props) => (
                <Link to="/settings/roles/$roleId" params={{ roleId: 'new' }} search={{ copyOf: role.id }} {...props} />
              )}
            >
              {t('copy')}
            </Menu.Item>
            {isOwn && (
              <Menu.Item leftSection={<IconTrash size={16} />} onClick={onDelete}>
                {t('delete')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      }
    />
  );
}
