import { Button, Group, Modal, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { NoteFactsPanel } from '@/app/note-facts-panel';
import { ActivityMessages } from '@/shared/activities/activity-messages';
import { MentionTextarea } from '@/shared/activities/mention-textarea';
import { withMentions, type Mentioned } from '@/shared/activities/mentions';
import { useLookup } from '@/shared/metadata/lookup';
import { clockOf, isRecording, type NoteFile } from '@/shared/notes/note-file';
import { NoteMedia } from '@/shared/notes/note-media';
import { NotesMessages } from '@/shared/notes/notes-messages';
import { useNoteProblemText, useSaveNote } from '@/shared/notes/save-note';

/** A note of one's own day: said, photographed or typed, about somebody or nobody, with what it says to confirm. */
export function QuickNote({ onClose }: { onClose: () => void }) {
  return (
    <NotesMessages>
      <QuickNoteDialog onClose={onClose} />
    </NotesMessages>
  );
}

function QuickNoteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('notes');
  const [saved, setSaved] = useState<{ id: string; contactId: string | undefined }>();
  return (
    <Modal opened onClose={onClose} title={t('title')} size="lg">
      <ActivityMessages fallback={<Skeleton h={240} />}>
        {saved ? (
          <Stack>
            <Text size="sm">{t('saved')}</Text>
            <NoteFactsPanel
              noteId={saved.id}
              subject={saved.contactId === undefined ? {} : { contactId: saved.contactId }}
              onClose={onClose}
            />
          </Stack>
        ) : (
          <QuickNoteForm onSaved={(id, contactId) => setSaved({ id, contactId })} />
        )}
      </ActivityMessages>
    </Modal>
  );
}

function QuickNoteForm({ onSaved }: { onSaved: (id: string, contactId: string | undefined) => void }) {
  const t = useTranslations('notes');
  const client = useQueryClient();
  const problemText = useNoteProblemText();
  const saveNote = useSaveNote();
  const [contactId, setContactId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [mentioned, setMentioned] = useState<Mentioned>(new Map());
  const [files, setFiles] = useState<readonly NoteFile[]>([]);
  const isEmpty = text.trim() === '' && files.length === 0;
  const recording = files.find(isRecording);
  const save = useMutation({
    mutationFn: () =>
      saveNote(
        {
          kind: 'note',
          ...(text.trim() === ''
            ? { subject: recording ? t('voice', { time: clockOf(recording.seconds ?? 0) }) : t('pictureNote') }
            : { body: withMentions(text.trim(), mentioned) }),
          ...(contactId === null ? {} : { contactId }),
        },
        files,
      ),
    onSuccess: ({ record }) => {
      notifications.show({ message: t('saved'), color: 'pine' });
      void client.invalidateQueries({ queryKey: ['records', 'activities'] });
      onSaved(record.id, contactId ?? undefined);
    },
  });
  return (
    <Stack>
      <Person value={contactId} onChange={setContactId} />
      <MentionTextarea
        label={t('text')}
        text={text}
        mentioned={mentioned}
        onText={(next, names) => {
          setText(next);
          setMentioned(names);
        }}
      />
      <NoteMedia files={files} onFiles={setFiles} />
      {save.isError && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {problemText(save.error)}
        </Text>
      )}
      <Group justify="flex-end">
        {isEmpty && (
          <Text size="sm" c="dimmed">
            {t('needs')}
          </Text>
        )}
        <Button disabled={isEmpty} loading={save.isPending} onClick={() => save.mutate()}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  );
}

function Person({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const t = useTranslations('notes');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const { data: found = [] } = useLookup('contact', q, true);
  return (
    <Select
      label={t('about')}
      placeholder={t('aboutPlaceholder')}
      data={found.map(({ id, label }) => ({ value: id, label }))}
      filter={({ options }) => options}
      value={value}
      onChange={onChange}
      searchable
      clearable
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={t('nobody')}
    />
  );
}
