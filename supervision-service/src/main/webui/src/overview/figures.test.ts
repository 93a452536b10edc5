import { expect, it } from 'vitest';
import type { Reconciliation } from '../api/types';
import { balance, heat, sum } from './figures';

const tally = (unit: string, severity: string, status: string, count: number) => ({ ruleId: 'R', unit, severity, status, count });

it('heat counts what stands, and puts the unit with the most first', () => {
  const shown = heat([tally('A/', 'HIGH', 'RAISED', 2), tally('A/', 'HIGH', 'CONFIRMED', 1), tally('A/', 'HIGH', 'WITHDRAWN', 9), tally('B/', 'LOW', 'RAISED', 4)]);
  expect(shown.units).toEqual(['B/', 'A/']);
  expect(shown.counts.get('A/ HIGH')).toBe(3);
  expect(shown.most).toBe(4);
  expect(heat([])).toEqual({ units: [], counts: new Map(), most: 0 });
});

it('sums what passes', () => {
  expect(sum([tally('A/', 'LOW', 'RAISED', 2), tally('A/', 'HIGH', 'RAISED', 3)], (each) => each.severity === 'HIGH')).toBe(3);
});

it('received is supervised when nothing is held back', () => {
  const counts = { digests: [{ count: 5 }, { count: 7 }], quarantined: 0, parked: 0 } as unknown as Reconciliation;
  expect(balance(counts)).toEqual({ received: 12, supervised: 12, difference: 0 });
  expect(balance({ ...counts, parked: 2, quarantined: 1 }).difference).toBe(3);
});
