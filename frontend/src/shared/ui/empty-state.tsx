import { Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

type EmptyStateProps = { icon: Icon; title: string; children: ReactNode; actions?: ReactNode; order?: 1 | 2 };

/** Says what belongs here and offers the one next step. */
export function EmptyState({ icon: IconComponent, title, children, actions, order = 2 }: EmptyStateProps) {
  return (
    <Stack align="center" gap="sm" py={48} px="md" ta="center">
      <ThemeIcon size={52} radius="xl" variant="light" aria-hidden>
        <IconComponent size={26} stroke={1.6} />
      </ThemeIcon>
      <Title order={order} size="h2">
        {title}
      </Title>
      <Text c="dimmed" maw={460}>
        {children}
      </Text>
      {actions !== undefined && (
        <Group mt="xs" justify="center" gap="sm">
          {actions}
        </Group>
      )}
    </Stack>
  );
}
