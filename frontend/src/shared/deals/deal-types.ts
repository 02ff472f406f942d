import type { CrmRecord, Money } from '../api/types';

export type StageKind = 'open' | 'won' | 'lost';

export type PlaybookStep = { id?: string | null; text: string; isRequired?: boolean };

export type Stage = {
  id: string;
  name: string;
  kind: StageKind;
  probability: number;
  requiredFields: string[];
  exitCriteria: string | null;
  rottingDays: number | null;
  steps: PlaybookStep[];
};

export type Pipeline = { id: string; name: string; isDefault: boolean; version: number; stages: Stage[] };

export type StepMark = { stepId: string; done?: boolean; skippedBecause?: string | null };

export type DealMember = { userId: string; role?: string | null; share?: number };

/** What of an opportunity its cards and panels show. */
export type Deal = CrmRecord & {
  name: string;
  accountName?: string | null;
  stageId: string;
  pipelineId: string;
  status: StageKind;
  amount: Money | null;
  expectedCloseDate: string | null;
  closedOn: string | null;
  ownerName?: string | null;
  rotsOn: string | null;
  steps?: StepMark[];
  members?: DealMember[];
};

export const lossReasons = [
  'indifference',
  'variety',
  'price',
  'friendsAdvice',
  'needsChanged',
  'moved',
  'died',
  'competitor',
  'budget',
  'noDecision',
  'other',
] as const;

export type LossReason = (typeof lossReasons)[number];
