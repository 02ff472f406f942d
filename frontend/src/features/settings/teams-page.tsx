import { ActionIcon, Button, Group, Menu, Select, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconDots, IconPencil, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import type { Team } from '@/shared/api/types';
import { EmptyState } from '@/shared/ui/empty-state';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { lazy, Suspense, useState, type CSSProperties } from 'react';
import { PeopleMessages } from './people-messages';
import { createTeam, teamsQuery, usersQuery } from './queries';
import { treeOf } from './team-tree';
import classes from './teams.module.css';

const EditTeamDialog = lazy(async () => ({ default: (await import('./team-dialogs')).EditTeamDialog }));
const DeleteTeamDialog = lazy(async () => ({ default: (await import('./team-dialogs')).DeleteTeamDialog }));

type Dialog = { act: 'edit' | 'delete'; team: Team };

export function TeamsPage() {
  return (
    <PeopleMessages>
      <Teams />
    </PeopleMessages>
  );
}

function Teams() {
  const t = useTranslations('people.teams');
  const query = useQuery(teamsQuery);
  const teams = query.data ?? [];
  const { data: users } = useQuery(usersQuery);
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const membersOf = (team: Team) => users?.filter((user) => user.teamId === team.id).length;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <NewTeam teams={teams} />
      <QueryList
        query={query}
        items={query.data && treeOf(query.data)}
        label={t('title')}
        skeletonRows={3}
        empty={
          <EmptyState icon={IconUsersGroup} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        }
        row={({ team, depth }) => (
          <TeamRow
            key={team.id}
            team={team}
            depth={depth}
            parent={teams.find(({ id }) => id === team.parentId)}
            members={membersOf(team)}
            onAct={(act) => setDialog({ act, team })}
          />
        )}
      />
      <Suspense fallback={null}>
        {dialog?.act === 'edit' && <EditTeamDialog team={dialog.team} teams={teams} onClose={close} />}
        {dialog?.act === 'delete' && (
          <DeleteTeamDialog team={dialog.team} teams={teams} members={membersOf(dialog.team) ?? 0} onClose={close} />
        )}
      </Suspense>
    </>
  );
}

type TeamRowProps = {
  team: Team;
  depth: number;
  parent: Team | undefined;
  members: number | undefined;
  onAct: (act: Dialog['act']) => void;
};

function TeamRow({ team, depth, parent, members, onAct }: TeamRowProps) {
  const t = useTranslations('people.teams');
  const tTeam = useTranslations('people.team');
  return (
    <Row
      start={
        depth > 0 ? (
          <span className={classes.branch} style={{ '--depth': depth } as CSSProperties} aria-hidden />
        ) : undefined
      }
      title={team.name}
      detail={parent ? tTeam('below', { name: parent.name }) : undefined}
      side={members !== undefined && t('members', { count: members })}
      end={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={tTeam('actions', { name: team.name })}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onAct('edit')}>
              {tTeam('edit')}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => onAct('delete')}>
              {tTeam('delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    />
  );
}

function NewTeam({ teams }: { teams: readonly Team[] }) {
  const t = useTranslations('people.teams');
  const problemText = useProblemText();
  const client = useQueryClient();
  const form = useForm<{ name: string; parentId: string | null }>({
    initialValues: { name: '', parentId: null },
    validate: { name: isNotEmpty(t('nameMissing')) },
  });
  const create = useMutation({
    mutationFn: createTeam,
    onSuccess: () => {
      form.reset();
      void client.invalidateQueries({ queryKey: teamsQuery.queryKey });
    },
    onError: (error) => form.setErrors({ name: problemText(error), ...fieldErrors(error) }),
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ name, parentId }) => create.mutate({ name, ...(parentId ? { parentId } : {}) }))}
    >
      <Group align="flex-end" mb="lg" gap="sm">
        <TextInput label={t('name')} flex="1 1 200px" {...form.getInputProps('name')} />
        <Select
          label={t('parent')}
          placeholder={t('top')}
          flex="1 1 200px"
          data={treeOf(teams).map(({ team }) => ({ value: team.id, label: team.name }))}
          clearable
          clearButtonProps={{ 'aria-label': t('top') }}
          {...form.getInputProps('parentId')}
        />
        <Button type="submit" loading={create.isPending}>
          {t('create')}
        </Button>
      </Group>
    </form>
  );
}
