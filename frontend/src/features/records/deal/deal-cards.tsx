import { Badge, Button, Group, Paper, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import type { Deal } from '@/shared/deals/deal-types';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { cardsOfDealQuery, countsOf, type DealCard } from '@/shared/selling/battle-cards';
import { SellingMessages } from '@/shared/selling/selling-messages';
import classes from './deal.module.css';

export function DealCards({ deal }: { deal: Deal }) {
  const { data: cards = [] } = useQuery(cardsOfDealQuery(deal.id, deal.version));
  if (cards.length === 0) return null;
  return (
    <SellingMessages fallback={null}>
      <Cards deal={deal} cards={cards} />
    </SellingMessages>
  );
}

/** What to say against the deal's competitors; that it was said, and whether it helped, is one click. */
function Cards({ deal, cards }: { deal: Deal; cards: DealCard[] }) {
  const t = useTranslations('selling.cards');
  const locale = useLocale();
  const format = useValueFormatter();
  const client = useQueryClient();
  const problemText = useProblemText();
  const tell = async (id: string, helped?: boolean | null) => {
    const path = `/opportunities/${deal.id}/battle-cards/${id}/use`;
    try {
      if (helped === undefined) await request('DELETE', path);
      else await request('PUT', path, { body: { helped } });
    } catch (error) {
      notifications.show({ message: problemText(error), color: 'red' });
    } finally {
      await client.invalidateQueries({ queryKey: ['battle-cards'] });
    }
  };
  return (
    <Paper component="section" className={classes.panel} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ul className={classes.cards}>
        {cards.map(({ card, used, helpedHere }) => (
          <li key={card.id}>
            <Group justify="space-between" gap="xs">
              <Text fw={600} size="sm">
                {card.title}
              </Text>
              <Badge variant="light" tt="none">
                {card.competitor === null ? t('any') : t('for', { competitor: card.competitor })}
              </Badge>
            </Group>
            <Text size="sm" className={classes.words}>
              {card.argument}
            </Text>
            {(card.proof !== null || card.proofUrl !== null) && (
              <Text size="sm" c="dimmed" className={classes.words}>
                {t('proof')}: {card.proof}{' '}
                {card.proofUrl !== null && (
                  <a href={card.proofUrl} target="_blank" rel="noreferrer">
                    {t('link')}
                  </a>
                )}
              </Text>
            )}
            <Text size="xs" c="dimmed">
              {t('counts', countsOf(card, locale))}
              {card.validUntil !== null && ` · ${t('untilDay', { day: format.date(card.validUntil) })}`}
            </Text>
            <Group gap={6} mt={4}>
              {used ? (
                <>
                  {([true, false] as const).map((helped) => (
                    <Button
                      key={String(helped)}
                      size="compact-sm"
                      variant={helpedHere === helped ? 'light' : 'default'}
                      aria-pressed={helpedHere === helped}
                      onClick={() => void tell(card.id, helpedHere === helped ? null : helped)}
                    >
                      {helped ? t('helped') : t('didNot')}
                    </Button>
                  ))}
                  <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void tell(card.id)}>
                    {t('undo')}
                  </Button>
                </>
              ) : (
                <Button size="compact-sm" variant="default" onClick={() => void tell(card.id, null)}>
                  {t('use')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
    </Paper>
  );
}
