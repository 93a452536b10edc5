import type { FeedEntry } from '../api/feed';

/** 动态 — one thing that the feed told: what, by which rule, where; never who. */
export type Heard = { id: string; type: string; at: string; rule?: string; severity?: string; unit?: string };

/** An entry carries the fact as it was recorded; its kind and its number stand beside it in the stream. */
export function heardOf(entry: FeedEntry): Heard {
  const data = JSON.parse(entry.data) as Record<string, unknown>;
  const said = (name: string): string | undefined => (typeof data[name] === 'string' ? data[name] : undefined);
  const named = { rule: said('ruleId'), severity: said('severity'), unit: said('orgPath') };
  return { id: entry.id, type: entry.type, at: said('recordedAt') ?? '', ...(named.rule && { rule: named.rule }), ...(named.severity && { severity: named.severity }), ...(named.unit && { unit: named.unit }) };
}
