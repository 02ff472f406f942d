import { Alert, Button, FileInput, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import { useRoleText } from '@/shared/i18n/role-text';
import { rolesQuery, teamsQuery, usersQuery } from './queries';

type Imported = {
  teams: number;
  users: number;
  unchanged: number;
  refused: { line: number; name: string; reason: string }[];
};

/** Takes in a list of people with their managers and offices. */
export function ImportPeopleDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('people.importPeople');
  const tApp = useTranslations('app');
  const client = useQueryClient();
  const problemText = useProblemText();
  const roleText = useRoleText();
  const { data: roles = [] } = useQuery(rolesQuery);
  const [file, setFile] = useState<File | null>(null);
  const [roleId, setRoleId] = useState<string | null>(null);
  const [emailDomain, setEmailDomain] = useState('');
  const run = useMutation({
    mutationFn: async (from: File) => {
      const body = {
        text: await from.text(),
        roleId,
        ...(emailDomain.trim() === '' ? {} : { emailDomain: emailDomain.trim() }),
      };
      return (await request<Imported>('POST', '/users/import', { body })).data;
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: usersQuery.queryKey }),
        client.invalidateQueries({ queryKey: teamsQuery.queryKey }),
      ]),
  });
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': tApp('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (file && roleId) run.mutate(file);
        }}
      >
        <Stack>
          <Text c="dimmed">{t('text')}</Text>
          <FileInput
            label={t('file')}
            accept=".csv,text/csv,text/plain"
            required
            value={file}
            onChange={setFile}
            data-autofocus
          />
          <Select
            label={t('role')}
            required
            data={roles.map((role) => ({ value: role.id, label: roleText.name(role) }))}
            value={roleId}
            onChange={setRoleId}
          />
          <TextInput
            label={t('domain')}
            description={t('domainHint')}
            value={emailDomain}
            onChange={(event) => setEmailDomain(event.currentTarget.value)}
          />
          <div aria-live="polite">
            {run.error && <Alert color="red">{problemText(run.error)}</Alert>}
            {run.data && (
              <Alert color="pine">
                {t('done', { users: run.data.users, teams: run.data.teams, unchanged: run.data.unchanged })}
                {run.data.refused.map((row) => (
                  <Text key={row.line} size="sm">
                    {t('refused', row)}
                  </Text>
                ))}
              </Alert>
            )}
          </div>
          <Group justify="flex-end">
            <Button type="submit" loading={run.isPending} disabled={!file || !roleId}>
              {t('run')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
