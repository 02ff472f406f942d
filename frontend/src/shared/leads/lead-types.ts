export type LeadStatus =
  'new' | 'assigned' | 'contacted' | 'working' | 'nurturing' | 'qualified' | 'disqualified' | 'converted';

export type LeadAct = 'contact' | 'work' | 'nurture' | 'qualify' | 'disqualify' | 'reopen' | 'convert';

export type HandoffAct = 'pass' | 'accept' | 'reject';

export const disqualifyReasons = [
  'noNeed',
  'noBudget',
  'noAuthority',
  'badTiming',
  'competitor',
  'notReachable',
  'wrongContact',
  'duplicate',
  'spam',
  'other',
] as const;

export type DisqualifyReason = (typeof disqualifyReasons)[number];
