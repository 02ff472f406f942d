import { Button, Code, CopyButton, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useSession } from '@/app/session';
import { downloadText } from '@/shared/lib/download-text';

/** Shown once. Whoever loses the telephone has nothing but these. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslations('security.account');
  const tApp = useTranslations('app');
  const { user, product } = useSession();
  const text = codes.join('\n');
  const download = () =>
    downloadText(`${t('codesFile')}.txt`, `${product.name} · ${user?.email ?? ''}\n${t('codesText')}\n\n${text}\n`);
  return (
    <Stack>
      <Text>{t('codesText')}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={6} component="ul" p={0} m={0} aria-label={t('recoveryCodes')}>
        {codes.map((code) => (
          <li key={code} style={{ listStyle: 'none' }}>
            <Code fz="sm">{code}</Code>
          </li>
        ))}
      </SimpleGrid>
      <Group gap="xs">
        <Button leftSection={<IconDownload size={17} />} onClick={download}>
          {t('download')}
        </Button>
        <CopyButton value={text} timeout={3000}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={17} /> : <IconCopy size={17} />}
              onClick={copy}
            >
              {copied ? tApp('copied') : tApp('copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('codesStored')}
        </Button>
      </Group>
    </Stack>
  );
}
