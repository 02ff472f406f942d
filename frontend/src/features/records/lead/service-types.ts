export type HandoffState = 'offered' | 'accepted' | 'rejected' | 'returned' | 'withdrawn';

export const rejectionReasons = [
  'notReady',
  'missingFacts',
  'noFit',
  'noBudget',
  'wrongRegion',
  'knownAlready',
  'notReachable',
  'noCapacity',
  'other',
] as const;

export type RejectionReason = (typeof rejectionReasons)[number];

export type ClockKind = 'firstResponse' | 'rollingResponse' | 'acceptance';

export type ServiceClock = {
  kind: ClockKind;
  state: 'running' | 'paused' | 'met' | 'missed' | 'cancelled';
  policy?: string | null;
  startedAt: string;
  dueAt: string;
  stoppedAt?: string | null;
  targetMinutes: number;
  workedMinutes: number;
  leftMinutes: number;
  pauses: { from: string; to?: string | null }[];
};

export type Handoff = {
  state: HandoffState;
  passedAt: string;
  passedBy?: string | null;
  passedByName?: string | null;
  toUserId: string;
  toUserName?: string | null;
  note?: string | null;
  acceptBy?: string | null;
  answeredAt?: string | null;
  workedMinutes?: number | null;
  reason?: RejectionReason | null;
  reasonNote?: string | null;
};

export type LeadService = { clocks: ServiceClock[]; handoffs: Handoff[] };
