import type { WalkedDay } from '../api/types';

export type Run = WalkedDay & { to: string; days: number };
const LONGEST_UNFOLDED = 10;

/** Equal days that follow each other, as one run; a short walk stays day by day. */
export function runs(walk: WalkedDay[]): Run[] {
  const told: Run[] = [];
  for (const day of walk) {
    const last = told.at(-1);
    const same = walk.length > LONGEST_UNFOLDED && last && last.why === day.why && last.name === day.name && last.counted === day.counted;
    if (same) {
      last.to = day.date;
      last.days++;
    } else {
      told.push({ ...day, to: day.date, days: 1 });
    }
  }
  return told;
}

export const counted = (walk: WalkedDay[]): number => walk.filter((day) => day.counted).length;
