import type { Money } from '@/shared/api/types';

/** A day by its date alone, as the clock of whoever looks shows it. */
export function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function addDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayOf(new Date(year, month - 1, date + days));
}

/** The days of a month (2026-11) with those that fill its weeks, which begin on Monday in all languages of the product. */
export function monthDays(month: string): string[] {
  const [year = 0, at = 1] = month.split('-').map(Number);
  const lead = (new Date(year, at - 1, 1).getDay() + 6) % 7;
  const length = Math.ceil((lead + new Date(year, at, 0).getDate()) / 7) * 7;
  return Array.from({ length }, (_, index) => addDays(`${month}-01`, index - lead));
}

/** By how many days a key moves a deal. */
export function movedBy(key: string): number {
  return { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key] ?? 0;
}

/** What deals amount to together, each currency by itself. */
export function sumsOf(deals: readonly { amount: Money | null }[]): Money[] {
  const sums = new Map<string, number>();
  for (const { amount } of deals) {
    if (amount) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.amount);
  }
  return [...sums].map(([currency, amount]) => ({ amount: Math.round(amount * 10_000) / 10_000, currency }));
}
