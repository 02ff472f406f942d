export type TimeLeft = { isLate: boolean; days: number; hours: number; minutes: number };

/** How long it is until an instant, or since then, in whole minutes; what is left is rounded up. */
export function timeLeft(due: string, now: Date): TimeLeft {
  const exact = (new Date(due).getTime() - now.getTime()) / 60_000;
  const isLate = exact < 0;
  const all = isLate ? Math.floor(-exact) : Math.ceil(exact);
  return { isLate, days: Math.floor(all / 1440), hours: Math.floor((all % 1440) / 60), minutes: all % 60 };
}
