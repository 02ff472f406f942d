import type { ApprovalFact } from '@/shared/approvals/approval-facts';

export type QuoteStatus = 'draft' | 'sent' | 'accepted' | 'declined' | 'replaced';
export type QuoteAct = 'send' | 'accept' | 'decline' | 'revise';

/** A line as the server reckons it. */
export type SheetLine = {
  name: string;
  quantity: number;
  unitPrice: number;
  discount: number;
  taxRate: number;
  optional: boolean;
  productId: string | null;
  unit: string | null;
  priceRule: string | null;
  discountRule: string | null;
  chosen: boolean;
  net: number;
  tax: number;
  total: number;
};

export type QuoteSheet = {
  quoteId: string;
  version: number;
  currency: string;
  status: QuoteStatus;
  hasExpired: boolean;
  lines: SheetLine[];
  rates: { rate: number; net: number; tax: number }[];
  net: number;
  tax: number;
  total: number;
  optionalTotal: number;
};

/** A line as it is written: what is left out, the server finds. */
export type LineInput = {
  quantity: number;
  productId?: string | null;
  name?: string;
  unitPrice?: number;
  discount?: number;
  taxRate?: number;
  optional?: boolean;
  unit?: string | null;
};

export type Obstacle = {
  code: 'otherPrice' | 'arrears';
  line: number | null;
  name: string | null;
  price: number | null;
  other: number | null;
  currency: string | null;
  quoteId: string | null;
  number: string | null;
  ownerName: string | null;
  validUntil: string | null;
  days: number | null;
};

/** Whether the prices may be told, and who is asked or has decided. */
export type ApprovalStanding = {
  need: 'none' | 'needed' | 'waiting' | 'approved' | 'declined';
  facts: ApprovalFact[];
  approverName: string | null;
  dueAt: string | null;
  reason: string | null;
};

/** Options that do not go together, or are missing. */
export type OptionProblem = {
  productId: string;
  product: string;
  group: string;
  rule: string;
  options: { id: string; name: string }[];
};

export type QuoteCheck = { obstacles: Obstacle[]; mayOverride: boolean; approval: ApprovalStanding };
export type SentQuote = { id: string; number: string; link: string; mailId: string | null; validUntil: string };

/** What can be done with a quote, the usual next step first. */
export function actsOn(status: unknown): readonly QuoteAct[] {
  switch (status) {
    case 'draft':
      return ['send'];
    case 'sent':
      return ['accept', 'decline', 'revise'];
    case 'declined':
      return ['revise'];
    default:
      return [];
  }
}

/** Prices that a rule gave are asked for again, so that they follow the quantity; what somebody wrote stays. */
export function inputOf(line: SheetLine): LineInput {
  const isFound = line.productId !== null && line.priceRule !== null;
  return {
    quantity: line.quantity,
    productId: line.productId,
    name: line.name,
    optional: line.optional,
    taxRate: line.taxRate,
    unit: line.unit,
    ...(isFound ? {} : { unitPrice: line.unitPrice }),
    ...(isFound && (line.discountRule !== null || line.discount === 0) ? {} : { discount: line.discount }),
  };
}

/** What somebody typed, with either decimal sign; nothing where it is no number. */
export function numberOf(text: string): number | undefined {
  const plain = text.trim().replace(/\s/g, '').replace(',', '.');
  return plain !== '' && /^-?\d*\.?\d{0,6}$/.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}
