import { Link, useLocation, useSearchParams } from 'react-router';
import { reading } from '../api/doors';
import type { Counts, Worklist } from '../api/types';
import type { DeedCounts, Notice } from '../api/views';
import { useAsked } from '../app/asked';
import { useMay } from '../session/SignedIn';
import { useWords, type Key } from '../words/words';

const TASKS: { id: string; key: Key; count: (counts: Counts) => number }[] = [
  { id: 'MINE', key: 'worklist.mine', count: (counts) => counts.mine },
  { id: 'UNIT', key: 'worklist.unit', count: (counts) => counts.unit },
  { id: 'DUE_TODAY', key: 'worklist.today', count: (counts) => counts.dueToday },
  { id: 'OVERDUE', key: 'worklist.overdue', count: (counts) => counts.overdue },
];
export const AT_FIRST = 'UNIT';
const TOLD = 200;

/** 待办、已办、我发起、抄送 — one row of cards over all lists of the desk; each is a link, so it can be kept and opened beside. */
export function Lists() {
  const { t, amount } = useWords();
  const { pathname } = useLocation();
  const [query] = useSearchParams();
  const may = useMay();
  const tasks = useAsked<Worklist>('/api/v1/worklist?list=MINE&limit=1', 60_000);
  const deeds = useAsked<{ counts: DeedCounts }>('/api/v1/me/deeds?limit=1', 60_000);
  const told = useAsked<{ items: Notice[]; next?: string }>(may(reading('/api/v1/notices').roles) ? `/api/v1/notices?open=true&limit=${TOLD}` : null, 60_000);
  const card = (to: string, here: boolean, label: string, count: string | number, kind = '') => (
    <Link key={to} to={to} className={`card ${kind}`} {...(here && { 'aria-current': 'page' as const })}><span className="card-number">{typeof count === 'number' ? amount(count) : count}</span><span>{label}</span></Link>
  );
  const chosen = query.get('list');
  const days = deeds.data?.counts.days ?? 30;
  return (
    <nav className="cards" aria-label={t('worklist.lists')}>
      {TASKS.map(({ id, key, count }) => card(`/worklist?list=${id}`, pathname === '/worklist' && (chosen ?? AT_FIRST) === id, t(key), tasks.data ? count(tasks.data.counts) : '…', `card-${id.toLowerCase()}`))}
      <span className="card-gap" aria-hidden="true" />
      {card('/deeds?list=DONE', pathname === '/deeds' && chosen !== 'BEGUN', t('worklist.done', { days }), deeds.data?.counts.done ?? '…')}
      {card('/deeds?list=BEGUN', pathname === '/deeds' && chosen === 'BEGUN', t('worklist.begun', { days }), deeds.data?.counts.begun ?? '…')}
      {told.data && card('/lists/notices', false, t('worklist.told'), `${told.data.items.length}${told.data.next ? '+' : ''}`)}
    </nav>
  );
}
