import {
  Alert,
  Blockquote,
  Button,
  Group,
  Modal,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import {
  channels,
  everything,
  purposesQuery,
  purposeText,
  useConsentText,
  type Channel,
} from '@/shared/consents/consents';
import { languageNames, languages, type Language } from '@/shared/i18n/languages';
import { dayOf } from '../as-of';
import { recordQuery } from '../record-queries';
import { consentsQuery, recordConsent, type ConsentState, type ConsentStatus } from './consent-api';

type ConsentDialogProps = { type: RecordTypeInfo; record: CrmRecord; state?: ConsentState; onClose: () => void };

/** Notes down what the person has said, with the very text that they were asked with. */
export function ConsentDialog({ type, record, state, onClose }: ConsentDialogProps) {
  const t = useTranslations('consents');
  const tApp = useTranslations('app');
  const text = useConsentText();
  const problemText = useProblemText();
  const client = useQueryClient();
  const today = dayOf(new Date());
  const { data: purposes = [] } = useQuery(purposesQuery);
  const [channel, setChannel] = useState<Channel>(state?.channel ?? 'email');
  const [wanted, setPurpose] = useState(state?.purpose);
  const [status, setStatus] = useState<ConsentStatus>(state?.status === 'granted' ? 'withdrawn' : 'granted');
  const [day, setDay] = useState(today);
  const [language, setLanguage] = useState<Language>(useLocale());
  const [form, setForm] = useState('');
  const open = purposes.filter((each) => !each.retired && each.channels.includes(channel));
  const options = [...open.map(({ key }) => key), ...(status === 'withdrawn' ? [everything] : [])];
  const purpose = options.find((each) => each === wanted) ?? options[0];
  const shown = purposeText(
    open.find(({ key }) => key === purpose),
    language,
  );
  const save = useMutation({
    mutationFn: () => {
      // Whoever said it today has just said it: the moment counts, and not midnight.
      const at = day === today ? new Date().toISOString() : new Date(`${day}T12:00:00`).toISOString();
      return recordConsent(type.resource, record.id, { channel, purpose: purpose ?? '', status, at, language, form });
    },
    onSuccess: (consents) => {
      client.setQueryData(consentsQuery(type.resource, record.id).queryKey, consents);
      void client.invalidateQueries({ queryKey: recordQuery(type.resource, record.id).queryKey });
      notifications.show({ message: t('recorded'), color: 'pine' });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('recordTitle')} closeButtonProps={{ 'aria-label': tApp('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          {save.error && (
            <Alert color="red" variant="light" role="alert">
              {problemText(save.error)}
            </Alert>
          )}
          <SegmentedControl
            fullWidth
            aria-label={t('what')}
            value={status}
            onChange={(value) => setStatus(value)}
            data={[
              { value: 'granted', label: t('says.granted') },
              { value: 'withdrawn', label: t('says.withdrawn') },
            ]}
          />
          <Group grow align="flex-start">
            <Select
              label={t('channel')}
              allowDeselect={false}
              value={channel}
              onChange={(value) => setChannel(value ?? 'email')}
              data={channels.map((value) => ({ value, label: text.channel(value) }))}
            />
            <Select
              label={t('purpose')}
              allowDeselect={false}
              value={purpose ?? null}
              placeholder={t('noPurpose')}
              onChange={(value) => setPurpose(value ?? undefined)}
              data={options.map((value) => ({ value, label: text.purpose(value) }))}
            />
          </Group>
          <Group grow align="flex-start">
            <TextInput
              type="date"
              label={t('when')}
              required
              max={today}
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
            <Select
              label={t('language')}
              allowDeselect={false}
              value={language}
              onChange={(value) => setLanguage(value ?? language)}
              data={languages.map((value) => ({ value, label: languageNames[value] }))}
            />
          </Group>
          {status === 'granted' && shown && (
            <div>
              <Text size="sm" fw={500}>
                {t('askedWith')}
              </Text>
              <Blockquote p="sm" mt={6} fz="sm">
                {shown.text}
              </Blockquote>
            </div>
          )}
          <TextInput
            label={t('where')}
            description={t('whereHint')}
            maxLength={200}
            value={form}
            onChange={(event) => setForm(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending} disabled={purpose === undefined || day === ''}>
              {t('submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
