import { useRules } from '../app/asked';
import { Freshness, useLive } from '../app/Live';
import { Due, useNow } from '../house/Marks';
import { moment } from '../house/time';
import { useWords } from '../words/words';
import { useFigures } from './asked';
import { balance, sum } from './figures';
import { FunnelPicture } from './FunnelPicture';
import { HeatTable } from './HeatTable';

/** 大屏 — for a wall: nobody touches it, no person is named on it, and its figures are those of the lists. */
export default function ScreenPage() {
  const { t, pick, code, amount } = useWords();
  const now = useNow();
  const rules = useRules();
  const { seen, heard } = useLive();
  const { summary, funnel, risks, counts } = useFigures(30);
  const tallies = summary.data?.tallies ?? [];
  const account = counts.data && balance(counts.data);
  return (
    <main className="screen">
      <header><h1>{t('screen.title')}</h1><time>{moment(new Date(now).toISOString())}</time><Freshness /></header>
      <section aria-label={t('screen.counts')} className="screen-counts">
        {['RAISED', 'CONFIRMED'].map((status) => <div key={status}><b>{amount(sum(tallies, (each) => each.status === status))}</b>{code('status', status)}</div>)}
        <div><b>{amount(sum(tallies, (each) => each.severity === 'CRITICAL' && each.status === 'RAISED'))}</b>{t('screen.critical')}</div>
        <div><b>{risks.data ? amount(risks.data.total) : '…'}</b>{t('overview.atRisk')}</div>
        <div><b>{amount(seen)}</b>{t('screen.seen')}</div>
      </section>
      <section><h2>{t('overview.funnel')} · {t('overview.lastDays', { n: 30 })}</h2><FunnelPicture of={funnel} dark large /></section>
      <section><h2>{t('overview.heat')}</h2>{summary.data && <HeatTable summary={summary.data} most={12} linked={false} />}</section>
      <section><h2>{t('overview.risks')}</h2>
        <ul>{risks.data?.items.slice(0, 10).map((each) => <li key={each.id}><Due at={each.dueAt} now={now} /> {pick(rules.get(each.ruleId)?.nameZh, rules.get(each.ruleId)?.nameEn)} <span>{each.unit}</span></li>)}
          {risks.data?.items.length === 0 && <li>{t('overview.noRisks')}</li>}</ul></section>
      <section className="screen-feed"><h2>{t('screen.feed')}</h2>
        <ul aria-live="off">{heard.slice(0, 4).map((each) => <li key={each.id}><time>{moment(each.at).slice(11)}</time> {code('fact', each.type)} {each.rule && <>{pick(rules.get(each.rule)?.nameZh, rules.get(each.rule)?.nameEn) || each.rule} </>}<span>{each.unit ?? ''}</span></li>)}
          {heard.length === 0 && <li>{t('screen.quiet')}</li>}</ul></section>
      <section className="screen-balance"><h2>{t('overview.balance')}</h2>
        {account ? <p className="equation"><span><b>{amount(account.received)}</b>{t('overview.received')}</span><span aria-hidden="true">{account.difference === 0 ? '=' : '≠'}</span><span><b>{amount(account.supervised)}</b>{t('overview.supervised')}</span><span className={account.difference ? 'bad' : ''}><b>{account.difference}</b>{t('overview.difference')}</span></p> : <p>{t('overview.balanceNot')}</p>}
      </section>
    </main>
  );
}
