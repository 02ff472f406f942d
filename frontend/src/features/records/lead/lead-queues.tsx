import { Menu } from '@mantine/core';
import { IconClockHour4, IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { LeadMessages } from '@/shared/leads/lead-messages';

const toAccept = {
  all: [
    { field: 'handoff', op: 'eq', value: 'offered' },
    { field: 'ownerId', op: 'eq', value: 'me' },
  ],
};

const waiting = { all: [{ field: 'answerDue', op: 'isNull', value: false }] };

/** The lists of leads that somebody works through: what to accept, and whoever waits for an answer. */
export function LeadQueues() {
  return (
    <LeadMessages fallback={null}>
      <Queues />
    </LeadMessages>
  );
}

function Queues() {
  const t = useTranslations('leads.queues');
  return (
    <>
      <Menu.Item
        renderRoot={(props) => <Link to="/leads" search={{ where: toAccept } as never} {...props} />}
        leftSection={<IconUserCheck size={16} />}
      >
        {t('toAccept')}
      </Menu.Item>
      <Menu.Item
        renderRoot={(props) => <Link to="/leads" search={{ where: waiting, sort: 'answerDue' } as never} {...props} />}
        leftSection={<IconClockHour4 size={16} />}
      >
        {t('waiting')}
      </Menu.Item>
    </>
  );
}
