import { ActionIcon, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { absencesQuery, replaceAbsences, type Absence } from './approvals-api';
import { PickOne } from './pick-one';

/** When one is away, and who decides meanwhile. */
export function AbsenceDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('approvals.away');
  const tApp = useTranslations('app');
  const { data, error, refetch } = useQuery(absencesQuery);
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': tApp('close') }} centered>
      {error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Form start={data} onClose={onClose} />
      ) : (
        <ListSkeleton rows={2} />
      )}
    </Modal>
  );
}

function Form({ start, onClose }: { start: readonly Absence[]; onClose: () => void }) {
  const t = useTranslations('approvals.away');
  const tApp = useTranslations('app');
  const client = useQueryClient();
  const problemText = useProblemText();
  const today = new Date().toISOString().slice(0, 10);
  const empty: Absence = { firstDay: today, lastDay: today, standInId: null };
  const [absences, setAbsences] = useState<Absence[]>(() => (start.length === 0 ? [empty] : [...start]));
  const save = useMutation({
    mutationFn: () => replaceAbsences(absences.map(({ standInName: _, ...absence }) => absence)),
    onSuccess: async () => {
      notifications.show({ message: t('saved'), color: 'pine' });
      await client.invalidateQueries({ queryKey: absencesQuery.queryKey });
      onClose();
    },
  });
  const change = (index: number, part: Partial<Absence>) =>
    setAbsences(absences.map((absence, at) => (at === index ? { ...absence, ...part } : absence)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('hint')}
        </Text>
        {absences.map((absence, index) => (
          <Stack key={index} gap={6}>
            <Group gap="xs" align="end" wrap="nowrap">
              {(['firstDay', 'lastDay'] as const).map((name) => (
                <TextInput
                  key={name}
                  type="date"
                  flex={1}
                  label={t(name)}
                  required
                  value={absence[name]}
                  onChange={(event) => change(index, { [name]: event.currentTarget.value })}
                />
              ))}
              <ActionIcon
                size={36}
                aria-label={t('remove', { number: index + 1 })}
                onClick={() => setAbsences(absences.filter((_, at) => at !== index))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
            <PickOne
              recordType="user"
              label={t('standIn')}
              nobodyFound={t('nobody')}
              clearable
              value={absence.standInId ?? null}
              onChange={(standInId) => change(index, { standInId })}
            />
          </Stack>
        ))}
        <Button
          variant="subtle"
          leftSection={<IconPlus size={16} />}
          onClick={() => setAbsences([...absences, empty])}
          style={{ alignSelf: 'start' }}
        >
          {t('add')}
        </Button>
        {save.error && (
          <Text c="red" size="sm" role="alert">
            {problemText(save.error)}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {tApp('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
