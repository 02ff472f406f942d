import {
  IconArrowMerge,
  IconCalendarEvent,
  IconCheckbox,
  IconCoins,
  IconFile,
  IconFileDollar,
  IconMail,
  IconNote,
  IconPhone,
  IconPoint,
  IconProgress,
  IconShieldCheck,
  IconSparkles,
  IconUserShare,
  type Icon,
} from '@tabler/icons-react';
import { useNow, useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { RecordLink } from '@/shared/ui/record-link';
import classes from '../records.module.css';
import type { TimelineItem } from './timeline-query';

const icons: Record<string, Icon> = {
  note: IconNote,
  task: IconCheckbox,
  call: IconPhone,
  meeting: IconCalendarEvent,
  email: IconMail,
  created: IconSparkles,
  merged: IconArrowMerge,
  ownerChanged: IconUserShare,
  stageChanged: IconProgress,
  statusChanged: IconProgress,
  consent: IconShieldCheck,
  file: IconFile,
  dealMoved: IconProgress,
  dealWon: IconCoins,
  dealLost: IconCoins,
  quoteSent: IconFileDollar,
  quoteOpened: IconFileDollar,
  quoteQuestion: IconFileDollar,
  quoteAnswer: IconFileDollar,
  quoteAccepted: IconFileDollar,
  quoteDeclined: IconFileDollar,
};

type TimelineEntryProps = { item: TimelineItem; recordType: string; recordId: string; isOpen?: boolean };

/** One happening: what it was, with whom and by whom, and its first words. */
export function TimelineEntry({ item, recordType, recordId, isOpen = false }: TimelineEntryProps) {
  const t = useTranslations('timeline');
  const format = useValueFormatter();
  const title = useTitle(item, recordType);
  const now = useNow();
  const EntryIcon = icons[item.kind] ?? IconPoint;
  const isElsewhere = item.source.type !== recordType || item.source.id !== recordId;
  const { subject } = item;
  const isLate = isOpen && item.facts.dueAt !== undefined && Date.parse(item.at) < now.getTime();
  return (
    <li className={classes.entry}>
      <span className={classes.entryIcon} aria-hidden>
        <EntryIcon size={14} />
      </span>
      <div className={classes.entryBody}>
        <p className={classes.entryHead}>
          <span className={classes.entryWho}>
            {isElsewhere ? (
              <RecordLink recordType={item.source.type} id={item.source.id} className={classes.timelineLink}>
                {title}
              </RecordLink>
            ) : (
              title
            )}
          </span>
          <span className={classes.entryMeta}>
            <time dateTime={item.at}>{isOpen ? format.dateTime(item.at) : format.time(item.at)}</time>
            {isLate && (
              <>
                {' '}
                · <strong className={classes.overdue}>{t('overdue')}</strong>
              </>
            )}
            {item.actor?.name != null && <> · {item.actor.name}</>}
            <MailSigns item={item} />
            {subject?.label != null && (
              <> · {item.source.type === 'activity' ? t('with', { name: subject.label }) : subject.label}</>
            )}
          </span>
        </p>
        {item.excerpt != null && item.excerpt !== '' && <p className={classes.excerpt}>{item.excerpt}</p>}
      </div>
    </li>
  );
}

/** Of a mail: that it came in, that a program wrote it, that it did not arrive. */
function MailSigns({ item: { kind, facts } }: { item: TimelineItem }) {
  const t = useTranslations('timeline.mail');
  if (kind !== 'email') return null;
  return (
    <>
      {facts.direction === 'inbound' && <> · {t(facts.automatic === true ? 'automatic' : 'received')}</>}
      {facts.undelivered === true && (
        <>
          {' '}
          · <strong className={classes.overdue}>{t('undelivered')}</strong>
        </>
      )}
    </>
  );
}

function useTitle(item: TimelineItem, recordType: string): string {
  const t = useTranslations('timeline');
  const labels = useLabels();
  const format = useValueFormatter();
  const { fields } = useRecordType(recordType);
  const stage = fields.find(({ name }) => name === 'lifecycleStage');
  const status = fields.find(({ name }) => name === 'status');
  if (item.title !== '') return item.title;
  switch (item.kind) {
    case 'stageChanged': {
      const to = String(item.facts.to);
      return t('kinds.stageChanged', { to: stage ? labels.option(recordType, stage, to) : to });
    }
    case 'statusChanged': {
      const to = String(item.facts.to);
      return t('kinds.statusChanged', { to: status ? labels.option(recordType, status, to) : to });
    }
    case 'consent':
      return t('kinds.consent', { status: String(item.facts.status) });
    case 'created':
      return item.source.type === 'opportunity'
        ? t('kinds.createdDeal')
        : t(item.source.type === 'lead' ? 'kinds.createdLead' : 'kinds.created');
    case 'dealMoved':
    case 'dealWon':
    case 'dealLost': {
      const deal = recordType !== 'opportunity' && item.source.label != null ? `${item.source.label} · ` : '';
      return deal + t(`kinds.${item.kind}`, { to: typeof item.facts.toName === 'string' ? item.facts.toName : '–' });
    }
    case 'quoteSent':
    case 'quoteOpened':
    case 'quoteQuestion':
    case 'quoteAnswer':
    case 'quoteAccepted':
    case 'quoteDeclined': {
      const { number, amount, currency } = item.facts;
      const isMoney = typeof amount === 'number' && typeof currency === 'string';
      return t(`kinds.${item.kind}`, {
        number: typeof number === 'string' ? number : '',
        amount: isMoney ? format.money({ amount, currency }) : '',
      });
    }
    case 'note':
    case 'task':
    case 'call':
    case 'meeting':
    case 'email':
    case 'merged':
    case 'ownerChanged':
    case 'file':
      return t(`kinds.${item.kind}`);
    default:
      return t('kinds.other');
  }
}
