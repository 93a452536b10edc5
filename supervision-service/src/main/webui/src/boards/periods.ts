import { ZONE } from '../house/time';

const MONTH = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit' });

/** 2026-11: the month in which the county is now. */
export const monthOf = (at: Date): string => MONTH.format(at);

/** The first and last day of a month, as the boards ask for them. */
export function monthDays(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return `from=${month}-01&to=${month}-${String(last).padStart(2, '0')}`;
}

export function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}

export const quarterOf = (month: string): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

export type Trend = 'up' | 'down' | 'same' | 'new' | 'none';

/** How a place compares with the one a month before; 1 is the best. */
export const trendOf = (rank: number | undefined | null, before: number | undefined | null): Trend =>
  rank == null ? 'none' : before == null ? 'new' : rank < before ? 'up' : rank > before ? 'down' : 'same';
