import { Button, Code, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { downloadText } from '@/shared/lib/download-text';
import { Moment } from '@/shared/ui/moment';
import type { Erasure, Rows } from './queries';
import { RowCounts } from './row-counts';

/** What was found by looking, and the same to take along. */
export function ErasureProof({ erasure }: { erasure: Erasure }) {
  const t = useTranslations('privacy.erasures');
  const certificate = useCertificate();
  const { verifiedAt, identifiers, cleaning, mentions } = erasure;
  return (
    <section>
      <Title order={3} mb={6}>
        {t('proof')}
      </Title>
      <Stack gap="md" align="stretch">
        <div>
          {verifiedAt !== null && <Text>{t.rich('verified', { when: () => <Moment value={verifiedAt} /> })}</Text>}
          {cleaning !== null && <Text c="dimmed">{cleaning}</Text>}
        </div>
        <RowCounts title={t('mentions')} rows={mentions} />
        {identifiers.length > 0 && (
          <div>
            <Text size="sm" c="dimmed" mb={4}>
              {t('identifiers')}
            </Text>
            <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {identifiers.join('\n')}
            </Code>
          </div>
        )}
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconDownload size={17} />}
          onClick={() => downloadText(`${t('certificateFile')}-${erasure.id}.txt`, certificate(erasure))}
        >
          {t('certificate')}
        </Button>
      </Stack>
    </section>
  );
}

/** A text that outlives this program: whoever asked for the erasure can be given it. */
function useCertificate(): (erasure: Erasure) => string {
  const t = useTranslations('privacy');
  const format = useFormatter();
  const rowsOf = (rows: readonly Rows[]) =>
    rows
      .filter(({ rows: count }) => count > 0)
      .map(({ source, rows: count }) => `  ${source}: ${t('rows', { count })}`);
  return (erasure) => {
    const moment = (at: string | null | undefined) =>
      at ? format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' }) : '–';
    const mentions = rowsOf(erasure.mentions);
    return [
      `${t('erasures.detail')} ${erasure.id}`,
      '',
      `${t('erasures.record')}: ${erasure.recordType} ${erasure.recordId}`,
      `${t('erase.ground')}: ${t(`erase.grounds.${erasure.ground}`)}`,
      `${t('erasures.requestedAt')}: ${moment(erasure.requestedAt)}`,
      `${t('erasures.decidedAt')}: ${moment(erasure.decidedAt)}`,
      `${t('erasures.erasedAt')}: ${moment(erasure.erasedAt)}`,
      `${t('erasures.verifiedAt')}: ${moment(erasure.verifiedAt)}`,
      `${t('erasures.cleaning')}: ${erasure.cleaning ?? '–'}`,
      '',
      `${t('erasures.gone')}:`,
      ...rowsOf(erasure.sources),
      '',
      ...(mentions.length > 0 ? [`${t('erasures.mentions')}:`, ...mentions] : [t('erasures.noMentions')]),
      '',
      `${t('erasures.identifiers')} (HMAC-SHA-256):`,
      ...erasure.identifiers.map((hash) => `  ${hash}`),
      '',
    ].join('\n');
  };
}
