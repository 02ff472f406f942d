import { Alert, Button, Checkbox, CopyButton, Group, Modal, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useQuoteProblem } from './use-quote-problem';
import type { CrmRecord } from '@/shared/api/types';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ObstacleList } from './obstacle-list';
import { checkQuery, sendQuote } from './quote-api';
import { QuoteApproval } from './quote-approval';

type SendDialogProps = { record: CrmRecord; onClose: () => void };

/** First says whether anything speaks against it, then sends, and shows the customer's address once. */
export function SendDialog({ record, onClose }: SendDialogProps) {
  const t = useTranslations('quotes.send');
  const tApp = useTranslations('app');
  const client = useQueryClient();
  const problemText = useQuoteProblem();
  const { data: check, error, refetch } = useQuery(checkQuery(record.id));
  const [to, setTo] = useState('');
  const [message, setMessage] = useState('');
  const [reason, setReason] = useState('');
  const [attachPdf, setAttachPdf] = useState(true);
  const send = useMutation({
    mutationFn: () =>
      sendQuote(record.id, {
        ...(to.trim() === '' ? {} : { to: to.trim(), attachPdf }),
        ...(message.trim() === '' ? {} : { message }),
        ...(reason.trim() === '' ? {} : { overrideReason: reason }),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['records'] }),
    // A colleague may have been a moment earlier.
    onError: () => refetch(),
  });
  const isHeld = (check?.obstacles.length ?? 0) > 0;
  const mayTell = check?.approval.need === 'none' || check?.approval.need === 'approved';
  const isReady = check !== undefined && mayTell && (!isHeld || (check.mayOverride && reason.trim() !== ''));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { number: String(record.number) })}
      closeButtonProps={{ 'aria-label': tApp('close') }}
      centered
      size="lg"
    >
      {send.data ? (
        <Sent link={send.data.link} onClose={onClose} />
      ) : error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate();
          }}
        >
          <Stack gap="md">
            <div aria-live="polite">
              {check === undefined ? (
                <Text c="dimmed">{t('checking')}</Text>
              ) : isHeld ? (
                <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} />}>
                  <ObstacleList obstacles={check.obstacles} />
                  {!check.mayOverride && <Text size="sm">{t('askManager')}</Text>}
                </Alert>
              ) : (
                <Group gap="xs">
                  <IconCircleCheck size={18} aria-hidden />
                  <Text size="sm">{t('clear')}</Text>
                </Group>
              )}
            </div>
            {check && <QuoteApproval quoteId={record.id} standing={check.approval} />}
            {isHeld && check?.mayOverride === true && (
              <TextInput
                label={t('reason')}
                value={reason}
                required
                maxLength={500}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            )}
            <TextInput
              type="email"
              label={t('to')}
              description={t('toHint')}
              value={to}
              maxLength={254}
              data-autofocus
              onChange={(event) => setTo(event.currentTarget.value)}
            />
            {to.trim() !== '' && (
              <Textarea
                label={t('message')}
                value={message}
                autosize
                minRows={2}
                maxLength={5000}
                onChange={(event) => setMessage(event.currentTarget.value)}
              />
            )}
            {to.trim() !== '' && (
              <Checkbox
                label={t('attachPdf')}
                checked={attachPdf}
                onChange={(event) => setAttachPdf(event.currentTarget.checked)}
              />
            )}
            {send.error && (
              <Text c="red" size="sm" role="alert">
                {problemText(send.error)}
              </Text>
            )}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {tApp('cancel')}
              </Button>
              <Button type="submit" disabled={!isReady} loading={send.isPending}>
                {t('confirm')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

function Sent({ link, onClose }: { link: string; onClose: () => void }) {
  const t = useTranslations('quotes.send');
  const tApp = useTranslations('app');
  return (
    <Stack gap="md">
      <Text role="status">{t('link')}</Text>
      <TextInput
        label={t('linkLabel')}
        value={link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        data-autofocus
      />
      <Group justify="flex-end" gap="xs">
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? tApp('copied') : tApp('copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{tApp('close')}</Button>
      </Group>
    </Stack>
  );
}
