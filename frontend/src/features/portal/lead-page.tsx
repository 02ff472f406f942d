import { Button, Group, Text, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { actOnLead, noteLead, portalLeadQuery, type PortalAct, type PortalLead } from './portal-api';
import { ReasonDialog, type Refusal } from './reason-dialog';
import classes from './portal.module.css';

/** One lead: who it is, what they want, and what one can do with it now. */
export function PortalLeadPage() {
  const { id } = useParams({ strict: false });
  const { data: lead, error, refetch } = useQuery(portalLeadQuery(id ?? ''));
  if (error && !lead) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return lead ? <LeadSheet lead={lead} /> : <ListSkeleton rows={6} />;
}

function LeadSheet({ lead }: { lead: PortalLead }) {
  const t = useTranslations('portal');
  const format = useValueFormatter();
  const facts = [
    ['name', lead.name],
    ['title', lead.title],
    ['place', [lead.city, lead.country].filter((text) => text != null).join(', ')],
    ['interest', lead.interest ?? lead.product],
    ['reference', lead.reference],
  ] as const;
  return (
    <>
      <PageHeader
        title={lead.companyName ?? lead.name ?? lead.reference ?? '…'}
        description={lead.state === 'offered' ? t('answerBy', { at: format.dateTime(lead.dueAt) }) : undefined}
      />
      <LeadActs lead={lead} />
      <section className={classes.panel}>
        <dl className={classes.facts}>
          {facts.map(([key, value]) =>
            value == null || value === '' ? null : (
              <Fact key={key} label={t(`facts.${key}`)}>
                {value}
              </Fact>
            ),
          )}
          {lead.phones.map((phone) => (
            <Fact key={phone} label={t('facts.phone')}>
              <a href={`tel:${phone}`}>{phone}</a>
            </Fact>
          ))}
          {lead.emails.map((email) => (
            <Fact key={email} label={t('facts.email')}>
              <a href={`mailto:${email}`}>{email}</a>
            </Fact>
          ))}
        </dl>
        {lead.message != null && <Text mt="md">{lead.message}</Text>}
        {lead.state === 'offered' && (
          <Text mt="md" size="sm" c="dimmed">
            {t('hiddenHint')}
          </Text>
        )}
      </section>
      {lead.state === 'accepted' && <Notes lead={lead} />}
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

const actsOf: Record<string, PortalAct[]> = {
  new: ['contact', 'work', 'qualify'],
  assigned: ['contact', 'work', 'qualify'],
  contacted: ['work', 'qualify'],
  working: ['qualify'],
  nurturing: ['work', 'qualify'],
};

function LeadActs({ lead }: { lead: PortalLead }) {
  const t = useTranslations('portal');
  const client = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const [refusal, setRefusal] = useState<Refusal>();
  const act = useMutation({
    mutationFn: (chosen: PortalAct) => actOnLead(lead.id, chosen),
    onSuccess: (changed) => {
      client.setQueryData(portalLeadQuery(lead.id).queryKey, changed);
      void client.invalidateQueries({ queryKey: ['portal', 'leads'] });
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
  const acts: PortalAct[] = lead.state === 'offered' ? ['accept'] : (actsOf[lead.status] ?? []);
  const isOpen = lead.state === 'offered' || lead.status !== 'disqualified';
  return (
    <Group gap="xs">
      {acts.map((chosen, index) => (
        <Button
          key={chosen}
          variant={index === 0 ? 'filled' : 'default'}
          loading={act.isPending && act.variables === chosen}
          onClick={() => act.mutate(chosen)}
        >
          {t(`acts.${chosen}`)}
        </Button>
      ))}
      {isOpen && (
        <Button variant="subtle" onClick={() => setRefusal(lead.state === 'offered' ? 'decline' : 'disqualify')}>
          {t(lead.state === 'offered' ? 'acts.decline' : 'acts.disqualify')}
        </Button>
      )}
      {!isOpen && <Text c="dimmed">{t('closed')}</Text>}
      {refusal && (
        <ReasonDialog
          leadId={lead.id}
          refusal={refusal}
          onClose={() => setRefusal(undefined)}
          onDone={async (changed) => {
            setRefusal(undefined);
            void client.invalidateQueries({ queryKey: ['portal', 'leads'] });
            if (changed) client.setQueryData(portalLeadQuery(lead.id).queryKey, changed);
            else await navigate({ to: '/portal' });
          }}
        />
      )}
    </Group>
  );
}

function Notes({ lead }: { lead: PortalLead }) {
  const t = useTranslations('portal');
  const client = useQueryClient();
  const format = useValueFormatter();
  const problemText = useProblemText();
  const [text, setText] = useState('');
  const save = useMutation({
    mutationFn: () => noteLead(lead.id, text.trim()),
    onSuccess: (changed) => {
      setText('');
      client.setQueryData(portalLeadQuery(lead.id).queryKey, changed);
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
  return (
    <section className={classes.panel} aria-labelledby="notes">
      <Title order={2} id="notes" fz={16} mb="xs">
        {t('notes')}
      </Title>
      <Textarea
        aria-label={t('note')}
        placeholder={t('note')}
        autosize
        minRows={2}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        mt="xs"
        variant="default"
        disabled={text.trim() === ''}
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        {t('saveNote')}
      </Button>
      <ul className={classes.notes}>
        {lead.notes.map((note) => (
          <li key={note.at}>
            <Text size="sm" c="dimmed">
              {[note.byName, format.dateTime(note.at)].filter(Boolean).join(' · ')}
            </Text>
            {note.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
