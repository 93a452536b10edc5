import { Link, useParams, useSearchParams } from 'react-router';
import { SCORING } from '../api/client';
import type { Account, AlertsInHand, Entry, EntryPage } from '../api/types';
import { useAsked } from '../app/asked';
import { stepAt } from '../desk/commands';
import { useDesk } from '../desk/ListPage';
import { Steps } from '../desk/Steps';
import { Failure } from '../house/Failure';
import { Severity } from '../house/Marks';
import { moment } from '../house/time';
import { useWords } from '../words/words';
import { monthDays, monthOf, quarterOf } from './periods';

/** 账户 — what a place on the board rests on: every point down to the finding, every alert of the denominator. */
export default function AccountPage() {
  const { account = '' } = useParams();
  const { t } = useWords();
  const [query] = useSearchParams();
  const quarter = query.get('quarter');
  const month = query.get('month') ?? monthOf(new Date());
  const at = `${SCORING}/api/v1/accounts/${encodeURIComponent(account)}`;
  const balance = useAsked<Account>(`${at}?quarter=${quarter ?? quarterOf(month)}`);
  const severity = query.get('severity');
  const entries = useAsked<EntryPage>(`${at}/entries?limit=200${quarter ? '' : `&${monthDays(month)}`}${severity ? `&severity=${severity}` : ''}`);
  const alerts = useAsked<AlertsInHand>(account.startsWith('unit:') && !quarter ? `${at}/alerts?limit=100&${monthDays(month)}` : null);
  return (
    <section className="page page-detail">
      <header className="page-head"><Link to={`/boards?month=${month}`}>← {t('nav.boards')}</Link><h1 className="mono">{account}</h1><span className="quiet">{quarter ?? month}</span></header>
      {balance.isError && <Failure of={balance.error} />}
      {balance.data && (
        <section className="panel"><h2>{t('account.balance')} <span className="quiet">{balance.data.from} – {balance.data.to} · {balance.data.scheme}</span></h2>
          <p className="equation"><span><b>{balance.data.balance}</b>{t('boards.balance')}</span><span><b>{balance.data.delta}</b>{t('boards.points')}</span></p><code>{balance.data.formula}</code></section>
      )}
      <section className="panel">
        <h2>{t('account.entries')}</h2>
        {entries.isError && <Failure of={entries.error} />}
        {entries.data?.items.length === 0 && <p className="quiet">{t('account.noEntries')}</p>}
        <ol className="history">{entries.data?.items.map((each) => <Point key={each.id} entry={each} />)}</ol>
        {entries.data?.next && <p className="quiet">{t('account.more')}</p>}
      </section>
      {alerts.data && (
        <section className="panel" id="alerts">
          <h2>{t('account.alerts')} <span className="quiet">{alerts.data.items.length}{alerts.data.next && '+'}</span></h2>
          <ul className="alerts">{alerts.data.items.map((each) => <li key={each.alert}><Link className="mono" to={`/matters/${each.alert}`}>{each.alert.slice(0, 8)}</Link> <span className="quiet">{moment(each.inHandAt)}</span></li>)}</ul>
        </section>
      )}
    </section>
  );
}

function Point({ entry }: { entry: Entry }) {
  const desk = useDesk();
  const { t, pick } = desk.words;
  const undone = entry.reverses !== undefined || entry.reversedBy !== undefined;
  return (
    <li className={undone ? 'undone' : ''}>
      <time>{moment(entry.occurredAt)}</time> <b>{entry.delta}</b> {entry.severity && <Severity of={entry.severity} />}{' '}
      {entry.source === 'CONFIRMED_FINDING' ? <Link to={`/findings/${entry.findingId}`}>{entry.rule} {t('account.finding')}</Link> : <span className="mono">{entry.metric}</span>}{undone && <span className="quiet"> · {t('account.undone')}</span>}
      <p>{pick(entry.why.zh, entry.why.en)}</p>
      {!undone && <Steps small steps={[stepAt('scoring:/api/v1/score-objections:object', desk, { label: desk.words.t('account.contest'), fixed: { entryId: entry.id }, shape: { without: ['entryId', 'occurredAt'], fields: { grounds: { optional: false } } } })]} />}
    </li>
  );
}
