import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client';

export type BattleCard = {
  id: string;
  version: number;
  title: string;
  competitor: string | null;
  argument: string;
  proof: string | null;
  proofUrl: string | null;
  productId: string | null;
  productName: string | null;
  validUntil: string | null;
  isRetired: boolean;
  approvedAt: string | null;
  approvedByName: string | null;
  uses: number;
  helped: number;
  didNotHelp: number;
  winRate: number | null;
};

export type DealCard = { card: BattleCard; used: boolean; helpedHere: boolean | null };

export const battleCardsQuery = queryOptions({
  queryKey: ['battle-cards'] as const,
  queryFn: async ({ signal }) =>
    (await request<{ items: BattleCard[] }>('GET', '/battle-cards', { signal })).data.items,
});

export const cardsOfDealQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['battle-cards', 'deal', id, version] as const,
    queryFn: async ({ signal }) =>
      (await request<{ items: DealCard[] }>('GET', `/opportunities/${id}/battle-cards`, { signal })).data.items,
  });

/** What a card has been good for so far, as values of a text. */
export function countsOf(card: BattleCard, locale: string) {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return {
    uses: card.uses,
    rated: card.helped + card.didNotHelp > 0 ? 'yes' : 'no',
    helped: String(card.helped),
    won: card.winRate === null ? 'no' : 'yes',
    share: card.winRate === null ? '' : percent.format(card.winRate),
  };
}
