import { Badge, Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { User } from '@/shared/api/types';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { Moment } from '@/shared/ui/moment';
import { PageHeader } from '@/shared/ui/page-header';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import { Row, RowList } from '@/shared/ui/row-list';
import { rolesQuery, usersQuery } from './queries';
import { useRoleText } from '@/shared/i18n/role-text';
import { UserActions } from './user-actions';

const UserDialog = lazy(async () => ({ default: (await import('./user-dialog')).UserDialog }));

type Dialog = { user: User | null } | null;

export function UsersPage() {
  const t = useTranslations('admin.users');
  const { data: users, error, refetch } = useQuery(usersQuery);
  const [filter, setFilter] = useState('');
  const [dialog, setDialog] = useState<Dialog>(null);
  const wanted = filter.trim().toLocaleLowerCase();
  const shown = users?.filter((user) => `${user.name} ${user.email}`.toLocaleLowerCase().includes(wanted));
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button leftSection={<IconPlus size={17} />} onClick={() => setDialog({ user: null })}>
            {t('new')}
          </Button>
        }
      />
      <TextInput
        mb="md"
        maw={320}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter}
        onChange={(event) => setFilter(event.currentTarget.value)}
      />
      {error && !users ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <ListSkeleton />
      ) : (
        <RowList label={t('title')}>
          {shown.map((user) => (
            <UserRow key={user.id} user={user} onEdit={() => setDialog({ user })} />
          ))}
        </RowList>
      )}
      {dialog && (
        <Suspense fallback={null}>
          <UserDialog user={dialog.user} onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </>
  );
}

function UserRow({ user, onEdit }: { user: User; onEdit: () => void }) {
  const t = useTranslations('admin.users');
  const roleText = useRoleText();
  const { data: roles } = useQuery(rolesQuery);
  const role = roles?.find((candidate) => candidate.id === user.roleId);
  return (
    <Row
      start={<RecordAvatar id={user.id} label={user.name} size={36} />}
      title={user.name}
      detail={user.email}
      side={
        <>
          <Group gap={6}>
            <Badge color="gray">{role ? roleText.name(role) : user.roleName}</Badge>
            {user.teamName !== null && <span>{user.teamName}</span>}
            {!user.active && <Badge color="red">{t('inactive')}</Badge>}
            {user.active && user.lockedUntil && new Date(user.lockedUntil) > new Date() && (
              <Badge color="yellow">{t('locked')}</Badge>
            )}
          </Group>
          <span>{user.lastSignInAt === null ? t('neverSignedIn') : <Moment value={user.lastSignInAt} />}</span>
        </>
      }
      end={<UserActions user={user} onEdit={onEdit} />}
    />
  );
}
