import { dayOf } from '../house/time';

export const CYCLES = ['DAY', 'MONTH', 'QUARTER'] as const;
export type Cycle = (typeof CYCLES)[number];

/** The period of a cycle that holds this police day: 2026-11-22, 2026-11 or 2026-Q4. */
export function periodOf(cycle: Cycle, day: string): string {
  const [year = '', month = ''] = day.split('-');
  return cycle === 'DAY' ? day : cycle === 'MONTH' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

const dayIn = (period: string): string => {
  const quarter = /^(\d{4})-Q(\d)$/.exec(period);
  if (quarter) return `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}-01`;
  return period.length === 7 ? `${period}-01` : period;
};

/** The period so many before or after this one. */
export function stepped(cycle: Cycle, period: string, by: number): string {
  const day = new Date(`${dayIn(period)}T00:00:00Z`);
  if (cycle === 'DAY') day.setUTCDate(day.getUTCDate() + by);
  else day.setUTCMonth(day.getUTCMonth() + by * (cycle === 'MONTH' ? 1 : 3));
  return periodOf(cycle, day.toISOString().slice(0, 10));
}

export const today = (now: number = Date.now()): string => dayOf(now);
