import { expect, it } from 'vitest';
import { ask, read, write } from './filters';

it('an address and its filters say the same', () => {
  const filters = { status: 'RAISED', severity: 'HIGH', orgPath: 'HB/JZ/SS/', subject: 'A&B 1' };
  expect(read(write(filters))).toEqual(filters);
  expect(read(new URLSearchParams('status=RAISED&page=3&rule=%20'))).toEqual({ status: 'RAISED' });
});

it('asks for no more than is filtered', () => {
  expect(ask('/x', {})).toBe('/x');
  expect(ask('/x', { rule: 'ALT-05' }, { limit: '200' })).toBe('/x?rule=ALT-05&limit=200');
});
