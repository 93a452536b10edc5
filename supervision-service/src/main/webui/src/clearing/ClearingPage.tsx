import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { Clearing } from '../api/views';
import { optionsOf } from '../desk/fields';
import { ListPage, useDesk, type Listing } from '../desk/ListPage';
import { CYCLES, periodOf, stepped, today, type Cycle } from './periods';

const STATES = ['OPEN', 'CUT_OFF', 'SWEPT', 'EXPLAINED', 'SIGNED', 'REPORTED'];
const cycleOf = (text: string | undefined): Cycle => CYCLES.find((each) => each === text) ?? 'DAY';

const LIST: Listing<Clearing> = {
  title: 'page.clearing', why: 'page.clearingWhy', door: '/api/v1/clearings', limit: 200, export: '/api/v1/clearings/export', idOf: (row) => row.id, to: (row) => `/clearing/${row.id}`,
  columns: [
    { field: 'unit', title: 'column.unit', as: 'path', width: '10rem' }, { field: 'cycleZh', title: 'column.cycle', as: 'zh', width: '7rem' }, { field: 'period', title: 'column.period', as: 'mono', width: '8rem' }, { field: 'stateZh', title: 'column.status', as: 'zh', width: '8rem' },
    { field: 'openItems', title: 'column.openItems', width: '6rem' }, { field: 'explained', title: 'column.explained', width: '6rem' }, { field: 'signBy', title: 'column.signBy', as: 'due', width: '10rem' },
    { field: 'signedBy', title: 'column.signedBy', as: 'mono' }, { field: 'signedAt', title: 'column.signedAt', as: 'moment', width: '9.5rem' }, { field: 'reportedAt', title: 'column.reportedAt', as: 'moment', width: '9.5rem' },
  ],
  defaults: () => ({ cycle: 'DAY', period: today() }),
  filters: (_, { words }) => [
    { name: 'period', title: 'column.period', hint: '2026-11-22' },
    { name: 'state', title: 'column.status', kind: 'choice', options: optionsOf(STATES, words, 'clearing') },
    { name: 'orgPath', title: 'column.unit', hint: 'HB/JZ/SS/' },
    { name: 'unsigned', title: 'filter.unsigned', kind: 'flag' },
    { name: 'late', title: 'filter.late', kind: 'flag' },
  ],
  Head: Cycles,
};

/** 三清 — day, month and quarter of each unit: what is still unclear, who explained it, who signed. */
export default function ClearingPage() {
  const { t } = useDesk().words;
  return <ListPage of={LIST}><p className="links"><Link to="/briefings/morning">{t('page.morning')}</Link> <Link to="/briefings/weekly">{t('page.weekly')}</Link></p></ListPage>;
}

/** The three cycles, the period before and after, and how many units have come how far. */
function Cycles({ rows, whole, given }: { rows: Clearing[]; whole: boolean; given: Record<string, string> }) {
  const { t } = useDesk().words;
  const [, setQuery] = useSearchParams();
  const cycle = cycleOf(given['cycle']);
  const period = given['period'] || periodOf(cycle, today());
  const show = (next: Cycle, of: string): void => setQuery({ ...given, cycle: next, period: of });
  const count = (states: string[]): number => rows.filter((row) => states.includes(row.state)).length;
  return (
    <div className="cards" role="group" aria-label={t('clearing.cycles')}>
      {CYCLES.map((each) => (
        <button key={each} type="button" className="card" aria-pressed={each === cycle} onClick={() => show(each, periodOf(each, today()))}><b>{t(`clearing.${each}`)}</b><span className="quiet">{periodOf(each, today())}</span></button>
      ))}
      <span className="card card-step">
        <Button size="small" onClick={() => show(cycle, stepped(cycle, period, -1))} aria-label={t('clearing.before')}>‹</Button><b className="mono">{period}</b>
        <Button size="small" onClick={() => show(cycle, stepped(cycle, period, 1))} aria-label={t('clearing.after')}>›</Button>
      </span>
      {whole && rows.length > 0 && (
        <>
          <span className="card"><span className="card-number">{count(['SIGNED', 'REPORTED'])} / {rows.length}</span><span>{t('clearing.signed')}</span></span>
          <span className="card"><span className="card-number">{count(['EXPLAINED'])}</span><span>{t('clearing.toSign')}</span></span>
          <span className="card card-overdue"><span className="card-number">{count(['SWEPT'])}</span><span>{t('clearing.toExplain')}</span></span>
        </>
      )}
    </div>
  );
}
