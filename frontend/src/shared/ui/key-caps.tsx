import { Group, Kbd } from '@mantine/core';

export function KeyCaps({ caps }: { caps: readonly string[] }) {
  return (
    <Group gap={4} wrap="nowrap" component="span" display="inline-flex">
      {caps.map((cap, index) => (
        <Kbd key={`${cap}${index}`} size="xs">
          {cap}
        </Kbd>
      ))}
    </Group>
  );
}
