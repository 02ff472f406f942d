import { Button, CopyButton, Group, Paper, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { traceIdOf, useProblemText } from '../api/problem';

type ErrorPanelProps = { error: unknown; onRetry?: (() => void) | undefined; title?: string };

/** What failed, why, what to do, and the number that support can look up. */
export function ErrorPanel({ error, onRetry, title }: ErrorPanelProps) {
  const t = useTranslations('app.errors');
  const problemText = useProblemText();
  const traceId = traceIdOf(error);
  return (
    <Paper p="lg" role="alert" maw={560}>
      <Group wrap="nowrap" align="flex-start" gap="md">
        <IconAlertTriangle size={22} color="var(--mantine-color-error)" aria-hidden style={{ flexShrink: 0 }} />
        <Stack gap="xs">
          <Text fw={600}>{title ?? t('title')}</Text>
          <Text>{problemText(error)}</Text>
          {traceId !== undefined && (
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {t('traceId', { id: traceId })}
            </Text>
          )}
          <Group gap="xs">
            {onRetry && (
              <Button variant="default" onClick={onRetry}>
                {t('retry')}
              </Button>
            )}
            {traceId !== undefined && (
              <CopyButton value={traceId}>
                {({ copied, copy }) => (
                  <Button variant="subtle" onClick={copy}>
                    {copied ? t('copied') : t('copyTraceId')}
                  </Button>
                )}
              </CopyButton>
            )}
          </Group>
        </Stack>
      </Group>
    </Paper>
  );
}
