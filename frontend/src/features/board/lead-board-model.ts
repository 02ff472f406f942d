import type { InfiniteData } from '@tanstack/react-query';
import type { CrmRecord, Page } from '@/shared/api/types';
import type { LeadAct, LeadStatus } from '@/shared/leads/lead-types';

/** What has become a contact is no lead any more: it is on no board. */
export const columns = [
  'new',
  'assigned',
  'contacted',
  'working',
  'nurturing',
  'qualified',
  'disqualified',
] as const satisfies readonly LeadStatus[];

export type Column = (typeof columns)[number];

export type LeadCard = CrmRecord & {
  /** As boards call what stands on them. */
  name: string;
  stageId: string;
  displayName: string | null;
  companyName: string | null;
  interest: string | null;
  status: LeadStatus;
  score: number | null;
  ownerName?: string | null;
  answerDue: string | null;
  handoff: string | null;
};

export type LeadPage = Page<LeadCard> & { totalCount?: number };

export type LeadPages = InfiniteData<LeadPage>;

/** The act that leads from one column to another; nothing where none does. */
export function actTo(from: string, to: string): LeadAct | undefined {
  if (from === to || from === 'converted') return undefined;
  const isClosed = from === 'disqualified';
  switch (to) {
    case 'contacted':
      return from === 'new' || from === 'assigned' ? 'contact' : undefined;
    case 'working':
      return isClosed || from === 'qualified' ? 'reopen' : 'work';
    case 'nurturing':
      return isClosed ? undefined : 'nurture';
    case 'qualified':
      return isClosed ? undefined : 'qualify';
    case 'disqualified':
      return 'disqualify';
    default:
      return undefined;
  }
}

/** A lead as a card. */
export function asCard(lead: LeadCard): LeadCard {
  return { ...lead, name: lead.displayName ?? '–', stageId: lead.status };
}

/** The pages of a column without one lead, or with one that has just come above all others. */
export function changed(pages: LeadPages | undefined, lead: LeadCard, by: 1 | -1): LeadPages | undefined {
  return (
    pages && {
      ...pages,
      pages: pages.pages.map((page, index) => ({
        ...page,
        ...(page.totalCount === undefined ? {} : { totalCount: page.totalCount + by }),
        items:
          by === -1 ? page.items.filter(({ id }) => id !== lead.id) : index === 0 ? [lead, ...page.items] : page.items,
      })),
    }
  );
}
