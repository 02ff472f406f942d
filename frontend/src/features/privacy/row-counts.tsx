import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Rows } from './queries';

/** How many rows of each source; those without any say nothing. */
export function RowCounts({ title, rows }: { title: string; rows: readonly Rows[] }) {
  const t = useTranslations('privacy');
  const held = rows.filter((each) => each.rows > 0);
  if (held.length === 0) return null;
  return (
    <section>
      <Title order={3} mb={6}>
        {title}
      </Title>
      <Stack component="ul" gap={4} m={0} p={0} aria-label={title}>
        {held.map(({ source, rows: count }) => (
          <Group key={source} component="li" justify="space-between" wrap="nowrap" gap="md">
            <Text style={{ overflowWrap: 'anywhere' }}>{source}</Text>
            <Text c="dimmed" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
              {t('rows', { count })}
            </Text>
          </Group>
        ))}
      </Stack>
    </section>
  );
}
