import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { moment } from '../house/time';
import { useWords, type Words } from '../words/words';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;
const LINKS: Record<string, string> = { findingId: '/findings/', schemeId: '/lists/inspection-schemes?row=' };

/** What a fact or a proposal said, each member with its word and its value as people read it. */
export function Said({ data, without = [] }: { data: Record<string, unknown>; without?: readonly string[] }) {
  const words = useWords();
  const told = Object.entries(data).filter(([name, value]) => value !== null && value !== '' && !without.includes(name));
  return <dl className="pairs">{told.map(([name, value]) => <div key={name}><dt>{words.code('field', name)}</dt><dd>{spoken(name, value, words)}</dd></div>)}</dl>;
}

const KINDS = ['value', 'status', 'severity', 'role'];
/** A code by its word, whichever kind of code it is. */
const worded = (value: string, words: Words): string => KINDS.map((kind) => words.code(kind, value)).find((word) => word !== value) ?? value;

function spoken(name: string, value: unknown, words: Words): ReactNode {
  const to = LINKS[name];
  if (typeof value === 'string') {
    if (to) return <Link to={to + value} className="mono">{value.slice(0, 8)}</Link>;
    return INSTANT.test(value) ? moment(value, true) : worded(value, words);
  }
  if (typeof value === 'boolean') return words.t(value ? 'value.true' : 'value.false');
  if (Array.isArray(value)) return value.length === 0 ? '—' : <ul>{value.map((each, index) => <li key={index}>{typeof each === 'string' ? worded(each, words) : JSON.stringify(each)}</li>)}</ul>;
  return typeof value === 'object' ? <code>{JSON.stringify(value)}</code> : String(value);
}
