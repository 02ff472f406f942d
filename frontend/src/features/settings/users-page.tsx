import { Badge, Button, Group, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconMailPlus, IconPlus, IconSearch, IconUsers, IconUsersPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { User } from '@/shared/api/types';
import { EmptyState } from '@/shared/ui/empty-state';
import { Moment } from '@/shared/ui/moment';
import { PageHeader } from '@/shared/ui/page-header';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { InvitationList } from './invitation-list';
import type { Invitation } from './invitations';
import { PeopleMessages } from './people-messages';
import { rolesQuery, usersQuery } from './queries';
import { useRoleText } from '@/shared/i18n/role-text';
import { ShownOnce } from './shown-once';
import { UserActions } from './user-actions';

const UserDialog = lazy(async () => ({ default: (await import('./user-dialog')).UserDialog }));

const InviteDialog = lazy(async () => ({ default: (await import('./invite-dialog')).InviteDialog }));

const ImportPeopleDialog = lazy(async () => ({ default: (await import('./import-people-dialog')).ImportPeopleDialog }));

type Dialog = { user: User | null } | 'invite' | 'import' | null;

export function UsersPage() {
  return (
    <PeopleMessages>
      <Users />
    </PeopleMessages>
  );
}

function Users() {
  const t = useTranslations('people.users');
  const tImport = useTranslations('people.importPeople');
  const tInvite = useTranslations('people.invite');
  const tApp = useTranslations('app');
  const query = useQuery(usersQuery);
  const [filter, setFilter] = useState('');
  const [dialog, setDialog] = useState<Dialog>(null);
  const [handOver, setHandOver] = useState<Invitation>();
  const close = () => setDialog(null);
  const wanted = filter.trim().toLocaleLowerCase();
  const shown = query.data?.filter((user) => `${user.name} ${user.email}`.toLocaleLowerCase().includes(wanted));
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <Button variant="subtle" leftSection={<IconUsersPlus size={17} />} onClick={() => setDialog('import')}>
              {tImport('open')}
            </Button>
            <Button variant="default" leftSection={<IconPlus size={17} />} onClick={() => setDialog({ user: null })}>
              {t('new')}
            </Button>
            <Button leftSection={<IconMailPlus size={17} />} onClick={() => setDialog('invite')}>
              {tInvite('open')}
            </Button>
          </>
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
      <QueryList
        query={query}
        items={shown}
        label={t('title')}
        empty={
          <EmptyState icon={IconUsers} title={t('noneTitle')}>
            {t('noneText')}
          </EmptyState>
        }
        row={(user) => <UserRow key={user.id} user={user} onEdit={() => setDialog({ user })} />}
      />
      <InvitationList onLink={setHandOver} />
      <Suspense fallback={null}>
        {dialog === 'invite' && (
          <InviteDialog
            onClose={close}
            onLink={(invitation) => {
              close();
              setHandOver(invitation);
            }}
          />
        )}
        {dialog === 'import' && <ImportPeopleDialog onClose={close} />}
        {dialog !== null && typeof dialog !== 'string' && <UserDialog user={dialog.user} onClose={close} />}
      </Suspense>
      {handOver && (
        <Modal
          opened
          onClose={() => setHandOver(undefined)}
          closeOnClickOutside={false}
          title={tInvite('linkTitle')}
          closeButtonProps={{ 'aria-label': tApp('close') }}
        >
          <ShownOnce
            secret={handOver.link ?? ''}
            text={tInvite('linkText', { name: handOver.name })}
            done={tInvite('linkDone')}
            onDone={() => setHandOver(undefined)}
          />
        </Modal>
      )}
    </>
  );
}

function UserRow({ user, onEdit }: { user: User; onEdit: () => void }) {
  const t = useTranslations('people.users');
  const roleText = useRoleText();
  const { data: roles } = useQuery(rolesQuery);
  const held = (user.roles ?? [{ id: user.roleId, name: user.roleName }]).map(({ id, name }) => {
    const role = roles?.find((candidate) => candidate.id === id);
    return { id, name: role ? roleText.name(role) : name };
  });
  return (
    <Row
      start={<RecordAvatar id={user.id} label={user.name} size={36} />}
      title={user.name}
      detail={user.email}
      side={
        <>
          <Group gap={6}>
            {held.map(({ id, name }) => (
              <Badge key={id} color="gray">
                {name}
              </Badge>
            ))}
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
