import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconMessageCheck, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { ConsentMessages } from '@/shared/consents/consent-messages';
import { purposesQuery, purposeText, useConsentText, type Purpose } from '@/shared/consents/consents';
import { EmptyState } from '@/shared/ui/empty-state';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';

const PurposeDialog = lazy(async () => ({ default: (await import('./purpose-dialog')).PurposeDialog }));

/** For what people may be asked, and with which texts. */
export function PurposesTab() {
  return (
    <ConsentMessages fallback={<Skeleton h={160} />}>
      <Purposes />
    </ConsentMessages>
  );
}

function Purposes() {
  const t = useTranslations('privacy.purposes');
  const query = useQuery(purposesQuery);
  const mayEdit = useCan('consents.manage');
  const [edited, setEdited] = useState<Purpose | 'new'>();
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <Text c="dimmed" flex="1 1 280px">
          {t('text')}
        </Text>
        {mayEdit && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setEdited('new')}>
            {t('new')}
          </Button>
        )}
      </Group>
      <QueryList
        query={query}
        items={query.data?.toSorted((a, b) => Number(a.retired) - Number(b.retired))}
        label={t('list')}
        skeletonRows={3}
        empty={
          <EmptyState icon={IconMessageCheck} title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        }
        row={(purpose) => (
          <PurposeRow key={purpose.key} purpose={purpose} onEdit={mayEdit ? () => setEdited(purpose) : undefined} />
        )}
      />
      <Suspense>
        {edited && (
          <PurposeDialog {...(edited !== 'new' && { purpose: edited })} onClose={() => setEdited(undefined)} />
        )}
      </Suspense>
    </Stack>
  );
}

function PurposeRow({ purpose, onEdit }: { purpose: Purpose; onEdit: (() => void) | undefined }) {
  const t = useTranslations('privacy.purposes');
  const consent = useConsentText();
  const name = purposeText(purpose, useLocale())?.name ?? purpose.key;
  const detail = [
    purpose.channels.map(consent.channel).join(', '),
    t(`basisShort.${purpose.basis}`),
    t('version', { version: purpose.textVersion }),
    Object.keys(purpose.texts).join(' '),
  ];
  return (
    <Row
      title={name}
      detail={detail.join(' · ')}
      side={purpose.retired ? <Badge color="gray">{t('archived')}</Badge> : undefined}
      end={
        onEdit && (
          <Button variant="default" size="xs" aria-label={t('editOf', { name })} onClick={onEdit}>
            {t('edit')}
          </Button>
        )
      }
    />
  );
}
