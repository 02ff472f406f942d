import { Alert, Button, Group, Skeleton, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconEye, IconPencil, IconSend } from '@tabler/icons-react';
import { lazy, Suspense, useState, type SyntheticEvent } from 'react';
import { useTranslations } from 'use-intl';
import { ProblemError } from '@/shared/api/problem-error';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import type { Message } from '@/shared/mail/message-query';
import { PageHeader } from '@/shared/ui/page-header';
import { AttachmentsField } from './attachments-field';
import { sendMail, touchesQuery, type Touch } from './compose-api';
import classes from './compose.module.css';
import { useDraft, type Draft } from './draft';
import { RecipientsField } from './recipients-field';

const MailBody = lazy(async () => ({ default: (await import('@/shared/mail/mail-body')).MailBody }));
const MailPreview = lazy(async () => ({ default: (await import('./mail-preview')).MailPreview }));
const TemplateMenu = lazy(async () => ({ default: (await import('./template-menu')).TemplateMenu }));
const TouchesPanel = lazy(async () => ({ default: (await import('./touches-panel')).TouchesPanel }));

type ComposeFormProps = {
  draftKey: string;
  start: Draft;
  answered?: { activityId: string; message: Message };
  accountId?: string;
};

export function ComposeForm({ draftKey, start, answered, accountId }: ComposeFormProps) {
  const t = useTranslations('email.compose');
  const problemText = useProblemText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { draft, change, changeFiles, forget } = useDraft(draftKey, () => start);
  const [isPreviewing, setPreviewing] = useState(false);
  const [hasCopies, setCopies] = useState(draft.cc.length + draft.bcc.length > 0);
  const [told, setTold] = useState<readonly Touch[]>();
  const contactIds = draft.to.flatMap((each) => ('contactId' in each ? [each.contactId] : []));
  const seen = useQueries({
    queries: contactIds.map((id) => touchesQuery(id)),
    combine: (results) =>
      [
        ...new Map(results.flatMap(({ data }) => data ?? []).map((touch) => [touch.activityId, touch])).values(),
        // Who answers a mail has read it.
      ].filter(({ activityId }) => activityId !== answered?.activityId),
  });
  const touches = told ?? seen;
  const send = useMutation({
    mutationFn: () =>
      sendMail({
        to: draft.to,
        cc: draft.cc,
        bcc: draft.bcc,
        subject: draft.subject,
        body: draft.body,
        attachments: draft.files.map(({ id }) => id),
        ...(draft.templateId === undefined ? {} : { templateId: draft.templateId }),
        ...(answered === undefined ? {} : { inReplyTo: answered.activityId }),
        ...(accountId === undefined ? {} : { accountId }),
        // Whoever has the touches before their eyes has been told.
        ...(touches.length > 0 ? { acknowledgedCollision: true } : {}),
      }),
    onSuccess: (activity) => {
      forget();
      notifications.show({ message: t('sent'), color: 'pine' });
      void client.invalidateQueries({ queryKey: ['records'] });
      void navigate({ to: '/activities/$id', params: { id: activity.id }, replace: true });
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.code === 'recent_contact')
        setTold((error.params as unknown as { touches: Touch[] }).touches);
    },
  });
  const errors = fieldErrors(send.error);
  const isExplained = send.error instanceof ProblemError && send.error.code === 'recent_contact';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (draft.to.length > 0 && draft.subject.trim() !== '' && draft.body.trim() !== '') send.mutate();
  };
  const isReady = draft.to.length > 0 && draft.subject.trim() !== '' && draft.body.trim() !== '';
  return (
    <div className={classes.page}>
      <PageHeader title={t(answered ? 'answerTitle' : 'title')} />
      {/* Ctrl and Enter send from wherever one is writing. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
        }}
      >
        <Stack gap="md">
          {touches.length > 0 && (
            <Suspense fallback={null}>
              <TouchesPanel touches={touches} />
            </Suspense>
          )}
          <RecipientsField
            label={t('to')}
            required
            recipients={draft.to}
            error={errors.to}
            onChange={(to) => {
              setTold(undefined);
              change({ to });
            }}
          />
          {hasCopies ? (
            <Group grow align="flex-start">
              <RecipientsField
                label={t('cc')}
                recipients={draft.cc}
                error={errors.cc}
                onChange={(cc) => change({ cc })}
              />
              <RecipientsField
                label={t('bcc')}
                recipients={draft.bcc}
                error={errors.bcc}
                onChange={(bcc) => change({ bcc })}
              />
            </Group>
          ) : (
            <Button
              variant="subtle"
              size="compact-sm"
              style={{ alignSelf: 'flex-start' }}
              onClick={() => setCopies(true)}
            >
              {t('copies')}
            </Button>
          )}
          <TextInput
            label={t('subject')}
            withAsterisk
            maxLength={300}
            value={draft.subject}
            error={errors.subject}
            onChange={(event) => change({ subject: event.currentTarget.value })}
          />
          {isPreviewing ? (
            <Suspense fallback={<Skeleton h={260} radius="md" />}>
              <MailPreview subject={draft.subject} body={draft.body} contactId={contactIds[0]} />
            </Suspense>
          ) : (
            <Textarea
              label={t('text')}
              description={t('textHint')}
              withAsterisk
              autosize
              minRows={9}
              maxRows={24}
              maxLength={20_000}
              value={draft.body}
              error={errors.body}
              onChange={(event) => change({ body: event.currentTarget.value })}
            />
          )}
          <Group gap="xs">
            <AttachmentsField files={draft.files} onChange={changeFiles} />
            <Suspense fallback={null}>
              <TemplateMenu onPick={(template) => change(template)} />
            </Suspense>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={isPreviewing ? <IconPencil size={15} /> : <IconEye size={15} />}
              aria-pressed={isPreviewing}
              disabled={draft.body.trim() === ''}
              onClick={() => setPreviewing((before) => !before)}
            >
              {t(isPreviewing ? 'write' : 'preview')}
            </Button>
          </Group>
          {send.error && !isExplained && Object.keys(errors).length === 0 && (
            <Alert color="red" role="alert">
              <Refused error={send.error} fallback={problemText(send.error)} />
            </Alert>
          )}
          <Group>
            <Button type="submit" leftSection={<IconSend size={16} />} loading={send.isPending} disabled={!isReady}>
              {t(touches.length > 0 ? 'sendAnyway' : 'send')}
            </Button>
          </Group>
          {answered && (
            <section className={classes.answered} aria-label={t('answered')}>
              <Suspense fallback={null}>
                <MailBody {...answered.message} />
              </Suspense>
            </section>
          )}
        </Stack>
      </form>
    </div>
  );
}

/** Who has not agreed, by name; every other reason in its own words. */
function Refused({ error, fallback }: { error: Error; fallback: string }) {
  const t = useTranslations('email.compose');
  if (!(error instanceof ProblemError) || error.code !== 'no_consent') return fallback;
  const { refused } = error.params as unknown as { refused: { name: string | null; reason: string }[] };
  return t('noConsent', { names: refused.map(({ name }) => name ?? t('somebody')).join(', ') });
}
