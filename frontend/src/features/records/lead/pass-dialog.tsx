import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { UsersPicker } from '@/shared/ui/users-picker';

type PassDialogProps = { onClose: () => void; onChoose: (body: { toUserId?: string; note?: string }) => void };

/** Passes a lead to a colleague, who accepts or rejects it; without a name it goes to whoever is next. */
export function PassDialog({ onClose, onChoose }: PassDialogProps) {
  const t = useTranslations('leads.service');
  const tApp = useTranslations('app');
  const [users, setUsers] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const [toUserId] = users;
  return (
    <Modal opened onClose={onClose} title={t('pass')} closeButtonProps={{ 'aria-label': tApp('close') }} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onChoose({
            ...(toUserId === undefined ? {} : { toUserId }),
            ...(note.trim() === '' ? {} : { note: note.trim() }),
          });
        }}
      >
        <Stack gap="md">
          <UsersPicker
            label={t('passTo')}
            description={t('passToHint')}
            nobodyFound={t('nobody')}
            users={users}
            most={1}
            focusOnOpen
            onChange={setUsers}
          />
          <Textarea
            label={t('passNote')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={500}
            autosize
            minRows={2}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {tApp('cancel')}
            </Button>
            <Button type="submit">{t('pass')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
