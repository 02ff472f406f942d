import { Code, Drawer, Group, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { RecordLink } from '@/shared/ui/record-link';
import { TextLink } from '@/shared/ui/text-link';
import type { AuditEntry, AuditFilter } from './queries';
import { useAuditText } from './use-audit-text';

type EntryDrawerProps = { entry: AuditEntry; filter: AuditFilter; onClose: () => void };

export function EntryDrawer({ entry, filter, onClose }: EntryDrawerProps) {
  const t = useTranslations('audit');
  const tApp = useTranslations('app');
  const format = useFormatter();
  const text = useAuditText();
  const { recordType, recordId, details } = entry;
  const at = format.dateTime(new Date(entry.at), { dateStyle: 'full', timeStyle: 'long' });
  const facts = [
    ['actor', text.actor(entry)],
    ['at', at],
    ['source', text.source(entry.source)],
    ['ip', entry.ip],
    ['userAgent', entry.userAgent],
    ['record', [text.record(entry), recordId].filter(Boolean).join(' ')],
    ['sequence', entry.sequence === null ? null : String(entry.sequence)],
    ['hash', entry.hash],
  ] as const;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={text.action(entry.action)}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <Stack>
        <Stack component="dl" gap="xs" m={0}>
          {facts.map(([name, value]) =>
            value === null || value === '' ? null : (
              <div key={name}>
                <Text component="dt" size="xs" c="dimmed">
                  {t(`entry.${name}`)}
                </Text>
                <Text component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
                  {value}
                </Text>
              </div>
            ),
          )}
        </Stack>
        {details && (
          <div>
            <Text size="xs" c="dimmed" mb={4}>
              {t('entry.details')}
            </Text>
            <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }} tabIndex={-1}>
              {JSON.stringify(details, null, 2)}
            </Code>
          </div>
        )}
        {recordType !== null && recordId !== null && (
          <Group>
            <TextLink to="/settings/audit" search={{ ...filter, recordType, recordId }} onClick={onClose}>
              {t('onlyThis')}
            </TextLink>
            {['contact', 'account'].includes(recordType) && (
              <RecordLink recordType={recordType} id={recordId}>
                {t('openRecord')}
              </RecordLink>
            )}
          </Group>
        )}
      </Stack>
    </Drawer>
  );
}
