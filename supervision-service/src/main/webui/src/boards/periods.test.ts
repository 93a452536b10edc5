import { expect, it } from 'vitest';
import { monthBefore, monthDays, monthOf, quarterOf, trendOf } from './periods';

it('the month is that of the county, not of the reader', () => {
  expect(monthOf(new Date('2026-10-31T17:00:00Z'))).toBe('2026-11');
});

it('a month has its first and last day, and one before it', () => {
  expect(monthDays('2028-02')).toBe('from=2028-02-01&to=2028-02-29');
  expect(monthDays('2026-11')).toBe('from=2026-11-01&to=2026-11-30');
  expect(monthBefore('2026-01')).toBe('2025-12');
  expect([quarterOf('2026-03'), quarterOf('2026-10')]).toEqual(['2026-Q1', '2026-Q4']);
});

it('a lower number is a better place', () => {
  expect([trendOf(1, 2), trendOf(3, 2), trendOf(2, 2), trendOf(2, undefined), trendOf(undefined, 2)]).toEqual(['up', 'down', 'same', 'new', 'none']);
});
