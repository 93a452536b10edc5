import { expect, it } from 'vitest';
import { counted, runs } from './walk';

const day = (date: string, why: string, name?: string) => ({ date, why, counted: why === 'COUNTED' || why === 'MAKE_UP_DAY', name });

it('a short walk stays day by day', () => {
  expect(runs([day('2026-10-01', 'HOLIDAY', '国庆节'), day('2026-10-02', 'HOLIDAY', '国庆节')])).toHaveLength(2);
});

it('a long walk tells equal days as one run and keeps the sum', () => {
  const walk = [day('2026-09-30', 'START_DAY'), ...Array.from({ length: 7 }, (_, i) => day(`2026-10-0${i + 1}`, 'HOLIDAY', '国庆节')),
    day('2026-10-08', 'COUNTED'), day('2026-10-09', 'COUNTED'), day('2026-10-10', 'MAKE_UP_DAY')];
  expect(runs(walk).map((run) => [run.date, run.to, run.days])).toEqual([
    ['2026-09-30', '2026-09-30', 1], ['2026-10-01', '2026-10-07', 7], ['2026-10-08', '2026-10-09', 2], ['2026-10-10', '2026-10-10', 1]]);
  expect(counted(walk)).toBe(3);
});
