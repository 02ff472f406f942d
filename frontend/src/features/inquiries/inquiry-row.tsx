import { Badge, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNow, useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useProblemText } from '@/shared/api/problem';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { Moment } from '@/shared/ui/moment';
import { RecordLink } from '@/shared/ui/record-link';
import { Row } from '@/shared/ui/row-list';
import classes from './inquiries.module.css';
import { actOnInquiry, actsOf, isLate, type Inquiry, type InquiryAct } from './inquiry-api';

/** Who asked what, what became of it, and the one thing to do. */
export function InquiryRow({ inquiry }: { inquiry: Inquiry }) {
  const t = useTranslations('inquiries');
  const format = useValueFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const canEdit = useCan('leads.edit');
  const act = useActOn(inquiry);
  const who = inquiry.recordName ?? inquiry.name ?? inquiry.email ?? t('somebody');
  const late = isLate(inquiry, now);
  const from = inquiry.kind === 'mail' ? t('byMail') : (inquiry.formName ?? t('byForm'));
  const owner = inquiry.ownerName ?? (inquiry.state === 'open' ? t('noOwner') : undefined);
  const question = inquiry.values.message ?? inquiry.values.interest ?? inquiry.values.product;
  return (
    <Row
      isLinked={Boolean(inquiry.recordId)}
      title={
        inquiry.recordType && inquiry.recordId ? (
          <RecordLink recordType={inquiry.recordType} id={inquiry.recordId}>
            {who}
          </RecordLink>
        ) : (
          who
        )
      }
      detail={
        <>
          {question && <span className={classes.question}>{question}</span>}
          <span>{[inquiry.reference, from, owner].filter(Boolean).join(' · ')}</span>
        </>
      }
      side={
        <>
          {inquiry.state === 'open' && inquiry.dueAt && (
            <Badge color={late ? 'red' : 'gray'} variant="light" title={format.dateTime(inquiry.dueAt)}>
              {late ? t('late') : t('due', { at: format.dateTime(inquiry.dueAt) })}
            </Badge>
          )}
          <Badge variant="outline" color={inquiry.outcome === 'refused' ? 'gray' : 'pine'}>
            {inquiry.outcome === 'refused' ? t(`reasons.${reasonOf(inquiry)}`) : t(`outcomes.${inquiry.outcome}`)}
          </Badge>
          <Moment value={inquiry.receivedAt} />
        </>
      }
      end={
        canEdit &&
        actsOf(inquiry).map((each) => (
          <Button
            key={each}
            size="xs"
            variant="default"
            loading={act.isPending}
            aria-label={t(`acts.${each}Of`, { who })}
            onClick={() => act.mutate(each)}
          >
            {t(`acts.${each}`)}
          </Button>
        ))
      }
    />
  );
}

const reasons = ['honeypot', 'tooFast', 'invalid', 'notConfirmed', 'discarded'] as const;

function reasonOf({ reason }: Inquiry) {
  return reasons.find((each) => each === reason) ?? 'other';
}

function useActOn({ id }: Inquiry) {
  const t = useTranslations('inquiries');
  const client = useQueryClient();
  const problemText = useProblemText();
  const refresh = () => void client.invalidateQueries({ queryKey: ['inquiries'] });
  return useMutation({
    mutationFn: (act: InquiryAct) => actOnInquiry(id, act),
    onSuccess: (_, act) => {
      refresh();
      if (act !== 'answer') {
        notifications.show({ message: t(`acts.${act}Done`), color: 'pine' });
        return;
      }
      // Taken back in place: it is said of nothing but this row.
      const toast = notifications.show({
        message: (
          <span className={classes.toast}>
            {t('acts.answerDone')}
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                notifications.hide(toast);
                void actOnInquiry(id, 'reopen').then(refresh, (error: unknown) =>
                  notifications.show({ message: problemText(error), color: 'red' }),
                );
              }}
            >
              {t('undo')}
            </Button>
          </span>
        ),
        color: 'pine',
        autoClose: 10_000,
      });
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
}
