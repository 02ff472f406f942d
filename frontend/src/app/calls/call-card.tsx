import { CloseButton, Paper, Text } from '@mantine/core';
import { IconPhoneCall, IconPhoneCheck, IconPhoneOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { Moment } from '@/shared/ui/moment';
import { RecordLink } from '@/shared/ui/record-link';
import { useShortcut } from '../shortcuts';
import { callerQuery } from './call-api';
import classes from './call-card.module.css';
import { CallNote } from './call-note';
import type { Call } from './call-news';
import { UnknownCaller } from './unknown-caller';

const icons = { ringing: IconPhoneCall, answered: IconPhoneCheck, ended: IconPhoneOff };

/** Who calls, what was last said to them and what they were promised: read at a glance, while the phone rings. */
export function CallCard({ call, onClose }: { call: Call; onClose: () => void }) {
  const t = useTranslations('calls');
  const tKind = useTranslations('options.activity.kind');
  const format = useValueFormatter();
  const card = useRef<HTMLDivElement>(null);
  const { data: caller } = useQuery(callerQuery(call));
  const { phase, record, number } = call;
  const name = call.callerName ?? number;
  const CallIcon = icons[phase];
  const isMissed = phase === 'ended' && call.answered !== true && call.direction === 'inbound';
  const heading = t(isMissed ? 'missed' : phase === 'ringing' && call.direction === 'outbound' ? 'calling' : phase);
  useShortcut('i', t('goTo'), () => card.current?.focus());
  return (
    <Paper
      ref={card}
      component="section"
      className={classes.card}
      data-phase={phase}
      withBorder
      shadow="md"
      tabIndex={-1}
      aria-label={t('label', { name })}
    >
      <div className={classes.head}>
        <CallIcon className={classes.icon} size={18} aria-hidden />
        <Text size="sm" fw={600} role="status">
          {heading}
          <span className="visually-hidden">: {name}</span>
        </Text>
        <CloseButton ms="auto" aria-label={t('close')} onClick={onClose} />
      </div>
      {record ? (
        <>
          <RecordLink recordType={record.recordType} id={record.recordId} className={`${classes.link} ${classes.name}`}>
            {name}
          </RecordLink>
          <Text size="sm" c="dimmed">
            {caller?.accountId !== undefined && (
              <>
                <RecordLink recordType="account" id={caller.accountId} className={classes.link}>
                  {caller.accountName}
                </RecordLink>
                {' · '}
              </>
            )}
            {number}
          </Text>
        </>
      ) : (
        <>
          <Text className={classes.name}>{number}</Text>
          <UnknownCaller activityId={call.activityId} number={number} />
        </>
      )}
      {caller?.lastTouch && (
        <Text size="sm" lineClamp={2}>
          <span className={classes.term}>{t('last')}</span> {tKind(caller.lastTouch.kind)} · {caller.lastTouch.title} ·{' '}
          <Moment value={caller.lastTouch.at} />
        </Text>
      )}
      {caller !== undefined && caller.promises.length > 0 && (
        <ul className={classes.promises} aria-label={t('promises')}>
          {caller.promises.map(({ id, what, due }) => (
            <li key={id}>
              <RecordLink recordType="promise" id={id} className={classes.link}>
                {what}
              </RecordLink>
              {due !== null && <span className={classes.term}> {t('due', { day: format.date(due) })}</span>}
            </li>
          ))}
        </ul>
      )}
      {phase !== 'ringing' && <CallNote activityId={call.activityId} onSaved={onClose} />}
    </Paper>
  );
}
