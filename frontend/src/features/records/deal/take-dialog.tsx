import { Badge, Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUsers } from '@tabler/icons-react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import type { Deal } from '@/shared/deals/deal-types';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { SellingMessages } from '@/shared/selling/selling-messages';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { patchRecord } from '../record-api';

type Part = 'winRate' | 'relation' | 'language' | 'load' | 'skills';

type Representative = {
  userId: string;
  name: string;
  isOwner: boolean;
  score: number;
  winRate: number;
  won: number;
  lost: number;
  touches: number;
  people: number;
  speaksLanguage: boolean | null;
  openDeals: number;
  skills: string[];
  behindFirst: { part: Part; points: number }[];
};

type Representatives = {
  similarDeals: number;
  byFamily: boolean;
  byAmount: boolean;
  language: string | null;
  items: Representative[];
};

const representativesQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['records', 'opportunities', 'representatives', id, version] as const,
    queryFn: async ({ signal }) =>
      (await request<Representatives>('GET', `/opportunities/${id}/representatives`, { signal })).data,
  });

type TakeDialogProps = { deal: Deal; onClose: () => void };

export function TakeDialog(props: TakeDialogProps) {
  return (
    <SellingMessages fallback={null}>
      <Take {...props} />
    </SellingMessages>
  );
}

/** Who should take a deal, why, and why not the others; one click gives it, another takes that back. */
function Take({ deal, onClose }: TakeDialogProps) {
  const t = useTranslations('selling.take');
  const tApp = useTranslations('app');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const [giving, setGiving] = useState<string>();
  const { data, error, refetch } = useQuery(representativesQuery(deal.id, deal.version));
  const give = async (to: Representative) => {
    setGiving(to.userId);
    try {
      const { changeSetId } = await patchRecord('opportunities', deal.id, { ownerId: to.userId }, deal.version);
      onClose();
      if (changeSetId !== undefined)
        notifyUndo({ message: t('gave', { name: to.name, deal: deal.name }), changeSetId });
    } catch (problem) {
      notifications.show({ message: problemText(problem), color: 'red' });
      setGiving(undefined);
    } finally {
      await client.invalidateQueries({ queryKey: ['records'] });
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('title', { name: deal.name })}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      {error && !data ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <ListSkeleton rows={4} />
      ) : data.items.length === 0 ? (
        <EmptyState icon={IconUsers} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {data.similarDeals === 0
              ? t('few')
              : t('basis', {
                  count: data.similarDeals,
                  family: data.byFamily ? 'yes' : 'no',
                  amount: data.byAmount ? 'yes' : 'no',
                })}
          </Text>
          {data.items.map((item, rank) => (
            <Candidate
              key={item.userId}
              item={item}
              rank={rank}
              language={data.language}
              isGiving={giving === item.userId}
              onGive={() => void give(item)}
            />
          ))}
        </Stack>
      )}
    </Modal>
  );
}

type CandidateProps = {
  item: Representative;
  rank: number;
  language: string | null;
  isGiving: boolean;
  onGive: () => void;
};

function Candidate({ item, rank, language, isGiving, onGive }: CandidateProps) {
  const t = useTranslations('selling.take');
  const locale = useLocale();
  const format = useValueFormatter();
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(item.winRate);
  const one = (value: number) => format.number(Math.round(value * 10) / 10);
  const decided = item.won + item.lost;
  const spoken = language === null ? '' : format.language(language);
  const reasons = [
    decided >= 1 ? t('winRate', { share, won: one(item.won), of: one(decided) }) : t('winRateNone', { share }),
    item.touches > 0 && t('touches', { count: item.touches }),
    item.people > 0 && t('people', { count: item.people }),
    item.speaksLanguage === true && t('speaks', { language: spoken }),
    item.speaksLanguage === false && t('speaksNot', { language: spoken }),
    item.skills.length > 0 && t('skills', { skills: format.list(item.skills) }),
    t('load', { count: item.openDeals }),
  ].filter((reason) => reason !== false);
  return (
    <section aria-label={item.name}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <div>
          <Group gap="xs">
            <Text fw={600}>
              {rank + 1}. {item.name}
            </Text>
            {item.isOwner && (
              <Badge variant="light" tt="none">
                {t('owner')}
              </Badge>
            )}
          </Group>
          <Text size="sm">{reasons.join(' · ')}</Text>
          {rank > 0 && (
            <Text size="sm" c="dimmed">
              {item.behindFirst.length === 0
                ? t('level')
                : t('whyNot', {
                    parts: format.list(
                      item.behindFirst.map(({ part, points }) =>
                        t('points', { part: t(`parts.${part}`), points: one(points) }),
                      ),
                    ),
                  })}
            </Text>
          )}
        </div>
        {!item.isOwner && (
          <Button
            size="sm"
            variant={rank === 0 ? 'filled' : 'default'}
            loading={isGiving}
            style={{ flexShrink: 0 }}
            onClick={onGive}
          >
            {t('give', { name: item.name })}
          </Button>
        )}
      </Group>
      <Progress value={item.score} size="sm" mt={6} aria-label={t('score', { score: one(item.score) })} />
    </section>
  );
}
