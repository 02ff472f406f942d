import { Alert, Button, Checkbox, Group, Modal, Select, Stack, Switch, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import {
  bases,
  channels,
  purposesQuery,
  useConsentText,
  type LegalBasis,
  type Purpose,
} from '@/shared/consents/consents';
import { languageNames } from '@/shared/i18n/languages';
import { givenTexts, incompleteLanguage } from './purpose-texts';
import { TextsEditor } from './texts-editor';

type PurposeDialogProps = { purpose?: Purpose; onClose: () => void };

export function PurposeDialog({ purpose, onClose }: PurposeDialogProps) {
  const t = useTranslations('privacy.purposes');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const consent = useConsentText();
  const client = useQueryClient();
  const [key, setKey] = useState(purpose?.key ?? '');
  const [basis, setBasis] = useState<LegalBasis>(purpose?.basis ?? 'consent');
  const [chosen, setChosen] = useState<string[]>(purpose?.channels ?? ['email']);
  const [texts, setTexts] = useState(purpose?.texts ?? {});
  const [retired, setRetired] = useState(purpose?.retired ?? false);
  const [missing, setMissing] = useState<string>();
  const save = useMutation({
    mutationFn: () =>
      request('PUT', `/consent-purposes/${encodeURIComponent(key.trim())}`, {
        body: { basis, channels: chosen, texts: givenTexts(texts), retired },
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: purposesQuery.queryKey });
      notifications.show({ message: tApp('saved'), color: 'pine' });
      onClose();
    },
  });
  const submit = () => {
    const incomplete = incompleteLanguage(texts);
    const isMissing = key.trim() === '' || chosen.length === 0 || givenTexts(texts).en === undefined;
    if (incomplete !== undefined) setMissing(t('incomplete', { language: languageNames[incomplete] }));
    else if (isMissing) setMissing(t('missing'));
    else save.mutate();
  };
  const problem = missing ?? (save.error ? problemText(save.error) : undefined);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={purpose ? t('editTitle', { key: purpose.key }) : t('newTitle')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(undefined);
          submit();
        }}
      >
        <Stack>
          {problem !== undefined && (
            <Alert color="red" variant="light" role="alert">
              {problem}
            </Alert>
          )}
          {!purpose && (
            <TextInput
              label={t('key')}
              description={t('keyHint')}
              placeholder="newsletter"
              maxLength={40}
              data-autofocus
              value={key}
              onChange={(event) => setKey(event.currentTarget.value.toLowerCase())}
            />
          )}
          <Select
            label={t('basis')}
            allowDeselect={false}
            value={basis}
            onChange={(value) => setBasis(value ?? basis)}
            data={bases.map((value) => ({ value, label: t(`bases.${value}`) }))}
          />
          <Checkbox.Group label={t('channels')} value={chosen} onChange={(value) => setChosen(value)}>
            <Group mt={6}>
              {channels.map((channel) => (
                <Checkbox key={channel} value={channel} label={consent.channel(channel)} />
              ))}
            </Group>
          </Checkbox.Group>
          <TextsEditor texts={texts} onChange={setTexts} />
          {purpose && (
            <Switch
              label={t('archive')}
              checked={retired}
              onChange={(event) => setRetired(event.currentTarget.checked)}
            />
          )}
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              {tApp('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
