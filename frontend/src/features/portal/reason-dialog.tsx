import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { declineLead, disqualifyLead, type PortalLead } from './portal-api';

export type Refusal = 'decline' | 'disqualify';

const reasons = ['noNeed', 'noBudget', 'badTiming', 'competitor', 'notReachable', 'wrongContact', 'other'] as const;

type ReasonDialogProps = {
  leadId: string;
  refusal: Refusal;
  onClose: () => void;
  onDone: (changed: PortalLead | undefined) => void | Promise<void>;
};

/** Nobody gives a lead back, or up, without saying why. */
export function ReasonDialog({ leadId, refusal, onClose, onDone }: ReasonDialogProps) {
  const t = useTranslations('portal');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const [reason, setReason] = useState<(typeof reasons)[number]>('noNeed');
  const [words, setWords] = useState('');
  const save = useMutation({
    mutationFn: async () =>
      refusal === 'decline'
        ? void (await declineLead(leadId, words.trim()))
        : await disqualifyLead(leadId, reason, words.trim()),
    onSuccess: (changed) => onDone(changed ?? undefined),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (refusal === 'disqualify' || words.trim() !== '') save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`acts.${refusal}`)}
      closeButtonProps={{ 'aria-label': tApp('close') }}
      centered
    >
      <form onSubmit={submit}>
        <Stack>
          {refusal === 'disqualify' && (
            <NativeSelect
              label={t('why')}
              data={reasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
              value={reason}
              onChange={(event) => setReason(reasons.find((known) => known === event.currentTarget.value) ?? 'other')}
            />
          )}
          <Textarea
            label={t(refusal === 'decline' ? 'why' : 'inWords')}
            required={refusal === 'decline'}
            maxLength={500}
            autosize
            minRows={2}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          {save.error && (
            <Text c="red" role="alert">
              {problemText(save.error)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {tApp('cancel')}
            </Button>
            <Button type="submit" disabled={refusal === 'decline' && words.trim() === ''} loading={save.isPending}>
              {t(`acts.${refusal}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
