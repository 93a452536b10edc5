import { describe, expect, it } from 'vitest';
import type { Detail } from '../api/types';
import { stepsOf, stepsOfProceeding } from './steps';

const detail = (status: string, more: Partial<Detail> = {}): Detail =>
  ({ finding: { id: 'f', status }, verifying: {}, proceedings: [], ...more }) as unknown as Detail;
const ids = (of: Detail): string[] => stepsOf(of).map((step) => step.id);

describe('the steps that a finding offers', () => {
  it('follow its state', () => {
    expect(ids(detail('RAISED'))).toEqual(['confirm', 'dismiss', 'assign', 'answer']);
    expect(ids(detail('CONFIRMED'))).toEqual(['order', 'object', 'overturn']);
    expect(ids(detail('WITHDRAWN'))).toEqual([]);
    expect(ids(detail('DISMISSED'))).toEqual([]);
  });

  it('leave a proposed dismissal to a second person', () => {
    const proposed = detail('RAISED', { verifying: { dismissal: { by: 'x' } } as Detail['verifying'] });
    expect(ids(proposed)).toEqual(['approve-dismissal', 'refuse-dismissal', 'assign', 'answer']);
  });

  it('order and contest once', () => {
    const ordered = detail('CONFIRMED', { proceedings: [{ register: 'rectifications', id: 'r', state: 'ORDERED' }, { register: 'objections', id: 'o', state: 'OBJECTED' }] });
    expect(ids(ordered)).toEqual(['overturn']);
  });
});

it('an order offers what its state allows, at its own address', () => {
  expect(stepsOfProceeding({ procedure: 'rectifications', state: 'RECHECKING', id: '7' }).map((step) => step.path))
    .toEqual(['/api/v1/rectifications/7:pass', '/api/v1/rectifications/7:reject']);
  expect(stepsOfProceeding({ procedure: 'rectifications', state: 'CLOSED', id: '7' })).toEqual([]);
});
