import type { Condition } from '@/shared/api/types';
import type { ForecastBy, ForecastChanges, ForecastLine, Move } from './forecast-api';

export type Unit = 'quarter' | 'month';

/** The quarter (2026-Q4) or month (2026-11) of a day. */
export function periodOf(day: Date, unit: Unit): string {
  const month = day.getMonth();
  return unit === 'quarter' ? `${day.getFullYear()}-Q${Math.floor(month / 3) + 1}` : monthKey(day.getFullYear(), month);
}

export function unitOf(period: string): Unit {
  return period.charAt(5) === 'Q' ? 'quarter' : 'month';
}

export function isPeriod(text: unknown): text is string {
  return typeof text === 'string' && /^[12]\d{3}-(Q[1-4]|0[1-9]|1[0-2])$/.test(text);
}

/** So many periods later, or earlier. */
export function moved(period: string, by: number): string {
  const [year, month] = begin(period);
  return periodOf(new Date(year, month + by * (unitOf(period) === 'quarter' ? 3 : 1), 1), unitOf(period));
}

/** The same time in the other unit: the quarter of a month, the first month of a quarter. */
export function inUnit(period: string, unit: Unit): string {
  const [year, month] = begin(period);
  return periodOf(new Date(year, month, 1), unit);
}

export function periodName(period: string, locale: string, quarter: (values: { q: number; year: string }) => string) {
  const [year, month] = begin(period);
  return unitOf(period) === 'quarter'
    ? quarter({ q: Math.floor(month / 3) + 1, year: String(year) })
    : new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(new Date(year, month, 1));
}

function begin(period: string): [number, number] {
  const year = Number(period.slice(0, 4));
  return [year, unitOf(period) === 'quarter' ? (Number(period.slice(6)) - 1) * 3 : Number(period.slice(5)) - 1];
}

function monthKey(year: number, month: number): string {
  return `${year}-${String(month + 1).padStart(2, '0')}`;
}

export const figures = ['closed', 'commit', 'bestCase', 'pipeline'] as const;

export type Figure = (typeof figures)[number];

/** The deals behind a figure; nothing where no filter says that. */
export function dealsOf(by: ForecastBy, line: ForecastLine, figure: Figure, forecast: { from: string; to: string }) {
  const day = figure === 'closed' ? 'closedOn' : 'expectedCloseDate';
  const own = by === 'month' ? [] : ofLine(by, line);
  if (own === undefined) return undefined;
  const [from, to] = by === 'month' && line.key !== null ? monthBounds(line.key) : [forecast.from, forecast.to];
  const where: Condition[] = [
    ...own,
    { field: 'status', op: 'eq', value: figure === 'closed' ? 'won' : 'open' },
    { field: day, op: 'gte', value: from },
    { field: day, op: 'lte', value: to },
  ];
  if (figure !== 'closed') where.push({ field: 'forecastCategory', op: 'eq', value: figure });
  return { all: where } satisfies Condition;
}

function ofLine(by: ForecastBy, { key }: ForecastLine): Condition[] | undefined {
  if (by === 'owner') return [key === null ? none('ownerId') : { field: 'ownerId', op: 'eq', value: key }];
  // A team's figures hold those of the teams below it, which no filter on one team says.
  if (by === 'team') return undefined;
  return key === null ? undefined : [{ field: 'product.family', op: 'eq', value: key }];
}

function none(field: string): Condition {
  return { field, op: 'isNull', value: true };
}

function monthBounds(key: string): [string, string] {
  const [year, month] = begin(key);
  return [`${key}-01`, `${key}-${String(new Date(year, month + 1, 0).getDate()).padStart(2, '0')}`];
}

export type Step = { name: 'start' | 'end' | Move; from: number; to: number; deals?: number };

/** The bars of a waterfall: each begins where the one before it has ended. */
export function steps(changes: Pick<ForecastChanges, 'start' | 'end' | 'moves'>): Step[] {
  let at = changes.start;
  const all: Step[] = [{ name: 'start', from: 0, to: changes.start }];
  for (const { move, change, deals } of changes.moves) {
    all.push({ name: move, from: at, to: at + change, deals });
    at += change;
  }
  return [...all, { name: 'end', from: 0, to: changes.end }];
}

/** What was copied from a spreadsheet: lines of cells; what is no number is left out. */
export function cellsOf(pasted: string): (number | null)[][] {
  return pasted
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t').map(numberOf));
}

/** 1,234.5 and 1.234,5 alike: the last mark is the decimal one, unless three digits follow a single kind of mark. */
export function numberOf(text: string): number | null {
  const bare = text.replace(/[^\d.,-]/g, '');
  if (!/\d/.test(bare)) return null;
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const isGroup = last >= 0 && bare.length - last === 4 && !(bare.includes('.') && bare.includes(','));
  const whole = (last < 0 || isGroup ? bare : bare.slice(0, last)).replace(/[.,]/g, '');
  const value = Number(last < 0 || isGroup ? whole : `${whole}.${bare.slice(last + 1)}`);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
