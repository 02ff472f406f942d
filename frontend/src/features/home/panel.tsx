import { Group, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

/** A titled part of the home page with the way to all of it. */
export function Panel({ title, link, children }: { title: string; link?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Group justify="space-between" mb="xs">
        <Title order={2} id={id} fz={15}>
          {title}
        </Title>
        {link}
      </Group>
      {children}
    </section>
  );
}
