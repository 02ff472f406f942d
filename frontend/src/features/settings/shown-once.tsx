import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

type ShownOnceProps = { secret: string; text: string; done: string; onDone: () => void };

/** A secret that nobody can look up later. */
export function ShownOnce({ secret, text, done, onDone }: ShownOnceProps) {
  const tApp = useTranslations('app');
  return (
    <Stack>
      <Text>{text}</Text>
      <Code block data-testid="secret" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {secret}
      </Code>
      <Group justify="space-between">
        <CopyButton value={secret} timeout={3000}>
          {({ copied, copy }) => (
            <Button leftSection={copied ? <IconCheck size={17} /> : <IconCopy size={17} />} onClick={copy}>
              {copied ? tApp('copied') : tApp('copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onDone}>
          {done}
        </Button>
      </Group>
    </Stack>
  );
}
