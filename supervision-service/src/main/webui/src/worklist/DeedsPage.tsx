import { Link } from 'react-router';
import { stepOf } from '../api/doors';
import type { Deed } from '../api/views';
import { labelOf } from '../desk/commands';
import { ListPage, type Listing } from '../desk/ListPage';
import type { Words } from '../words/words';
import { Lists } from './Lists';

const PLACES: Record<string, (id: string) => string> = {
  finding: (id) => `/findings/${id}`, clearing: (id) => `/clearing/${id}`, webhook: (id) => `/lists/webhooks?row=${id}`, 'inspection-scheme': (id) => `/lists/inspection-schemes?row=${id}`, 'rule-pack': (id) => `/trials/${id}`,
};
const placeOf = (deed: Deed): string | undefined => (deed.register ? `/registers/${deed.register}/${deed.object}` : PLACES[deed.objectKind]?.(deed.object));

/** What the step is called where it is taken. */
export function deedOf({ action, register, objectKind }: Deed, words: Words): string {
  const door = register ? stepOf(register, action) : undefined;
  if (door) return labelOf(door, words);
  const camel = action.replace(/[- ](\w)/g, (_, letter: string) => letter.toUpperCase());
  const known = words.code('step', camel);
  return known === camel ? `${words.code('thing', objectKind)} ${words.code('action', action)}` : known;
}

const LIST: Listing<Deed> = {
  title: 'page.deeds', why: 'page.deedsWhy', door: '/api/v1/me/deeds', limit: 200, idOf: (row) => row.id, defaults: () => ({ list: 'DONE' }),
  columns: [
    { field: 'at', title: 'column.at', as: 'moment', width: '9.5rem' },
    { field: 'action', title: 'column.deed', shown: (row, { words }) => <b>{deedOf(row, words)}</b>, said: (row, words) => deedOf(row, words), width: 'minmax(12rem,1.4fr)' },
    { field: 'objectKind', title: 'column.kind', shown: (row, { words }) => words.code(row.register ? 'register' : 'thing', row.register ?? row.objectKind), said: (row, words) => words.code(row.register ? 'register' : 'thing', row.register ?? row.objectKind) },
    { field: 'object', title: 'column.subject', shown: (row) => { const to = placeOf(row); return to ? <Link className="mono" to={to}>{row.object.slice(0, 8)}</Link> : <span className="mono">{row.object.slice(0, 8)}</span>; } },
    { field: 'role', title: 'field.role', as: 'code:role' }, { field: 'orgPath', title: 'column.office', as: 'path' }, { field: 'begun', title: 'column.begun', as: 'flag', width: '6rem' },
  ],
  to: placeOf,
};

/** 已办、我发起 — what I did, latest first, or of it what I began. */
export default function DeedsPage() {
  return <ListPage of={LIST}><Lists /></ListPage>;
}
