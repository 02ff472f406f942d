import { Alert, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { Role } from '@/shared/api/types';
import { useRoleText } from '@/shared/i18n/role-text';
import { deleteRole, rolesQuery, usersQuery } from './queries';

export function DeleteRoleDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const t = useTranslations('people.role');
  const tApp = useTranslations('app');
  const roleText = useRoleText();
  const problemText = useProblemText();
  const client = useQueryClient();
  const { data: roles = [] } = useQuery(rolesQuery);
  const [heir, setHeir] = useState<string | null>(null);
  const name = roleText.name(role);
  const remove = useMutation({
    mutationFn: () => deleteRole(role.id, heir),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: rolesQuery.queryKey });
      void client.invalidateQueries({ queryKey: usersQuery.queryKey });
      notifications.show({ message: t('deleted', { name }), color: 'pine' });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('deleteTitle', { name })}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <Stack>
        <Text>{t('deleteText')}</Text>
        {remove.error && (
          <Alert color="red" variant="light" role="alert">
            {problemText(remove.error)}
          </Alert>
        )}
        <Select
          label={t('instead')}
          data={roles
            .filter(({ id }) => id !== role.id)
            .map((each) => ({ value: each.id, label: roleText.name(each) }))}
          value={heir}
          onChange={setHeir}
        />
        <Group justify="flex-end">
          <Button color="red.8" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('deleteNow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
