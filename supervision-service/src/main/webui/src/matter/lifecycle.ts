import type { MatterDuty } from '../api/types';

// 接警 → … → 结案: a stage is reached by any of these facts; a duty belongs to the stage that it awaits.
const STAGES: [string, string[]][] = [
  ['TAKEN', ['alert.received', 'report.registered']],
  ['DISPATCHED', ['alert.dispatched', 'alert.transferred', 'transfer.accepted']],
  ['ARRIVED', ['unit.arrived']],
  ['FED_BACK', ['feedback.submitted', 'alert.closed', 'caller.informed']],
  ['ACCEPTED', ['case.accepted', 'case.not-accepted']],
  ['FILED', ['case.filed', 'case.not-filed', 'document.served']],
  ['INVESTIGATED', ['interview.held', 'interrogation.held', 'scene.investigated', 'evidence.collected', 'query.made', 'appraisal.ordered', 'measure.applied']],
  ['REVIEWED', ['legal-review.passed', 'legal-review.returned', 'legal-review.requested', 'decision.approved']],
  ['CLOSED', ['case.closed', 'case.terminated', 'case.withdrawn', 'case.transferred', 'prosecution.transferred', 'decision.served']],
];
type Happened = { type: string; occurredAt: string };
export type Stage = { name: string; at?: string; by?: string; duties: MatterDuty[] };

/** The nine stages with when each was first reached and what is demanded of it. */
export function lifecycle(facts: Happened[], duties: MatterDuty[]): Stage[] {
  const first = (types: string[]): Happened | undefined =>
    facts.filter((fact) => types.includes(fact.type)).sort((a, b) => a.occurredAt.localeCompare(b.occurredAt))[0];
  return STAGES.map(([name, types]) => {
    const reached = first(types);
    return { name, ...(reached && { at: reached.occurredAt, by: reached.type }), duties: duties.filter((duty) => stageOf(duty) === name) };
  });
}

const stageOf = (duty: MatterDuty): string | undefined => STAGES.find(([, types]) => duty.awaits.some((type) => types.includes(type)))?.[0];

/** What belongs to no stage of the way, such as telling a family. */
export const besides = (duties: MatterDuty[]): MatterDuty[] => duties.filter((duty) => stageOf(duty) === undefined);
