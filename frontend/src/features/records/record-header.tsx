import { ActionIcon, Button, Title } from '@mantine/core';
import {
  IconArrowLeft,
  IconChevronDown,
  IconChevronUp,
  IconDots,
  IconFileText,
  IconMail,
  IconPhone,
} from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useShortcut } from '@/app/shortcuts';
import type { CrmRecord, FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue } from '@/shared/metadata/field-value';
import { phoneText, primaryEmail, primaryPhone } from '@/shared/metadata/format-value';
import { fieldOf, isEmptyValue, recordLabel } from '@/shared/metadata/record-type';
import { useFormatField } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import { LinkButton } from '@/shared/ui/link-button';
import { OnDemand } from '@/shared/ui/on-demand';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import { recordPath } from '@/shared/ui/record-link';
import { TextLink } from '@/shared/ui/text-link';
import { lastList } from './last-list';
import { toListSearch } from './list-state';
import { MergeHost } from './merge/merge-host';
import classes from './records.module.css';
import { hasTimeline, isParty } from './has-timeline';
import { useNeighbours } from './use-neighbours';
import { useRecordActions } from './use-record-actions';

const RecordMenu = lazy(async () => ({ default: (await import('./record-menu')).RecordMenu }));

const RecordPhoto = lazy(async () => ({ default: (await import('./photo/record-photo')).RecordPhoto }));

const LeadButtons = lazy(async () => ({ default: (await import('./lead/lead-buttons')).LeadButtons }));

const DealButtons = lazy(async () => ({ default: (await import('./deal/deal-buttons')).DealButtons }));

const QuoteButtons = lazy(async () => ({ default: (await import('./quote/quote-buttons')).QuoteButtons }));

const ActivityButtons = lazy(async () => ({
  default: (await import('./activity/activity-buttons')).ActivityButtons,
}));

type RecordHeaderProps = { type: RecordTypeInfo; record: CrmRecord };

export function RecordHeader({ type, record }: RecordHeaderProps) {
  const t = useTranslations('record');
  const labels = useLabels();
  const label = recordLabel(type, record) || t('unnamed');
  const phone = primaryPhone(record.phones);
  const email = primaryEmail(record.emails);
  const navigate = useNavigate();
  const [isMerging, setMerging] = useState(false);
  const actions = useRecordActions(type, record, () => setMerging(true));
  const face = { id: record.id, label, size: 52, shape: type.name === 'account' ? 'square' : 'circle' } as const;
  const openSurvivor = (id: string) => {
    if (id !== record.id) void navigate({ to: recordPath(type.resource, id) as '/', replace: true });
  };
  return (
    <header className={classes.recordHeader}>
      <div className={classes.crumbs}>
        <TextLink
          to={`/${type.resource}` as '/'}
          search={toListSearch(lastList(type.name) ?? {}) as never}
          className={classes.back}
          underline="never"
        >
          <IconArrowLeft size={15} aria-hidden />
          {labels.many(type.name)}
        </TextLink>
        <span className={classes.spacer} />
        <Steps type={type} id={record.id} />
      </div>
      <div className={classes.identity}>
        {isParty(type.name) ? (
          <Suspense fallback={<RecordAvatar {...face} />}>
            <RecordPhoto
              key={record.id}
              {...face}
              resource={type.resource}
              canEdit={record.deletedAt == null && record.can?.edit === true}
            />
          </Suspense>
        ) : (
          <RecordAvatar {...face} />
        )}
        <div className={classes.names}>
          <Title order={1} className={classes.name}>
            {label}
          </Title>
          <Subtitle type={type} record={record} />
        </div>
        <div className={classes.actions}>
          {type.name === 'activity' && record.deletedAt == null && record.can?.edit === true && (
            <Suspense fallback={null}>
              <ActivityButtons record={record} />
            </Suspense>
          )}
          {type.name === 'lead' && record.deletedAt == null && record.can?.edit === true && (
            <Suspense fallback={null}>
              <LeadButtons record={record} />
            </Suspense>
          )}
          {type.name === 'opportunity' && record.deletedAt == null && record.can?.edit === true && (
            <Suspense fallback={null}>
              <DealButtons record={record} />
            </Suspense>
          )}
          {type.name === 'quote' && record.deletedAt == null && record.can?.edit === true && (
            <Suspense fallback={null}>
              <QuoteButtons record={record} />
            </Suspense>
          )}
          {isParty(type.name) && (
            <LinkButton
              to={`${recordPath(type.resource, record.id)}/brief` as '/'}
              variant="default"
              leftSection={<IconFileText size={16} />}
            >
              {t('brief')}
            </LinkButton>
          )}
          {email !== undefined && <WriteMail type={type} record={record} email={email} />}
          {phone !== undefined && (
            <Button
              component="a"
              href={`tel:${phone.number}`}
              variant="default"
              leftSection={<IconPhone size={16} />}
              title={phoneText(phone)}
            >
              {t('callShort')}
            </Button>
          )}
          <OnDemand
            trigger={(open) => (
              <ActionIcon variant="default" size={36} aria-label={t('more')} aria-haspopup="menu" onClick={open}>
                <IconDots size={17} />
              </ActionIcon>
            )}
            full={<RecordMenu {...actions} />}
          />
        </div>
      </div>
      <MergeHost
        type={type}
        ids={[record.id]}
        opened={isMerging}
        onClose={() => setMerging(false)}
        onMerged={openSurvivor}
      />
    </header>
  );
}

