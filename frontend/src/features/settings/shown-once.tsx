import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

export function ShownOnce({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useTranslations('admin.apiKeys');
  const tApp = useTranslations('app');
  return (
    <Stack>
      <Text>{t('shownOnce')}</Text>
      <Code block data-testid="api-key" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
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
          {t('done')}
        </Button>
      </Group>
    </Stack>
  );
}
