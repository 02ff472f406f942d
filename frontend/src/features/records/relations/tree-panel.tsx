import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { RecordLink } from '@/shared/ui/record-link';
import recordClasses from '../records.module.css';
import classes from './graph.module.css';
import { treeQuery } from './relation-api';

const indent = 18;

/** The organisations above, beside and below, with what all of them have together; absent where one stands alone. */
export function TreePanel({ id }: { id: string }) {
  const t = useTranslations('relations');
  const { data } = useQuery(treeQuery(id));
  if (!data || data.items.length < 2) return null;
  return (
    <section aria-labelledby="tree">
      <h2 id="tree" className={recordClasses.relatedTitle}>
        {t('tree')}
        <span className={recordClasses.count}>{data.items.length}</span>
      </h2>
      <div className={recordClasses.relatedCard}>
        <Table aria-labelledby="tree" verticalSpacing={7} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('organisation')}</Table.Th>
              <Table.Th ta="end">{t('people')}</Table.Th>
              <Table.Th ta="end">{t('openActivities')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map((node) => (
              <Table.Tr
                key={node.id}
                {...(node.id === id && { 'aria-current': true, bg: 'var(--mantine-primary-color-light)' })}
              >
                <Table.Td style={{ paddingInlineStart: 12 + node.level * indent }}>
                  {node.id === id ? (
                    <strong>{node.name}</strong>
                  ) : (
                    <RecordLink recordType="account" id={node.id} className={classes.treeLink}>
                      {node.name}
                    </RecordLink>
                  )}
                </Table.Td>
                <Total own={node.own.people} total={node.total.people} />
                <Total own={node.own.openActivities} total={node.total.openActivities} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {data.isCut && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('treeCut', { count: data.items.length })}
        </Text>
      )}
    </section>
  );
}

/** With all below; what it has itself where that is something else. */
function Total({ own = 0, total = 0 }: { own?: number | undefined; total?: number | undefined }) {
  const t = useTranslations('relations');
  return (
    <Table.Td ta="end">
      {t('count', { count: total })}
      {own !== total && (
        <Text span size="xs" c="dimmed" display="block">
          {t('ownCount', { count: own })}
        </Text>
      )}
    </Table.Td>
  );
}
