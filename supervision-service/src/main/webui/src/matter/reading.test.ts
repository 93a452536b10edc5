import { expect, it } from 'vitest';
import type { MatterFact } from '../api/types';
import { covered, dossier, measures, names, onScene, recordings, standing, trips } from './reading';

let next = 0;
const fact = (type: string, minute: number, data: Record<string, unknown> = {}, corrects?: string): MatterFact => ({
  id: `f${next++}`, type, source: 's', occurredAt: new Date(minute * 60_000).toISOString(), recordedAt: '', receivedAt: '', orgPath: '', actor: 'A1', actorRole: '', provenance: '', data, ...(corrects && { corrects }),
});
const minutes = (count: number): number => count * 60_000;

it('puts each position and each word of a unit with its dispatch', () => {
  const told = trips([
    fact('unit.arrived', 9, { dispatchId: 'D1', method: 'GPS' }),
    fact('alert.dispatched', 1, { dispatchId: 'D1', unit: 'U/', officers: ['o'] }),
    fact('unit.position', 5, { dispatchId: 'D1', distanceMeters: 700 }),
    fact('alert.dispatched', 2, { dispatchId: 'D2', unit: 'V/' }),
    fact('caller.informed', 3),
  ]);
  expect(told.map((trip) => [trip.dispatch, trip.unit, trip.marks.length, trip.positions])).toEqual([
    ['D1', 'U/', 2, [{ at: minutes(5), meters: 700, dwell: undefined }]],
    ['D2', 'V/', 1, []],
  ]);
});

it('counts what the cameras saw of the time on the scene, overlaps once', () => {
  const facts = [
    fact('alert.dispatched', 0, { dispatchId: 'D1' }), fact('unit.arrived', 10, { dispatchId: 'D1' }), fact('unit.cleared', 30, { dispatchId: 'D1' }),
    fact('bodycam.recording-started', 8, { recordingId: 'R1', deviceId: 'C1' }), fact('bodycam.recording-stopped', 18, { recordingId: 'R1' }),
    fact('bodycam.recording-started', 14, { recordingId: 'R2' }), fact('bodycam.recording-stopped', 20, { recordingId: 'R2' }),
    fact('bodycam.uploaded', 90, { recordingId: 'R1', coveragePercent: 99, longestGapSeconds: 4 }),
  ];
  const shown = recordings(facts, minutes(100));
  expect(shown.map((each) => [each.id, each.open, each.uploaded, each.percent])).toEqual([['R1', false, true, 99], ['R2', false, false, undefined]]);
  expect(onScene(facts, minutes(100))).toEqual({ from: minutes(10), to: minutes(30) });
  expect(covered(onScene(facts, minutes(100))!, shown)).toBe(50);
  expect(covered({ from: 5, to: 5 }, [])).toBe(0);
  expect(onScene([fact('alert.dispatched', 0, { dispatchId: 'D1' })], 0)).toBeNull();
});

it('tells what it was called, and leaves out what feedback only repeats', () => {
  const told = names([
    fact('alert.classified', 1, { category: 'INJURY' }),
    fact('feedback.submitted', 2, { category: 'INJURY' }),
    fact('alert.reclassified', 3, { category: 'DISPUTE', editor: 'e', approver: 'a', reason: 'r' }),
    fact('alert.reclassified', 4, { fromClass: 2, toClass: 3 }),
  ]);
  expect(told.map((each) => [each.from, each.to, each.editor])).toEqual([[undefined, 'INJURY', 'A1'], ['INJURY', 'DISPUTE', 'e'], ['DISPUTE', '3', 'A1']]);
});

it('a measure that was changed runs out anew, and a lifted one no more', () => {
  const [first, second] = measures([
    fact('measure.applied', 1, { measureId: 'M1', measure: 'DETENTION', personId: 'h:1', expiresAt: '2026-11-06T16:00:00Z' }),
    fact('measure.changed', 2, { measureId: 'M1', toMeasure: 'BAIL', approver: 'a' }),
    fact('measure.applied', 3, { measureId: 'M2', measure: 'SUMMONS', personId: 'h:2' }),
    fact('measure.lifted', 4, { measureId: 'M2' }),
  ]);
  expect([first!.kind, first!.expiresAt, first!.approver, first!.liftedAt]).toEqual(['BAIL', undefined, 'a', undefined]);
  expect(second!.liftedAt).toBe(new Date(minutes(4)).toISOString());
});

it('a corrected fact counts no more, and dossiers keep their scores', () => {
  const wrong = fact('unit.arrived', 1, { dispatchId: 'D' });
  expect(standing([wrong, fact('unit.arrived', 2, { dispatchId: 'D' }, wrong.id)])).toHaveLength(1);
  expect(dossier([fact('dossier.scored', 1, { score: 92.5, vetoes: ['NO_LEGAL_REVIEW'] })])[0]).toMatchObject({ score: 92.5, vetoes: ['NO_LEGAL_REVIEW'] });
});
