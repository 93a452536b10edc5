import { Link, useSearchParams } from 'react-router';
import { useRules } from '../app/asked';
import { useLook } from '../app/look';
import { Failure } from '../house/Failure';
import { Due, useNow } from '../house/Marks';
import { moment } from '../house/time';
import { useWords } from '../words/words';
import { useFigures } from './asked';
import { balance, sum } from './figures';
import { FunnelPicture } from './FunnelPicture';
import { HeatTable } from './HeatTable';

const STATUSES = ['RAISED', 'CONFIRMED', 'DISMISSED', 'OVERTURNED', 'WITHDRAWN'];
const DAYS = [7, 30, 90, 366];

/** 总览 — for those who lead: how far alerts came, where it burns, what is at risk, and whether everything was looked at. */
export default function OverviewPage() {
  const { t, code, pick, amount } = useWords();
  const now = useNow();
  const { dark } = useLook();
  const rules = useRules();
  const [query, setQuery] = useSearchParams();
  const days = Number(query.get('days') ?? 30);
  const { summary, funnel, risks, counts } = useFigures(days);
  const tallies = summary.data?.tallies ?? [];
  return (
    <section className="page page-detail">
      <header className="page-head"><h1>{t('nav.overview')}</h1><span className="quiet">{summary.data && t('fresh.asOf', { at: moment(summary.data.asOf, true) })}</span></header>
      {summary.isError && <Failure of={summary.error} />}
      <div className="cards">
        {STATUSES.map((status) => (
          <Link key={status} className="card" to={`/findings?status=${status}`}><span className="card-number">{summary.data ? amount(sum(tallies, (each) => each.status === status)) : '…'}</span><span>{code('status', status)}</span></Link>
        ))}
        <span className="card"><span className="card-number">{risks.data ? amount(risks.data.total) : '…'}</span><span>{t('overview.atRisk')}</span></span>
      </div>
      <div className="two">
        <section className="panel">
          <h2>{t('overview.funnel')}
            <label className="inline"><span className="hidden">{t('overview.days')}</span>
              <select value={days} onChange={(event) => setQuery({ days: event.target.value })}>{DAYS.map((each) => <option key={each} value={each}>{t('overview.lastDays', { n: each })}</option>)}</select></label></h2>
          <FunnelPicture of={funnel} dark={dark} />
          <details><summary>{t('overview.table')}</summary>
            <table className="table"><tbody>{funnel.data?.stages.map((stage) => <tr key={stage.type}><th scope="row">{code('fact', stage.type)}</th><td>{amount(stage.matters)}</td></tr>)}</tbody></table></details>
        </section>
        <section className="panel">
          <h2>{t('overview.balance')}</h2>
          {counts.data ? <Balance counts={counts.data} /> : <p className="quiet">{t('overview.balanceNot')}</p>}
        </section>
        <section className="panel"><h2>{t('overview.heat')}</h2>{summary.data && <HeatTable summary={summary.data} most={40} />}</section>
        <section className="panel">
          <h2>{t('overview.risks')} <span className="quiet">{risks.data && amount(risks.data.total)}</span></h2>
          {risks.data?.items.length === 0 && <p className="quiet">{t('overview.noRisks')}</p>}
          <ul className="plain">{risks.data?.items.map((each) => (
            <li key={each.id}><Due at={each.dueAt} now={now} /> <span className="mono">{each.ruleId}</span> {pick(rules.get(each.ruleId)?.nameZh, rules.get(each.ruleId)?.nameEn)} <span className="quiet">{each.number ?? ''} {each.unit} · {each.percent}%</span></li>
          ))}</ul>
        </section>
      </div>
    </section>
  );
}

function Balance({ counts }: { counts: Parameters<typeof balance>[0] }) {
  const { t, amount } = useWords();
  const { received, supervised, difference } = balance(counts);
  return (
    <>
      <p className="equation"><span><b>{amount(received)}</b>{t('overview.received')}</span><span aria-hidden="true">{difference === 0 ? '=' : '≠'}</span><span><b>{amount(supervised)}</b>{t('overview.supervised')}</span><span className={difference === 0 ? '' : 'bad'}><b>{difference}</b>{t('overview.difference')}</span></p>
      <ul className="sums">
        <li><span>{t('overview.quarantined')}</span><b>{amount(counts.quarantined)}</b></li><li><span>{t('overview.parked')}</span><b>{amount(counts.parked)}</b></li>
        <li><span>{t('overview.unjudged')}</span><b>{amount(counts.unjudged)}</b></li><li><span>{t('overview.held')}</span><b>{amount(counts.held)}</b></li>
      </ul>
    </>
  );
}
