import { Badge, Skeleton, Table, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconCircleCheck, IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { useValueFormatter } from '@/shared/metadata/use-format';
import classes from './inquiries.module.css';
import { inquiryAuditQuery, type InquiryAudit } from './inquiry-api';

const figures = ['received', 'leads', 'merged', 'refused', 'waiting'] as const;
const columns = [...figures, 'owned', 'answered', 'escalated', 'orphans'] as const;

/** Whether anything was lost, in a line; how it adds up, below; day by day for whoever asks. */
export function AuditPanel() {
  const { data, error, refetch } = useQuery(inquiryAuditQuery);
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return <section className={classes.audit}>{data ? <Audit audit={data} /> : <Skeleton h={86} />}</section>;
}

function Audit({ audit }: { audit: InquiryAudit }) {
  const t = useTranslations('inquiries.audit');
  const [isOpen, setOpen] = useState(false);
  const isWell = audit.orphans === 0 && audit.balances;
  const Sign = isWell ? IconCircleCheck : IconAlertTriangle;
  return (
    <>
      <div className={classes.headline} data-well={isWell}>
        <Sign size={26} stroke={1.6} aria-hidden />
        <div>
          <Title order={2} fz={19}>
            {t('orphans', { count: audit.orphans })}
          </Title>
          <Text size="sm" c="dimmed">
            {t('open', { open: audit.open, overdue: audit.overdue })}
          </Text>
        </div>
      </div>
      <dl className={classes.figures}>
        {figures.map((name) => (
          <div key={name} data-sum={name === 'received' || undefined}>
            <dt>{t(name)}</dt>
            <dd>{t('number', { count: audit.counts[name] })}</dd>
          </div>
        ))}
        {!audit.balances && <Badge color="red">{t('unbalanced')}</Badge>}
      </dl>
      {audit.days.length > 0 && (
        <>
          <UnstyledButton
            className={classes.toggle}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            data-open={isOpen || undefined}
          >
            {t('days', { count: audit.days.length })}
            <IconChevronDown size={16} aria-hidden />
          </UnstyledButton>
          {isOpen && <Days audit={audit} />}
        </>
      )}
    </>
  );
}

function Days({ audit }: { audit: InquiryAudit }) {
  const t = useTranslations('inquiries.audit');
  const format = useValueFormatter();
  return (
    // What scrolls must be reached by the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.days} tabIndex={0} role="region" aria-label={t('days', { count: audit.days.length })}>
      <Table striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('day')}</Table.Th>
            {columns.map((name) => (
              <Table.Th key={name}>{t(name === 'orphans' ? 'orphansShort' : name)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {audit.days.map((day) => (
            <Table.Tr key={day.day}>
              <Table.Td>{format.date(day.day)}</Table.Td>
              {columns.map((name) => (
                <Table.Td key={name}>{t('number', { count: day[name] })}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
