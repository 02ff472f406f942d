import { Button, Group, Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { adjustmentsQuery, forecastKey, type ForecastLine } from './forecast-api';

type AdjustDialogProps = {
  line: ForecastLine;
  subject: 'user' | 'team';
  name: string;
  period: string;
  currency: string;
  onClose: () => void;
};

/** Puts another figure beside what was said, with a reason; earlier words stay below. */
export function AdjustDialog({ line, subject, name, period, currency, onClose }: AdjustDialogProps) {
  const t = useTranslations('forecast.adjust');
  const tApp = useTranslations('app');
  const format = useValueFormatter();
  const client = useQueryClient();
  const problemText = useProblemText();
  const subjectId = line.key ?? '';
  const { data: words } = useQuery(adjustmentsQuery(period, subjectId));
  const [amount, setAmount] = useState<number | string>(line.call);
  const [reason, setReason] = useState('');
  const [isSaving, setSaving] = useState(false);
  const money = (value: number) => format.money({ amount: value, currency });
  const save = async (value: number | null) => {
    setSaving(true);
    try {
      await request('PUT', '/forecast/adjustments', {
        body: { subject, subjectId, period, amount: value, reason: reason.trim() },
      });
      notifications.show({ message: value === null ? t('takenBack', { name }) : t('saved', { name }), color: 'pine' });
      onClose();
      await client.invalidateQueries({ queryKey: forecastKey });
    } catch (error) {
      notifications.show({ message: problemText(error), color: 'red' });
      setSaving(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { name })}
      size="md"
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('said', { amount: money(line.said) })}
        </Text>
        <NumberInput
          label={t('amount', { currency })}
          value={amount}
          min={0}
          max={10_000_000_000_000}
          decimalScale={2}
          thousandSeparator=" "
          data-autofocus
          onChange={setAmount}
        />
        <Textarea
          label={t('reason')}
          required
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="end" gap="sm">
          {line.adjustment !== null && (
            <Button variant="subtle" disabled={isSaving || reason.trim() === ''} onClick={() => void save(null)}>
              {t('takeBack')}
            </Button>
          )}
          <Button
            loading={isSaving}
            disabled={typeof amount !== 'number' || reason.trim() === ''}
            onClick={() => typeof amount === 'number' && void save(amount)}
          >
            {t('save')}
          </Button>
        </Group>
        {words !== undefined && words.length > 0 && (
          <section aria-label={t('earlier')}>
            <Text fw={600} size="sm">
              {t('earlier')}
            </Text>
            {words.map((word) => (
              <Text key={word.at} size="sm" mt={4}>
                {word.amount === null ? t('none') : money(word.amount)} · {word.reason}
                <Text span c="dimmed" size="xs" display="block">
                  {word.byName} · {format.dateTime(word.at)}
                </Text>
              </Text>
            ))}
          </section>
        )}
      </Stack>
    </Modal>
  );
}
