import { Link, useSearchParams } from 'react-router';
import { SCORING } from '../api/client';
import type { BoardRow, OfficerBoard, Standing, UnitBoard } from '../api/types';
import { useAsked } from '../app/asked';
import { Failure } from '../house/Failure';
import { moment } from '../house/time';
import { useMay } from '../session/SignedIn';
import { useWords } from '../words/words';
import { monthBefore, monthDays, monthOf, quarterOf, trendOf, type Trend } from './periods';

const READ_OFFICERS = ['SCORE_ADMIN', 'LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'BUREAU_LEADER', 'SUPERVISION_COMMITTEE', 'UNIT_CHIEF'];

/** 榜单 — units and officers compared, with their denominators, and what would change a place. */
export default function BoardsPage() {
  const { t } = useWords();
  const may = useMay();
  const [query, setQuery] = useSearchParams();
  const month = query.get('month') ?? monthOf(new Date());
  const orgPath = query.get('orgPath') ?? '';
  const choose = (name: string, value: string): void => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    setQuery(next);
  };
  const within = orgPath ? `&orgPath=${encodeURIComponent(orgPath)}` : '';
  return (
    <section className="page page-detail">
      <header className="page-head"><h1>{t('nav.boards')}</h1><span className="quiet">{t('boards.why')}</span></header>
      <form className="filters" role="search" aria-label={t('list.filter')} onSubmit={(event) => event.preventDefault()}>
        <label><span>{t('boards.month')}</span><input type="month" value={month} max={monthOf(new Date())} onChange={(event) => choose('month', event.target.value)} /></label>
        <label><span>{t('column.unit')}</span><input key={orgPath} defaultValue={orgPath} placeholder="HB/JZ/SS/" data-search=""
          onBlur={(event) => event.target.value !== orgPath && choose('orgPath', event.target.value.trim())} onKeyDown={(event) => event.key === 'Enter' && choose('orgPath', event.currentTarget.value.trim())} /></label>
      </form>
      <Units month={month} within={within} />
      {may(READ_OFFICERS) && <Officers quarter={quarterOf(month)} within={within} />}
    </section>
  );
}

const board = (month: string, within: string): string => `${SCORING}/api/v1/boards/units?${monthDays(month)}${within}`;

function Units({ month, within }: { month: string; within: string }) {
  const { t, pick } = useWords();
  const now = useAsked<UnitBoard>(board(month, within));
  const before = useAsked<UnitBoard>(board(monthBefore(month), within));
  if (now.isError) return <Failure of={now.error} />;
  if (!now.data) return <p className="quiet" aria-busy="true">{t('list.loading')}</p>;
  const earlier = new Map(before.data?.units.map((row) => [row.account, row.rank]));
  return (
    <section className="panel">
      <h2>{t('boards.units')} <span className="quiet">{now.data.from} – {now.data.to} · {t('fresh.asOf', { at: moment(now.data.asOf) })} · {now.data.scheme}</span></h2>
      <p className="quiet">{pick(now.data.formula.zh, now.data.formula.en)}</p>
      <p className="quiet">{t('boards.minimum', { n: now.data.minimumAlerts, ranked: now.data.ranked, all: now.data.units.length })}</p>
      {now.data.units.length === 0 ? <p>{t('boards.nobody')}</p> : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('boards.units')}>
          <table className="table board">
            <thead><tr>
              <th scope="col">{t('boards.rank')}</th><th scope="col">{t('boards.trend')}</th><th scope="col">{t('column.unit')}</th><th scope="col">{t('boards.points')}</th>
              <th scope="col">{t('boards.alerts')}</th><th scope="col">{t('boards.rate', { n: now.data.ratePer })}</th><th scope="col">{t('boards.findings')}</th><th scope="col">{t('boards.chance')}</th><th scope="col">{t('boards.change')}</th>
            </tr></thead>
            <tbody>{now.data.units.map((row) => <Unit key={row.account} row={row} month={month} trend={trendOf(row.rank, earlier.get(row.account))} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Unit({ row, month, trend }: { row: BoardRow; month: string; trend: Trend }) {
  const { t, pick, code } = useWords();
  const to = `/boards/${row.account}?month=${month}`;
  const confirmed = Object.entries(row.confirmed).filter(([, count]) => count > 0);
  return (
    <tr>
      <td>{row.rank ?? <span className="quiet">—</span>}</td>
      <td>{t(`trend.${trend}`)}</td>
      <th scope="row" className="path"><Link to={to}>{row.orgPath}</Link></th>
      <td><Link to={to}>{row.points}</Link></td>
      <td><Link to={`${to}#alerts`}>{row.alerts}</Link></td>
      <td>{row.shrunkenRate ?? row.pointsRate ?? '—'}</td>
      <td>{confirmed.length === 0 ? '0' : confirmed.map(([severity, count]) => <Link key={severity} to={`${to}&severity=${severity}`}>{code('severity', severity)} {count} </Link>)}</td>
      <td>{row.funnel ? `${row.funnel.lower} … ${row.funnel.upper} ${code('side', row.funnel.side)}` : '—'}</td>
      <td>{row.unranked ? pick(row.unranked.zh, row.unranked.en) : row.gap ? pick(row.gap.says.zh, row.gap.says.en) : '—'}</td>
    </tr>
  );
}

function Officers({ quarter, within }: { quarter: string; within: string }) {
  const { t } = useWords();
  const asked = useAsked<OfficerBoard>(`${SCORING}/api/v1/boards/officers?quarter=${quarter}${within}`);
  if (asked.isError) return <Failure of={asked.error} />;
  if (!asked.data) return <p className="quiet" aria-busy="true">{t('list.loading')}</p>;
  return (
    <section className="panel">
      <h2>{t('boards.officers')} <span className="quiet">{quarter} · {t('boards.minimumItems', { n: asked.data.minimumItems })}</span></h2>
      {asked.data.officers.length === 0 ? <p className="quiet">{t('boards.nobody')}</p> : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('boards.officers')}>
          <table className="table board">
            <thead><tr><th scope="col">{t('boards.rank')}</th><th scope="col">{t('boards.officer')}</th><th scope="col">{t('column.unit')}</th><th scope="col">{t('boards.balance')}</th><th scope="col">{t('boards.items')}</th><th scope="col">{t('boards.change')}</th></tr></thead>
            <tbody>{asked.data.officers.map((each) => <Officer key={each.account} of={each} quarter={quarter} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Officer({ of, quarter }: { of: Standing; quarter: string }) {
  const { t, pick } = useWords();
  const change = [
    of.toPlaceAbove !== undefined && t('boards.toAbove', { n: of.toPlaceAbove }),
    of.aheadOfPlaceBelow !== undefined && t('boards.aheadOfBelow', { n: of.aheadOfPlaceBelow }),
  ].filter(Boolean).join(' · ');
  return (
    <tr>
      <td>{of.rank ?? <span className="quiet">—</span>}</td>
      <th scope="row"><Link className="mono" to={`/boards/${of.account}?quarter=${quarter}`}>{of.account.replace('officer:', '')}</Link></th>
      <td className="path">{of.orgPath}</td><td>{of.balance}</td><td>{of.items}</td>
      <td>{of.unranked ? pick(of.unranked.zh, of.unranked.en) : change || '—'}</td>
    </tr>
  );
}
