import type { MatterFact } from '../api/types';

const text = (fact: MatterFact, name: string): string | undefined => (typeof fact.data[name] === 'string' ? (fact.data[name] as string) : undefined);
const number = (fact: MatterFact, name: string): number | undefined => (typeof fact.data[name] === 'number' ? (fact.data[name] as number) : undefined);

/** What was corrected counts no more; the correction stands in its place. */
export function standing(facts: MatterFact[]): MatterFact[] {
  const corrected = new Set(facts.map((fact) => fact.corrects).filter(Boolean));
  return facts.filter((fact) => !corrected.has(fact.id)).sort((a, b) => a.occurredAt.localeCompare(b.occurredAt));
}

export type Trip = { dispatch: string; unit?: string; officers: string[]; marks: { type: string; at: number }[]; positions: { at: number; meters: number; dwell?: number }[] };
const TRAVEL = ['alert.dispatched', 'dispatch.acknowledged', 'unit.en-route', 'unit.delayed', 'unit.arrived', 'unit.cleared'];

/** 处警轨迹 — each dispatch with what its unit said of itself, and how far from the place its positions lay. */
export function trips(facts: MatterFact[]): Trip[] {
  const all = new Map<string, Trip>();
  for (const fact of standing(facts)) {
    const dispatch = text(fact, 'dispatchId');
    const meters = number(fact, 'distanceMeters');
    const located = fact.type === 'unit.position' && meters !== undefined;
    if (!dispatch || (!located && !TRAVEL.includes(fact.type))) continue;
    const trip = all.get(dispatch) ?? { dispatch, officers: [], marks: [], positions: [] };
    all.set(dispatch, trip);
    const at = Date.parse(fact.occurredAt);
    if (located) trip.positions.push({ at, meters, dwell: number(fact, 'dwellSeconds') });
    else trip.marks.push({ type: fact.type, at });
    if (fact.type === 'alert.dispatched') {
      trip.unit = text(fact, 'unit');
      trip.officers = (fact.data['officers'] as string[] | undefined) ?? [];
    }
  }
  return [...all.values()];
}

export type Span = { from: number; to: number };
export type Recording = Span & { id: string; device?: string; open: boolean; percent?: number; gap?: number; uploaded: boolean; deleted: boolean };

/** 执法记录 — each recording, as long as it ran. */
export function recordings(facts: MatterFact[], now: number): Recording[] {
  const all = new Map<string, Recording>();
  for (const fact of standing(facts)) {
    const id = text(fact, 'recordingId');
    if (!id) continue;
    const at = Date.parse(fact.occurredAt);
    const known = all.get(id);
    if (fact.type === 'bodycam.recording-started') all.set(id, { id, device: text(fact, 'deviceId'), from: at, to: now, open: true, uploaded: false, deleted: false });
    else if (!known) continue;
    else if (fact.type === 'bodycam.recording-stopped') all.set(id, { ...known, to: at, open: false });
    else if (fact.type === 'bodycam.uploaded') all.set(id, { ...known, uploaded: true, percent: number(fact, 'coveragePercent'), gap: number(fact, 'longestGapSeconds') });
    else if (fact.type === 'bodycam.deleted') all.set(id, { ...known, deleted: true });
  }
  return [...all.values()];
}

/** On the scene: from the first arrival until the last unit left, or until now. */
export function onScene(facts: MatterFact[], now: number): Span | null {
  const arrived = trips(facts).flatMap((trip) => {
    const from = trip.marks.find((mark) => mark.type === 'unit.arrived')?.at;
    return from === undefined ? [] : [{ from, to: trip.marks.find((mark) => mark.type === 'unit.cleared')?.at ?? now }];
  });
  return arrived.length === 0 ? null : { from: Math.min(...arrived.map((each) => each.from)), to: Math.max(...arrived.map((each) => each.to)) };
}

/** The share of a span that lies under at least one of these, in percent. */
export function covered(whole: Span, parts: Span[]): number {
  const length = whole.to - whole.from;
  if (length <= 0) return parts.some((part) => part.from <= whole.from && part.to >= whole.to) ? 100 : 0;
  let under = 0;
  let reached = whole.from;
  for (const part of [...parts].sort((a, b) => a.from - b.from)) {
    const from = Math.max(reached, part.from);
    const to = Math.min(whole.to, part.to);
    if (to > from) {
      under += to - from;
      reached = to;
    }
  }
  return Math.round((under / length) * 100);
}

export type Named = { at: string; from?: string; to: string; editor?: string; approver?: string; reason?: string; evidence?: string; type: string };

/** 定性沿革 — what it was called, from its first classification on. */
export function names(facts: MatterFact[]): Named[] {
  const told: Named[] = [];
  for (const fact of standing(facts)) {
    const to = text(fact, 'category') ?? (number(fact, 'toClass') === undefined ? undefined : String(number(fact, 'toClass')));
    if (!to || !['alert.classified', 'alert.reclassified', 'feedback.submitted'].includes(fact.type)) continue;
    const from = fact.type === 'alert.classified' ? undefined : (text(fact, 'fromCategory') ?? told.at(-1)?.to);
    if (fact.type === 'feedback.submitted' && from === to) continue;
    told.push({ at: fact.occurredAt, type: fact.type, to, from, editor: text(fact, 'editor') ?? fact.actor, approver: text(fact, 'approver'), reason: text(fact, 'reason'), evidence: text(fact, 'evidenceRef') });
  }
  return told;
}

export type Measure = { id: string; person?: string; kind: string; since: string; expiresAt?: string; liftedAt?: string; approver?: string };

/** 人员与措施 — each measure as it stands, with when it runs out. */
export function measures(facts: MatterFact[]): Measure[] {
  const all = new Map<string, Measure>();
  for (const fact of standing(facts)) {
    const id = text(fact, 'measureId');
    if (!id) continue;
    const known = all.get(id);
    if (fact.type === 'measure.applied') {
      all.set(id, { id, person: text(fact, 'personId'), kind: text(fact, 'measure') ?? '', since: fact.occurredAt, expiresAt: text(fact, 'expiresAt'), approver: text(fact, 'approver') });
    } else if (!known) continue;
    else if (fact.type === 'measure.changed') all.set(id, { ...known, kind: text(fact, 'toMeasure') ?? known.kind, since: fact.occurredAt, expiresAt: text(fact, 'expiresAt'), approver: text(fact, 'approver') ?? known.approver });
    else if (fact.type === 'measure.approved') all.set(id, { ...known, approver: text(fact, 'approver') ?? known.approver });
    else if (fact.type === 'measure.lifted') all.set(id, { ...known, liftedAt: fact.occurredAt });
    else if (text(fact, 'expiresAt')) all.set(id, { ...known, expiresAt: text(fact, 'expiresAt') });
  }
  return [...all.values()];
}

/** 案卷 — what was done with the dossier; its scores among it. */
export const dossier = (facts: MatterFact[]): { at: string; type: string; score?: number; missing: string[]; vetoes: string[] }[] =>
  standing(facts).filter((fact) => fact.type.startsWith('dossier.'))
    .map((fact) => ({ at: fact.occurredAt, type: fact.type, score: number(fact, 'score'), missing: (fact.data['missing'] as string[] | undefined) ?? [], vetoes: (fact.data['vetoes'] as string[] | undefined) ?? [] }));
