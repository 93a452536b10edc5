import type { Language } from '../words/words';

// The police clock: whoever looks from elsewhere still sees the county's hours.
export const ZONE = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

/** 2026-11-22 10:20, with seconds where they matter. */
export const moment = (instant: string | undefined, seconds = false): string =>
  instant ? parts.format(new Date(instant)).slice(0, seconds ? 19 : 16) : '—';

const UNITS: [number, string, string][] = [[86_400, '天', ' d'], [3_600, '小时', ' h'], [60, '分', ' min'], [1, '秒', ' s']];

/** The two largest units of a span: 2小时14分, 2 h 14 min. */
export function span(milliseconds: number, language: Language): string {
  let rest = Math.round(Math.abs(milliseconds) / 1000);
  const told: string[] = [];
  for (const [size, zh, en] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0 && told.length < 2) told.push(`${count}${language === 'zh' ? zh : en}`);
    else if (told.length > 0) break;
    rest -= count * size;
  }
  return told.join(language === 'zh' ? '' : ' ') || (language === 'zh' ? '0秒' : '0 s');
}

/** How a due date stands: how long is left, or since when it is over. */
export function standing(due: string | undefined, now: number): 'none' | 'over' | 'soon' | 'open' {
  if (!due) return 'none';
  const left = Date.parse(due) - now;
  return left < 0 ? 'over' : left < 24 * 3_600_000 ? 'soon' : 'open';
}

/** What a field for date and hour holds is the police clock's; that clock knows no summer time. */
export const instantOf = (local: string): string => `${local.length === 16 ? `${local}:00` : local}+08:00`;
export const localOf = (instant: string): string => moment(instant).replace(' ', 'T');
/** The police day on which this moment falls, 2026-11-22. */
export const dayOf = (instant: string | number): string => moment(new Date(instant).toISOString()).slice(0, 10);
