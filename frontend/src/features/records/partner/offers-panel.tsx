import { Button, Group, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useProblemText } from '@/shared/api/problem';
import type { CrmRecord } from '@/shared/api/types';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { RecordLink } from '@/shared/ui/record-link';
import classes from './partner.module.css';
import { decideConflict, offerLead, offersQuery, withdrawOffer, type Conflict, type LeadOffers } from './partner-api';
import { PartnerMessages } from './partner-messages';

/** Which dealer has a lead or has to answer, and who else is after the customer. */
export function OffersPanel({ record }: { record: CrmRecord }) {
  return (
    <PartnerMessages>
      <Panel record={record} />
    </PartnerMessages>
  );
}

function Panel({ record }: { record: CrmRecord }) {
  const t = useTranslations('partners');
  const format = useValueFormatter();
  const mayManage = useCan('partners.manage');
  const { data } = useQuery(offersQuery(record.id, record.version));
  const act = useActs(record);
  const isOpen = record.status !== 'converted' && record.status !== 'disqualified';
  const last = data?.offers[0];
  const conflict = data?.conflicts.find((each) => each.isOpen);
  const isOut = last?.state === 'offered' || last?.state === 'accepted';
  if (data === undefined || (last === undefined && conflict === undefined && !(mayManage && isOpen))) return null;
  return (
    <section className={classes.panel} aria-labelledby="offers">
      <h2 id="offers" className={classes.title}>
        {t('ofLead')}
      </h2>
      {last && (
        <Text size="sm">
          {t(`states.${last.state}`, {
            name: last.partnerName ?? '…',
            at: format.dateTime(last.state === 'offered' ? last.dueAt : (last.decidedAt ?? last.dueAt)),
          })}
          {last.reason != null && ` – ${last.reason}`}
        </Text>
      )}
      {conflict ? (
        <ConflictBox conflict={conflict} mayDecide={mayManage} act={act} />
      ) : mayManage && isOpen ? (
        isOut ? (
          <WithReason label={t('withdraw')} act={(reason) => act.mutate(() => withdrawOffer(record.id, reason))} />
        ) : (
          <Button
            size="compact-sm"
            variant="light"
            mt={6}
            loading={act.isPending}
            onClick={() => act.mutate(() => offerLead(record.id))}
          >
            {t('offer')}
          </Button>
        )
      ) : null}
    </section>
  );
}

type Acts = ReturnType<typeof useActs>;

function useActs(record: CrmRecord) {
  const client = useQueryClient();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: (act: () => Promise<LeadOffers>) => act(),
    onSuccess: (offers) => {
      client.setQueryData(offersQuery(record.id, record.version).queryKey, offers);
      void client.invalidateQueries({ queryKey: ['records'] });
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
}

type ConflictBoxProps = { conflict: Conflict; mayDecide: boolean; act: Acts };

function ConflictBox({ conflict, mayDecide, act }: ConflictBoxProps) {
  const t = useTranslations('partners');
  const [reason, setReason] = useState('');
  const decide = (decision: 'partner' | 'direct') =>
    act.mutate(() => decideConflict(conflict.id, decision, reason.trim()));
  return (
    <>
      <Text size="sm" c="var(--mantine-color-error)" role="status">
        {t('conflict', { dealer: conflict.partnerName ?? '…', owner: conflict.otherOwnerName ?? '–' })}{' '}
        {conflict.otherName != null && (
          <RecordLink recordType={conflict.otherType} id={conflict.otherId}>
            {conflict.otherName}
          </RecordLink>
        )}
      </Text>
      {mayDecide && (
        <>
          <TextInput
            mt={6}
            label={t('reason')}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group gap="xs" mt={6}>
            {(['direct', 'partner'] as const).map((decision) => (
              <Button
                key={decision}
                size="compact-sm"
                variant="default"
                disabled={reason.trim() === '' || act.isPending}
                onClick={() => decide(decision)}
              >
                {t(`decide.${decision}`)}
              </Button>
            ))}
          </Group>
        </>
      )}
    </>
  );
}

function WithReason({ label, act }: { label: string; act: (reason: string) => void }) {
  const t = useTranslations('partners');
  const [reason, setReason] = useState<string>();
  return reason === undefined ? (
    <Button size="compact-sm" variant="subtle" mt={6} onClick={() => setReason('')}>
      {label}
    </Button>
  ) : (
    <Group gap="xs" mt={6} align="flex-end">
      <TextInput
        flex={1}
        label={t('reason')}
        maxLength={500}
        // Opened by the user's own key or click: the focus belongs here.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button size="xs" disabled={reason.trim() === ''} onClick={() => act(reason.trim())}>
        {label}
      </Button>
    </Group>
  );
}
