import type { LeadAct, LeadStatus } from '@/shared/leads/lead-types';

const next: Record<LeadStatus, readonly LeadAct[]> = {
  new: ['contact', 'work', 'qualify', 'convert', 'nurture', 'disqualify'],
  assigned: ['contact', 'work', 'qualify', 'convert', 'nurture', 'disqualify'],
  contacted: ['qualify', 'work', 'convert', 'nurture', 'disqualify'],
  working: ['qualify', 'convert', 'nurture', 'disqualify'],
  nurturing: ['work', 'qualify', 'convert', 'disqualify'],
  qualified: ['convert', 'reopen', 'nurture', 'disqualify'],
  disqualified: ['reopen'],
  converted: [],
};

/** What can be done with a lead, the usual next step first. */
export function actsOn(status: unknown): readonly LeadAct[] {
  return next[status as LeadStatus] ?? [];
}

export type ConversionParty = { id: string; name: string; by: 'email' | 'phone' | 'contact' | 'domain' | 'name' };

export type ConversionPreview = {
  contact: ConversionParty | null;
  account: ConversionParty | null;
  newAccount: string | null;
  newOpportunity: string | null;
  isRefused: boolean;
};

export type ScoreReason = { field: string; value: string | null; effect: number; isRare: boolean };

export type ScoreExplained = {
  score: number | null;
  chance: number | null;
  rules: { name: string; points: number }[];
  reasons: ScoreReason[];
};

/** How strongly something moves the odds: 0.7 of the log doubles them. */
export function strengthOf(effect: number): 'slightly' | 'clearly' | 'strongly' {
  const size = Math.abs(effect);
  if (size < 0.3) return 'slightly';
  return size < 0.7 ? 'clearly' : 'strongly';
}
