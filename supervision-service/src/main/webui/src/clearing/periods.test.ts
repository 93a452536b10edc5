import { expect, it } from 'vitest';
import { periodOf, stepped, today } from './periods';

it('periods are named as the service names them, and follow one another over the year', () => {
  expect([periodOf('DAY', '2026-11-22'), periodOf('MONTH', '2026-11-22'), periodOf('QUARTER', '2026-11-22')]).toEqual(['2026-11-22', '2026-11', '2026-Q4']);
  expect(stepped('DAY', '2026-03-01', -1)).toBe('2026-02-28');
  expect(stepped('MONTH', '2026-01', -1)).toBe('2025-12');
  expect(stepped('QUARTER', '2026-Q4', 1)).toBe('2027-Q1');
  expect(today(Date.parse('2026-11-22T16:30:00Z'))).toBe('2026-11-23');
});
