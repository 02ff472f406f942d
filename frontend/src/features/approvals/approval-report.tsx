import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { approvalReportQuery } from './approvals-api';
import classes from './approvals.module.css';
import { useDuration } from './use-duration';

/** How long people wait, and how much is decided without asking. */
export function ApprovalReport() {
  const t = useTranslations('approvals.report');
  const duration = useDuration();
  const { data: report } = useQuery(approvalReportQuery);
  if (report === undefined) return null;
  const { atOncePercent, averageWaitSeconds, approvers } = report;
  return (
    <section className={classes.report} aria-label={t('title')}>
      <Text>
        {t('summary', {
          requests: report.requests,
          percent: atOncePercent ?? 0,
          wait: averageWaitSeconds === null ? '–' : duration(averageWaitSeconds),
        })}
      </Text>
      {approvers.length > 0 && (
        <Table aria-label={t('title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('approver')}</Table.Th>
              <Table.Th scope="col">{t('approved')}</Table.Th>
              <Table.Th scope="col">{t('declined')}</Table.Th>
              <Table.Th scope="col">{t('wait')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {approvers.map((line) => (
              <Table.Tr key={line.userId}>
                <Table.Th scope="row" fw={500}>
                  {line.name ?? '–'}
                </Table.Th>
                <Table.Td>{line.approved}</Table.Td>
                <Table.Td>{line.declined}</Table.Td>
                <Table.Td>{duration(line.averageWaitSeconds)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
