import type { Reconciliation, Tally } from '../api/types';

export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;
const STANDING = ['RAISED', 'CONFIRMED'];

export const sum = (tallies: Tally[], passes: (tally: Tally) => boolean = () => true): number =>
  tallies.filter(passes).reduce((total, tally) => total + tally.count, 0);

export type Heat = { units: string[]; counts: Map<string, number>; most: number };

/** What still stands, by unit and severity; the unit with the most comes first. */
export function heat(tallies: Tally[]): Heat {
  const counts = new Map<string, number>();
  const whole = new Map<string, number>();
  for (const { unit, severity, status, count } of tallies) {
    if (!STANDING.includes(status)) continue;
    counts.set(`${unit} ${severity}`, (counts.get(`${unit} ${severity}`) ?? 0) + count);
    whole.set(unit, (whole.get(unit) ?? 0) + count);
  }
  const units = [...whole].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([unit]) => unit);
  return { units, counts, most: Math.max(0, ...counts.values()) };
}

/** 颗粒归仓 — what was received against what is judged; the difference is what waits, by where it waits. */
export function balance(counts: Reconciliation): { received: number; supervised: number; difference: number } {
  const received = counts.digests.reduce((total, each) => total + (each.count ?? 0), 0);
  const difference = counts.quarantined + counts.parked;
  return { received: received + difference, supervised: received, difference };
}
