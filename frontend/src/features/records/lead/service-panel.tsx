import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { DueChip } from '@/shared/leads/due-chip';
import { LeadMessages } from '@/shared/leads/lead-messages';
import { recordLabel } from '@/shared/metadata/record-type';
import { serviceQuery } from './lead-api';
import classes from './score-panel.module.css';
import type { Handoff, ServiceClock } from './service-types';
import { useLeadActs } from './use-lead-acts';

const RejectDialog = lazy(async () => ({ default: (await import('./reject-dialog')).RejectDialog }));

type ServicePanelProps = { type: RecordTypeInfo; record: CrmRecord };

/** Who waits for what, and how a lead was passed on; absent where nothing of the kind has happened. */
export function ServicePanel(props: ServicePanelProps) {
  return (
    <LeadMessages fallback={null}>
      <Panel {...props} />
    </LeadMessages>
  );
}

function Panel({ type, record }: ServicePanelProps) {
  const t = useTranslations('leads.service');
  const { data } = useQuery(serviceQuery(record));
  const due = typeof record.answerDue === 'string' ? record.answerDue : undefined;
  const offered = record.handoff === 'offered' ? data?.handoffs.find(({ state }) => state === 'offered') : undefined;
  const past = data && (data.clocks.length > 0 || data.handoffs.length > 0);
  if (due === undefined && !past) return null;
  return (
    <section className={classes.panel} aria-label={t('title')}>
      {due !== undefined && <DueChip due={due} what="answer" />}
      {offered && <Offered type={type} record={record} handoff={offered} />}
      {past && (
        <details className={classes.past}>
          <summary>{t('title')}</summary>
          <ul>
            {data.clocks.map((clock) => (
              <ClockLine key={`${clock.kind} ${clock.startedAt}`} clock={clock} />
            ))}
            {data.handoffs.map((handoff) => (
              <HandoffLine key={handoff.passedAt} handoff={handoff} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Offered({ type, record, handoff }: ServicePanelProps & { handoff: Handoff }) {
  const t = useTranslations('leads.service');
  const canAnswer = useCan('leads.edit');
  const { act, pending } = useLeadActs(record.id);
  const [isRejecting, setRejecting] = useState(false);
  const name = recordLabel(type, record);
  return (
    <div className={classes.offer}>
      <Group gap="xs">
        <Text fw={600}>{t('offered', { to: handoff.toUserName ?? '–', by: handoff.passedByName ?? t('aRule') })}</Text>
        {handoff.acceptBy != null && <DueChip due={handoff.acceptBy} what="accept" />}
      </Group>
      {handoff.note != null && <Text size="sm">{handoff.note}</Text>}
      {canAnswer && (
        <Group gap="xs" mt={8}>
          <Button
            size="xs"
            loading={pending === 'accept'}
            onClick={() => void act('accept', () => t('acceptedDone', { name }))}
          >
            {t('accept')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setRejecting(true)}>
            {t('reject')}
          </Button>
        </Group>
      )}
      <Suspense fallback={null}>
        {isRejecting && (
          <RejectDialog
            onClose={() => setRejecting(false)}
            onChoose={(body) =>
              void act('reject', () => t('rejectedDone', { name }), body).then(() => setRejecting(false))
            }
          />
        )}
      </Suspense>
    </div>
  );
}

function ClockLine({ clock }: { clock: ServiceClock }) {
  const t = useTranslations('leads.service');
  const format = useFormatter();
  const worked = t('worked', { minutes: clock.workedMinutes, target: clock.targetMinutes });
  return (
    <li>
      <b>{t(`kinds.${clock.kind}`)}</b> · {t(`states.${clock.state}`)} · {worked}
      <span className={classes.strength}> {format.dateTime(new Date(clock.startedAt), short)}</span>
    </li>
  );
}

function HandoffLine({ handoff }: { handoff: Handoff }) {
  const t = useTranslations('leads.service');
  const format = useFormatter();
  const reason = handoff.reason == null ? '' : ` (${t(`reasons.${handoff.reason}`)})`;
  return (
    <li>
      <b>{t('passedLine', { by: handoff.passedByName ?? t('aRule'), to: handoff.toUserName ?? '–' })}</b> ·{' '}
      {t(`handoffs.${handoff.state}`)}
      {reason}
      {handoff.reasonNote != null && <> „{handoff.reasonNote}“</>}
      <span className={classes.strength}> {format.dateTime(new Date(handoff.passedAt), short)}</span>
    </li>
  );
}

const short = { dateStyle: 'short', timeStyle: 'short' } as const;
