import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { RecordTypeInfo, SavedView, ViewState } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import type { ViewActions } from './use-view-actions';

type ViewDialogProps = {
  type: RecordTypeInfo;
  /** The one to rename; without it a new one is saved. */
  view: SavedView | undefined;
  state: ViewState;
  actions: ViewActions;
  onClose: () => void;
  onCreated: (view: SavedView) => void;
};

const longestName = 100;

export function ViewDialog({ type, view, state, actions, onClose, onCreated }: ViewDialogProps) {
  const t = useTranslations('views');
  const labels = useLabels();
  const problemText = useProblemText();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [pinned, setPinned] = useState(true);
  const [isDefault, setDefault] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isSaving, setSaving] = useState(false);

  const create = async (trimmed: string) => {
    setSaving(true);
    try {
      const created = await actions.create({ name: trimmed, shared, pinned, isDefault, state });
      onClose();
      onCreated(created);
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setSaving(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    if (trimmed === '') return setProblem(t('nameNeeded'));
    if (!view) return void create(trimmed);
    onClose();
    void actions.update(view, { name: trimmed, shared });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={view ? t('renameTitle') : t('createTitle')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
      centered
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('name')}
            placeholder={t('nameHint')}
            value={name}
            maxLength={longestName}
            error={problem}
            data-autofocus
            onChange={(event) => {
              setName(event.currentTarget.value);
              setProblem(undefined);
            }}
          />
          {!view && (
            <Text size="sm" c="dimmed">
              {t('whatIsSaved')}
            </Text>
          )}
          <Checkbox
            label={t('share')}
            description={t('shareHint', { type: labels.many(type.name) })}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          {!view && (
            <>
              <Checkbox
                label={t('pin')}
                checked={pinned}
                onChange={(event) => setPinned(event.currentTarget.checked)}
              />
              <Checkbox
                label={t('myDefault')}
                checked={isDefault}
                onChange={(event) => setDefault(event.currentTarget.checked)}
              />
            </>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isSaving}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
