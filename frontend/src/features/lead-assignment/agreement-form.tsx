import { Button, Checkbox, Group, NumberInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { UsersPicker } from '@/shared/ui/users-picker';
import { agreementQuery, setAgreement, type Agreement } from './assignment-api';

/** What marketing and sales have agreed on: what is passed on, to whom, and what becomes of what nobody accepts. */
export function AgreementForm({ start }: { start: Agreement }) {
  const t = useTranslations('leadAssignment.agreement');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [agreement, setChanged] = useState(start);
  const change = (part: Partial<Agreement>) => setChanged({ ...agreement, ...part });
  const save = useMutation({
    mutationFn: () => setAgreement(agreement),
    onSuccess: () => {
      notifications.show({ message: t('saved'), color: 'pine' });
      void client.invalidateQueries({ queryKey: agreementQuery.queryKey });
    },
  });
  return (
    <section aria-labelledby="agreement" style={{ marginBlockStart: 36, maxInlineSize: 640 }}>
      <h2 id="agreement" style={{ margin: 0, fontSize: 18 }}>
        {t('title')}
      </h2>
      <Text size="sm" c="dimmed" mb="sm">
        {t('hint')}
      </Text>
      <Stack gap="sm">
        <UsersPicker
          label={t('receivers')}
          nobodyFound={t('nobody')}
          users={agreement.receiverIds}
          most={100}
          onChange={(receiverIds) => change({ receiverIds })}
        />
        <NumberInput
          label={t('score')}
          description={t('scoreHint')}
          min={1}
          max={100}
          allowDecimal={false}
          clampBehavior="strict"
          value={agreement.passFromScore ?? ''}
          onChange={(next) => change({ passFromScore: next === '' ? null : Number(next) })}
        />
        <Checkbox
          label={t('return')}
          checked={agreement.returnWhenLate}
          onChange={(event) => change({ returnWhenLate: event.currentTarget.checked })}
        />
        {save.isError && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {problemText(save.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button disabled={agreement === start} loading={save.isPending} onClick={() => save.mutate()}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}
