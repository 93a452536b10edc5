import { expect, it } from 'vitest';
import type { MatterDuty } from '../api/types';
import { besides, lifecycle } from './lifecycle';

const duty = (ruleId: string, awaits: string[]): MatterDuty => ({ ruleId, state: 'MET', orgPath: 'A/', startedAt: '2026-11-22T00:00:00Z', awaits });

it('a stage is reached by its first fact, and shows the duties that await it', () => {
  const facts = [{ type: 'unit.arrived', occurredAt: '2026-11-22T02:00:00Z' }, { type: 'unit.arrived', occurredAt: '2026-11-22T01:00:00Z' }, { type: 'alert.received', occurredAt: '2026-11-22T00:00:00Z' }];
  const stages = lifecycle(facts, [duty('ALT-05', ['alert.dispatched']), duty('ALT-08', ['unit.arrived']), duty('X-1', ['family.notified'])]);
  expect(stages).toHaveLength(9);
  expect(stages.filter((stage) => stage.at).map((stage) => [stage.name, stage.at])).toEqual([['TAKEN', '2026-11-22T00:00:00Z'], ['ARRIVED', '2026-11-22T01:00:00Z']]);
  expect(stages[1]!.duties.map((each) => each.ruleId)).toEqual(['ALT-05']);
  expect(besides([duty('ALT-05', ['alert.dispatched']), duty('X-1', ['family.notified'])]).map((each) => each.ruleId)).toEqual(['X-1']);
});
