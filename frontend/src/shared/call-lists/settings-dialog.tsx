import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import type { CallList, CallListSettings } from './call-list-types';
import { SettingsFields } from './settings-fields';

type SettingsDialogProps = {
  title: string;
  action: string;
  recordType: string;
  start: CallListSettings;
  save: (settings: CallListSettings) => Promise<CallList>;
  onSaved: (list: CallList) => void;
  onClose: () => void;
};

/** The same fields for a list that is made and for one that is changed. */
export function SettingsDialog({ title, action, recordType, start, save, onSaved, onClose }: SettingsDialogProps) {
  const t = useTranslations('callLists.settings');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [settings, setSettings] = useState(start);
  const [isMissing, setMissing] = useState(false);
  const saving = useMutation({ mutationFn: save, onSuccess: onSaved });
  const errors = {
    ...fieldErrors(saving.error),
    ...(isMissing && settings.name.trim() === '' ? { name: t('nameMissing') } : {}),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(true);
    if (settings.name.trim() !== '' && !saving.isPending) saving.mutate(settings);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <SettingsFields
            recordType={recordType}
            settings={settings}
            errors={errors}
            onChange={(changes) => setSettings((before) => ({ ...before, ...changes }))}
          />
          {saving.error && Object.keys(errors).length === 0 && (
            <Text c="red" role="alert">
              {problemText(saving.error)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {tApp('cancel')}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** What the server refuses of a field stands at the field. */
function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  if (error.code === 'unknown_placeholder') return { script: Object.values(error.errors).flat().join(' ') };
  return Object.fromEntries(
    Object.entries(error.errors)
      .filter(([path]) => path.startsWith('settings.'))
      .map(([path, texts]) => [path.slice('settings.'.length), texts.join(' ')]),
  );
}
