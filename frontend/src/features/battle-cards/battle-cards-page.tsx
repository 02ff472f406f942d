import { Badge, Button, Group, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconPlus, IconSwords } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import { battleCardsQuery, countsOf, type BattleCard } from '@/shared/selling/battle-cards';
import { SellingMessages } from '@/shared/selling/selling-messages';
import { EmptyState } from '@/shared/ui/empty-state';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';

const CardDialog = lazy(async () => ({ default: (await import('./card-dialog')).CardDialog }));

export function BattleCardsPage() {
  return (
    <SellingMessages fallback={<ListSkeleton rows={6} />}>
      <Cards />
    </SellingMessages>
  );
}

/** What to say against whom, who approved it, and what it was good for. */
function Cards() {
  const t = useTranslations('selling.keep');
  const query = useQuery(battleCardsQuery);
  const mayWrite = useCan('battle-cards.manage');
  const [edited, setEdited] = useState<BattleCard | 'new'>();
  const create = mayWrite && (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setEdited('new')}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={query.data?.length !== 0 && create} />
      <QueryList
        query={query}
        items={query.data}
        label={t('list')}
        empty={
          <EmptyState icon={IconSwords} title={t('empty')} actions={create}>
            {t('emptyText')}
          </EmptyState>
        }
        row={(card) => <CardRow key={card.id} card={card} mayWrite={mayWrite} onEdit={() => setEdited(card)} />}
      />
      {edited !== undefined && (
        <Suspense fallback={null}>
          <CardDialog card={edited === 'new' ? null : edited} onClose={() => setEdited(undefined)} />
        </Suspense>
      )}
    </>
  );
}

type CardRowProps = { card: BattleCard; mayWrite: boolean; onEdit: () => void };

function CardRow({ card, mayWrite, onEdit }: CardRowProps) {
  const t = useTranslations('selling.keep');
  const texts = useTranslations('selling.cards');
  const locale = useLocale();
  const client = useQueryClient();
  const problemText = useProblemText();
  const mayApprove = useCan('battle-cards.approve');
  const act = async (verb: 'approve' | 'retire' | 'restore') => {
    try {
      // Only what one has read is approved.
      const headers: Record<string, string> = verb === 'approve' ? { 'If-Match': `"v${card.version}"` } : {};
      await request('POST', `/battle-cards/${card.id}/${verb}`, { headers });
      if (verb === 'approve') notifications.show({ message: t('approved'), color: 'pine' });
    } catch (error) {
      notifications.show({ message: problemText(error), color: 'red' });
    } finally {
      await client.invalidateQueries({ queryKey: battleCardsQuery.queryKey });
    }
  };
  return (
    <Row
      title={
        <Group gap="xs">
          {card.title}
          <Badge variant="light" tt="none">
            {card.competitor ?? texts('any')}
          </Badge>
          <State card={card} />
        </Group>
      }
      detail={
        <>
          <Text span size="sm" display="block" style={{ whiteSpace: 'pre-line' }}>
            {card.argument}
          </Text>
          <Text span size="xs" c="dimmed">
            {[card.productName, texts('counts', countsOf(card, locale))].filter(Boolean).join(' · ')}
          </Text>
        </>
      }
      end={
        <Group gap="xs" wrap="nowrap">
          {mayApprove && card.approvedAt === null && !card.isRetired && (
            <Button size="compact-md" variant="light" onClick={() => void act('approve')}>
              {t('approve')}
            </Button>
          )}
          {mayWrite && (
            <Menu position="bottom-end">
              <Menu.Target>
                <Button size="compact-md" variant="default" px={8} aria-label={t('edit', { name: card.title })}>
                  <IconDots size={17} />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={onEdit}>{t('edit', { name: card.title })}</Menu.Item>
                <Menu.Item onClick={() => void act(card.isRetired ? 'restore' : 'retire')}>
                  {card.isRetired ? t('restore') : t('retire')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </Group>
      }
    />
  );
}

function State({ card }: { card: BattleCard }) {
  const t = useTranslations('selling.keep');
  const isOver = card.validUntil !== null && card.validUntil < new Date().toLocaleDateString('sv');
  const [color, text] = card.isRetired
    ? ['gray', t('retired')]
    : isOver
      ? ['orange', t('expired')]
      : card.approvedAt === null
        ? ['yellow', t('waiting')]
        : ['teal', card.approvedByName === null ? t('isApproved') : t('approvedBy', { name: card.approvedByName })];
  return (
    <Badge variant="light" tt="none" color={color} c="var(--mantine-color-text)">
      {text}
    </Badge>
  );
}
