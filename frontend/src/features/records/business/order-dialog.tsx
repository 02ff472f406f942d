import { Alert, Button, CopyButton, Group, Modal, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { useLanguage } from '@/shared/i18n/language-provider';
import { useValueFormatter } from '@/shared/metadata/use-format';
import type { OrderView } from './business-api';
import { InsightMessages } from './insight-messages';
import { askMotive, noteMotive, orderMotiveQuery, peopleQuery, shareOrder, unshareOrder } from './order-api';

type OrderDialogProps = { accountId: string; order: OrderView; onClose: () => void };

/** What one does with an order of a customer: lets them read it, and learns why they came back. */
export function OrderDialog(props: OrderDialogProps) {
  return (
    <InsightMessages>
      <Dialog {...props} />
    </InsightMessages>
  );
}

function Dialog({ accountId, order, onClose }: OrderDialogProps) {
  const t = useTranslations('insights.order');
  const tApp = useTranslations('app');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { number: order.number })}
      closeButtonProps={{ 'aria-label': tApp('close') }}
      centered
      size="lg"
    >
      <Stack gap="lg">
        <CustomerPage accountId={accountId} orderId={order.id} />
        <MotiveOf accountId={accountId} orderId={order.id} />
      </Stack>
    </Modal>
  );
}

type OrderPartProps = { accountId: string; orderId: string };

/** An address at which the customer reads how the order stands. */
function CustomerPage({ accountId, orderId }: OrderPartProps) {
  const t = useTranslations('insights.order');
  const problemText = useProblemText();
  const share = useMutation({ mutationFn: () => shareOrder(accountId, orderId) });
  const revoke = useMutation({ mutationFn: () => unshareOrder(accountId, orderId), onSuccess: () => share.reset() });
  const problem = share.error ?? revoke.error;
  return (
    <section aria-labelledby="order-page">
      <Title order={3} id="order-page" fz={15}>
        {t('page')}
      </Title>
      <Text size="sm" c="dimmed" mb={8}>
        {t('pageText')}
      </Text>
      {share.data === undefined ? (
        <Group gap="xs">
          <Button variant="default" loading={share.isPending} onClick={() => share.mutate()}>
            {t('share')}
          </Button>
          <Button variant="subtle" color="gray" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            {t('revoke')}
          </Button>
        </Group>
      ) : (
        <Link link={share.data} />
      )}
      <div aria-live="polite">
        {revoke.data !== undefined && <Text size="sm">{t('revoked', { count: revoke.data })}</Text>}
        {problem && (
          <Text size="sm" c="var(--mantine-color-error)">
            {problemText(problem)}
          </Text>
        )}
      </div>
    </section>
  );
}

/** Why the customer has ordered again: one tap. */
function MotiveOf({ accountId, orderId }: OrderPartProps) {
  const t = useTranslations('insights.order');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { language } = useLanguage();
  const { date } = useValueFormatter();
  const query = orderMotiveQuery(accountId, orderId);
  const { data } = useQuery(query);
  const note = useMutation({
    mutationFn: (motiveId: string) => noteMotive(accountId, orderId, motiveId),
    onSuccess: (next) => client.setQueryData(query.queryKey, next),
  });
  const ask = useMutation({
    mutationFn: (contactId?: string) =>
      askMotive(accountId, orderId, contactId === undefined ? undefined : { contactId, language }),
  });
  if (!data?.isRepeat) return null;
  const problem = note.error ?? ask.error;
  return (
    <section aria-labelledby="order-motive">
      <Title order={3} id="order-motive" fz={15}>
        {t('motive')}
      </Title>
      <Text size="sm" c="dimmed" mb={8}>
        {t(data.isFromCustomer ? 'motiveFromCustomer' : 'motiveText')}
      </Text>
      <Group gap={6} mb="sm">
        {data.offered.map((motive) => (
          <Button
            key={motive.id}
            size="compact-md"
            variant={motive.id === data.motiveId ? 'filled' : 'default'}
            aria-pressed={motive.id === data.motiveId}
            onClick={() => note.mutate(motive.id)}
          >
            {nameIn(motive.names, language)}
          </Button>
        ))}
      </Group>
      {ask.data !== undefined ? (
        <>
          {ask.data.mailId !== null && <Text size="sm">{t('mailed')}</Text>}
          <Link link={ask.data.link} />
        </>
      ) : data.canAsk ? (
        <Stack gap="xs" align="flex-start">
          <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate(undefined)}>
            {t('ask')}
          </Button>
          {data.byMail && <MailTo accountId={accountId} isBusy={ask.isPending} onSend={(id) => ask.mutate(id)} />}
        </Stack>
      ) : (
        data.askAgainFrom !== null && (
          <Text size="sm" c="dimmed">
            {t('askedLately', { date: date(data.askAgainFrom.slice(0, 10)) })}
          </Text>
        )
      )}
      <div aria-live="polite">{problem && <Alert color="red">{problemText(problem)}</Alert>}</div>
    </section>
  );
}

type MailToProps = { accountId: string; isBusy: boolean; onSend: (contactId: string) => void };

/** Whom of the account to write to. */
function MailTo({ accountId, isBusy, onSend }: MailToProps) {
  const t = useTranslations('insights.order');
  const { data: people = [] } = useQuery(peopleQuery(accountId));
  const [contactId, setContactId] = useState<string | null>(null);
  if (people.length === 0) return null;
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label={t('mailTo')}
        data={people.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        value={contactId}
        onChange={setContactId}
      />
      <Button
        variant="light"
        disabled={contactId === null}
        loading={isBusy}
        onClick={() => contactId !== null && onSend(contactId)}
      >
        {t('mail')}
      </Button>
    </Group>
  );
}

function nameIn(names: readonly { language: string; name: string }[], language: string): string {
  return (
    (names.find((one) => one.language === language) ?? names.find((one) => one.language === 'en') ?? names[0])?.name ??
    ''
  );
}

/** It is shown this once. */
function Link({ link }: { link: string }) {
  const t = useTranslations('insights.order');
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <TextInput
        label={t('link')}
        description={t('linkHint')}
        value={link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        flex={1}
        data-autofocus
      />
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button variant="light" onClick={copy}>
            {t(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