const searches: Record<string, (id: string, email: string) => Record<string, string>> = {
  contact: (contact) => ({ contact }),
  account: (account, email) => ({ account, email }),
};

/** Written here, where colleagues see it; by one's own program where one may not. */
function WriteMail({ type, record, email }: RecordHeaderProps & { email: string }) {
  const t = useTranslations('record');
  const navigate = useNavigate();
  const isHere = useCan('activities.create') && record.deletedAt == null && hasTimeline(type.name);
  const search = searches[type.name]?.(record.id, email) ?? { email };
  useShortcut('e', t('sendEmail'), () => void navigate({ to: '/mail/new', search }), {
    group: 'record',
    enabled: isHere,
  });
  const look = { variant: 'default', leftSection: <IconMail size={16} />, title: email } as const;
  return isHere ? (
    <Button component={Link} to="/mail/new" search={search as never} aria-keyshortcuts="E" {...look}>
      {t('sendEmail')}
    </Button>
  ) : (
    <Button component="a" href={`mailto:${email}`} {...look}>
      {t('sendEmail')}
    </Button>
  );
}

const subtitleFields: Record<string, readonly string[]> = {
  contact: ['title', 'department', 'accountId'],
  account: ['industry', 'domains', 'lifecycleStage'],
  lead: ['status', 'title', 'companyName'],
  product: ['code', 'family', 'listPrice'],
  quote: ['number', 'status', 'accountId', 'total'],
};

/** Who this is in half a line: what they do and where, or what the company is. */
function Subtitle({ type, record }: RecordHeaderProps) {
  const format = useFormatField();
  const names = subtitleFields[type.name] ?? type.defaultColumns.filter((name) => name !== type.labelField).slice(0, 2);
  const parts = names
    .map((name) => fieldOf(type, name))
    .filter((field): field is FieldInfo => field !== undefined && !isEmptyValue(fieldValue(record, field)))
    .map((field) => format(type.name, field, record));
  return parts.length === 0 ? null : <span className={classes.subtitle}>{parts.join(' · ')}</span>;
}

function Steps({ type, id }: { type: RecordTypeInfo; id: string }) {
  const t = useTranslations('record.steps');
  const navigate = useNavigate();
  const neighbours = useNeighbours(type, id);
  const open = (target: string | undefined) => {
    if (target !== undefined) void navigate({ to: recordPath(type.resource, target) as '/', replace: true });
  };
  useShortcut('j', t('next'), () => open(neighbours?.next), { group: 'record', enabled: neighbours !== undefined });
  useShortcut('k', t('previous'), () => open(neighbours?.previous), {
    group: 'record',
    enabled: neighbours !== undefined,
  });
  if (!neighbours) return null;
  return (
    <>
      <span className={classes.place}>{t('place', { place: neighbours.place, total: neighbours.total })}</span>
      <ActionIcon
        title={`${t('previous')} (K)`}
        aria-label={t('previous')}
        aria-keyshortcuts="K"
        disabled={neighbours.previous === undefined}
        onClick={() => open(neighbours.previous)}
      >
        <IconChevronUp size={18} />
      </ActionIcon>
      <ActionIcon
        title={`${t('next')} (J)`}
        aria-label={t('next')}
        aria-keyshortcuts="J"
        disabled={neighbours.next === undefined}
        onClick={() => open(neighbours.next)}
      >
        <IconChevronDown size={18} />
      </ActionIcon>
    </>
  );
}
