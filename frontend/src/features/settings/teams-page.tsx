import { Button, Group, Select, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconUsersGroup } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import type { Team } from '@/shared/api/types';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { Row, RowList } from '@/shared/ui/row-list';
import { createTeam, teamsQuery, usersQuery } from './queries';

export function TeamsPage() {
  const t = useTranslations('admin.teams');
  const { data: teams, error, refetch } = useQuery(teamsQuery);
  const { data: users } = useQuery(usersQuery);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <NewTeam teams={teams ?? []} />
      {error && !teams ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : !teams ? (
        <ListSkeleton rows={3} />
      ) : teams.length === 0 ? (
        <EmptyState icon={IconUsersGroup} title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <RowList label={t('title')}>
          {teams.map((team) => (
            <Row
              key={team.id}
              title={team.name}
              detail={teams.find((other) => other.id === team.parentId)?.name ?? t('top')}
              side={users && t('members', { count: users.filter((user) => user.teamId === team.id).length })}
            />
          ))}
        </RowList>
      )}
    </>
  );
}

function NewTeam({ teams }: { teams: readonly Team[] }) {
  const t = useTranslations('admin.teams');
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
          data={teams.map((team) => ({ value: team.id, label: team.name }))}
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
