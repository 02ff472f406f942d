import { Button, CopyButton, Group, Modal, NumberInput, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { useLookupLabels } from '@/shared/metadata/lookup';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { UsersPicker } from '@/shared/ui/users-picker';
import { inquirySettingsQuery, saveInquirySettings, type InquirySettings } from './inquiry-api';
import { rulesOf, rulesText, wordsOf } from './visit-rules';

/** Who gets what nobody has, and how soon customers are answered. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('inquiries.settings');
  const { data } = useQuery(inquirySettingsQuery);
  return (
    <Modal opened onClose={onClose} title={t('title')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      {data ? <SettingsForm start={data} onSaved={onClose} /> : <ListSkeleton rows={3} />}
    </Modal>
  );
}

function SettingsForm({ start, onSaved }: { start: InquirySettings; onSaved: () => void }) {
  const t = useTranslations('inquiries.settings');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [settings, setSettings] = useState(start);
  const names = useLookupLabels(start.catcherId ? [{ recordType: 'user', id: start.catcherId }] : []);
  const catcher = settings.catcherId ?? undefined;
  const [origins, setOrigins] = useState(start.visitOrigins.join(', '));
  const [rules, setRules] = useState(rulesText(start.visitRules));
  const save = useMutation({
    mutationFn: () => saveInquirySettings({ ...settings, visitOrigins: wordsOf(origins), visitRules: rulesOf(rules) }),
    onSuccess: () => {
      notifications.show({ message: t('saved'), color: 'pine' });
      void client.invalidateQueries({ queryKey: inquirySettingsQuery.queryKey });
      onSaved();
    },
  });
  return (
    <Stack>
      <UsersPicker
        label={t('catcher')}
        description={
          catcher !== undefined && catcher === start.catcherId
            ? t('catcherNow', { name: names.get(catcher) ?? '…' })
            : t('catcherText')
        }
        nobodyFound={t('nobodyFound')}
        users={catcher === undefined ? [] : [catcher]}
        most={1}
        onChange={([next]) => setSettings({ ...settings, catcherId: next ?? null })}
      />
      <NumberInput
        label={t('answerHours')}
        description={t('answerHoursText')}
        min={0.25}
        max={336}
        step={1}
        decimalScale={2}
        value={settings.answerMinutes / 60}
        onChange={(hours) => setSettings({ ...settings, answerMinutes: Math.max(5, Math.round(Number(hours) * 60)) })}
      />
      <TextInput
        label={t('visitOrigins')}
        description={t('visitOriginsText')}
        placeholder="https://www.example.com"
        value={origins}
        onChange={(event) => setOrigins(event.currentTarget.value)}
      />
      <Textarea
        label={t('visitRules')}
        description={t('visitRulesText')}
        placeholder="/products/scales = Scales"
        autosize
        minRows={2}
        maxRows={8}
        value={rules}
        onChange={(event) => setRules(event.currentTarget.value)}
      />
      {save.isError && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {problemText(save.error)}
        </Text>
      )}
      <Group justify="space-between">
        <CopyButton value={`<script src="${window.location.origin}/v.js" async></script>`}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('copied') : t('copyScript')}
            </Button>
          )}
        </CopyButton>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  );
}
