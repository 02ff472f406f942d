import { Badge, Button, Flex, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconHourglass, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useLabels } from '@/shared/metadata/use-labels';
import { EmptyState } from '@/shared/ui/empty-state';
import { Moment } from '@/shared/ui/moment';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { rulesQuery, type RetentionRule } from './retention-api';

const RuleDialog = lazy(async () => ({ default: (await import('./rule-dialog')).RuleDialog }));
const PreviewDialog = lazy(async () => ({ default: (await import('./preview-dialog')).PreviewDialog }));

/** How long what is kept, and what becomes of it then. */
export function RetentionTab() {
  const t = useTranslations('privacy.retention');
  const query = useQuery(rulesQuery);
  const mayErase = useCan('privacy.erase');
  const [edited, setEdited] = useState<RetentionRule | 'new'>();
  const [looked, setLooked] = useState<RetentionRule>();
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <Text c="dimmed" flex="1 1 280px">
          {t('text')} {!mayErase && t('noRight')}
        </Text>
        {mayErase && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setEdited('new')}>
            {t('new')}
          </Button>
        )}
      </Group>
      <QueryList
        query={query}
        items={query.data}
        label={t('list')}
        skeletonRows={2}
        empty={
          <EmptyState icon={IconHourglass} title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        }
        row={(rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            onLook={() => setLooked(rule)}
            onEdit={mayErase ? () => setEdited(rule) : undefined}
          />
        )}
      />
      <Suspense>
        {edited && <RuleDialog {...(edited !== 'new' && { rule: edited })} onClose={() => setEdited(undefined)} />}
        {looked && <PreviewDialog rule={looked} mayRun={mayErase} onClose={() => setLooked(undefined)} />}
      </Suspense>
    </Stack>
  );
}

type RuleRowProps = { rule: RetentionRule; onLook: () => void; onEdit: (() => void) | undefined };

function RuleRow({ rule, onLook, onEdit }: RuleRowProps) {
  const t = useTranslations('privacy.retention');
  const labels = useLabels();
  const { name, lastRunAt } = rule;
  const line = t('line', {
    type: labels.many(rule.recordType),
    months: rule.months,
    action: t(`actions.${rule.action}`),
  });
  return (
    <Row
      title={name}
      detail={
        <>
          {rule.where ? `${line}, ${t('condition')}` : line} ·{' '}
          {lastRunAt ? t.rich('last', { when: () => <Moment value={lastRunAt} /> }) : t('never')}
        </>
      }
      side={<Badge color={rule.enabled ? 'pine' : 'gray'}>{t(rule.enabled ? 'on' : 'off')}</Badge>}
      end={
        <Flex gap={6} direction={{ base: 'column', xs: 'row' }}>
          <Button variant="default" size="xs" aria-label={t('previewOf', { name })} onClick={onLook}>
            {t('preview')}
          </Button>
          {onEdit && (
            <Button variant="default" size="xs" aria-label={t('editOf', { name })} onClick={onEdit}>
              {t('edit')}
            </Button>
          )}
        </Flex>
      }
    />
  );
}
