import { useFormatter, useTranslations } from 'use-intl';
import type { JobState, NotificationItem } from '@/shared/api/types';
import { useJobText } from '@/shared/ui/job-progress/use-job-text';

export type NotificationText = { title: string; detail?: string };

/** A notification in the user's language; a kind that is not known here yet has a plain text. */
export function useNotificationText(): (item: NotificationItem) => NotificationText {
  const t = useTranslations('notifications');
  const format = useFormatter();
  const jobText = useJobText();
  return ({ kind, params, recordType }) => {
    const count = numberOf(params.count) || 1;
    switch (kind) {
      case 'jobFinished':
      case 'jobFailed': {
        const isDone = kind === 'jobFinished';
        const [done, total, failed] = [numberOf(params.done), numberOf(params.total), numberOf(params.failed)];
        const state: JobState = isDone ? 'completed' : 'failed';
        const job = { kind: textOf(params.jobKind) ?? 'other', state, done, failed };
        const detail = isDone ? jobText.ended(job) : t('kinds.jobFailed.detail', { done, total });
        return { title: t(`kinds.${kind}.title`, { job: jobText.title(job) }), detail };
      }
      case 'recordAssigned': {
        const actor = textOf(params.actorName) ?? t('somebody');
        const name = textOf(params.recordName);
        const type = recordType ?? textOf(params.recordType) ?? 'other';
        const title =
          count === 1 && name !== undefined
            ? t('kinds.recordAssigned.one', { actor, name })
            : t('kinds.recordAssigned.some', { actor, type, count });
        return { title, detail: t('kinds.recordAssigned.detail') };
      }
      case 'followedChanged': {
        const actor = textOf(params.actorName) ?? t('somebody');
        const name = textOf(params.recordName) ?? t('kinds.followedChanged.unnamed');
        return {
          title: t('kinds.followedChanged.title', { actor, name }),
          detail: t('kinds.followedChanged.detail', { count }),
        };
      }
      case 'deliveryDead': {
        const [event, handler] = [textOf(params.eventName), textOf(params.handler)];
        const title = t('kinds.deliveryDead.title', { count });
        return event && handler ? { title, detail: t('kinds.deliveryDead.detail', { event, handler }) } : { title };
      }
      case 'mailFailed':
        return { title: t('kinds.mailFailed.title', { count }), detail: t('kinds.mailFailed.detail') };
      case 'apiKeyExpiring':
        return { title: t('kinds.apiKeyExpiring.title', { count }), detail: t('kinds.apiKeyExpiring.detail') };
      case 'emailFailed':
        return { title: t('kinds.emailFailed.title'), detail: t('kinds.emailFailed.detail') };
      case 'activityReminder':
        return { title: t('kinds.activityReminder.title') };
      case 'activityMention':
        return { title: t('kinds.activityMention.title', { actor: textOf(params.actorName) ?? t('somebody') }) };
      case 'quoteAccepted':
      case 'quoteQuestion':
      case 'quoteDeclined':
        return { title: t(`kinds.${kind}.title`, { number: textOf(params.number) ?? '' }) };
      case 'inquiryArrived':
      case 'inquiryOverdue':
      case 'inquiryEscalated':
      case 'inquiryCaught':
        return {
          title: t(`kinds.${kind}.title`, { count }),
          detail: t(`kinds.${kind}.detail`, { reference: textOf(params.reference) ?? '' }),
        };
      case 'rivalSeen':
        return { title: t('kinds.rivalSeen.title') };
      case 'approvalWanted':
      case 'approvalDecided': {
        const actor = textOf(params.actorName) ?? t('somebody');
        const name = textOf(params.recordName) ?? t('kinds.followedChanged.unnamed');
        return { title: t(`kinds.${kind}.title`, { actor, name, is: String(params.reminds ?? params.approved) }) };
      }
      case 'promiseOverdue':
      case 'promiseContradicted':
        return { title: t(`kinds.${kind}.title`, { count }), detail: t(`kinds.${kind}.detail`) };
      case 'clockSoon':
      case 'clockLate':
      case 'clockEscalated': {
        const clock = textOf(params.clock) ?? 'other';
        const due = textOf(params.due);
        return {
          title: t(`kinds.${kind}.title`, { clock, count }),
          ...(due !== undefined && {
            detail: t(`kinds.${kind}.detail`, {
              due: format.dateTime(new Date(due), { dateStyle: 'medium', timeStyle: 'short' }),
            }),
          }),
        };
      }
      case 'leadOffered':
      case 'offerReturned':
      case 'partnerConflict':
        return { title: t(`kinds.${kind}.title`), detail: t(`kinds.${kind}.detail`) };
      case 'leadPassed':
        return { title: t('kinds.leadPassed.title'), detail: t('kinds.leadPassed.detail') };
      case 'leadReturned':
        return {
          title: t('kinds.leadReturned.title', { state: textOf(params.state) ?? 'returned' }),
          detail: t('kinds.leadReturned.detail', { reason: textOf(params.reason) ?? 'none' }),
        };
      case 'promiseEscalated':
        return { title: t('kinds.promiseEscalated.title', { count }) };
      default:
        return { title: t('kinds.other.title'), detail: t('kinds.other.detail', { kind }) };
    }
  };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
