import { Link, useParams } from 'react-router';
import { useAsked } from '../app/asked';
import type { BackTest, Trial } from '../api/types';
import { Steps } from '../findings/StepForm';
import type { Step } from '../findings/steps';
import { Failure } from '../house/Failure';
import { Severity } from '../house/Marks';
import { moment } from '../house/time';
import { Bars } from './Bars';
import { ShadowFindings } from './ShadowFindings';
import { useWords, type Key } from '../words/words';

const KEEPER = ['RULE_ADMIN'];

/** What a pack on trial allows next; who proposed does not approve. */
function stepsOf(pack: Trial): Step[] {
  const at = (step: string, key: Key): Step => ({ id: step, key, path: `/api/v1/rule-packs/${pack.id}:${step}`, roles: KEEPER, fields: [] });
  const steps: Step[] = [];
  if (pack.proposal) steps.push({ ...(pack.proposal === 'ACTIVATION' ? at('approve-activation', 'trial.approve') : at('approve-rollback', 'trial.approveRollback')), notBy: pack.proposedBy });
  if (pack.state === 'DRAFT') {
    steps.push(at('back-test', 'trial.backTest'), pack.shadow ? at('end-shadow', 'trial.endShadow') : at('shadow', 'trial.shadow'));
    if (!pack.proposal && pack.lastBackTest) steps.push(at('propose-activation', 'trial.propose'));
  }
  if (pack.state === 'IN_FORCE' && !pack.proposal) steps.push(at('rollback', 'trial.rollback'));
  return steps;
}

export default function TrialPage() {
  const { id = '' } = useParams();
  const { t, code, pick } = useWords();
  const asked = useAsked<Trial>(`/api/v1/rule-packs/${id}`, 5_000);
  const pack = asked.data;
  if (asked.isError) return <section className="page"><h1>{t('nav.trials')}</h1><Failure of={asked.error} /></section>;
  if (!pack) return <section className="page" aria-busy="true"><h1 className="quiet">{t('list.loading')}</h1></section>;
  const { unreachable = [], conflicts = [], unwatched = [] } = pack.analysis ?? {};
  return (
    <section className="page page-detail">
      <header className="page-head">
        <h1><span className="mono">{pack.pack} / {pack.version}</span></h1>
        <span className="status">{code('trial', pack.state)}</span>{pack.shadow && <span className="status">{t('trials.shadow')}</span>}
        {pack.proposal && <span className="status">{code('proposal', pack.proposal)} · {pack.proposedBy}</span>}
        <div className="spread" /><span className="quiet">{moment(pack.uploadedAt)} · {pack.uploadedBy} · <span className="mono">{pack.sha256.slice(0, 12)}</span></span>
      </header>
      <Steps steps={stepsOf(pack)} />
      <div className="two">
        <section className="panel">
          <h2>{t('trial.analysis')}</h2>
          {unreachable.length + conflicts.length + unwatched.length === 0 && <p>{t('trial.sound')}</p>}
          <ul className="plain">
            {unreachable.map((each) => <li key={`${each.rule}${each.part}`}><b>{each.rule}</b> {pick(each.whyZh, each.whyEn)}</li>)}
            {conflicts.map((each) => <li key={`${each.rule}-${each.other}`}>{each.blocking && <b>{t('trial.blocking')} </b>}{each.rule} ↔ {each.other} ({each.otherPack}) {pick(each.whyZh, each.whyEn)}</li>)}
          </ul>
          {unwatched.length > 0 && <p className="quiet">{t('trial.unwatched', { n: unwatched.length })}</p>}
          <details><summary>{t('trial.text')}</summary><pre tabIndex={0}>{pack.yaml}</pre></details>
        </section>
        <div>
        {pack.lastBackTest ? <Tested pack={pack.id} test={pack.lastBackTest} /> : <section className="panel"><h2>{t('trial.backTest')}</h2><p className="quiet">{t('trial.untested')}</p></section>}
          <ShadowFindings pack={pack.id} running={pack.shadow} />
        </div>
      </div>
    </section>
  );
}

function Tested({ pack, test }: { pack: string; test: string }) {
  const { t, code } = useWords();
  const asked = useAsked<BackTest>(`/api/v1/rule-packs/${pack}/back-tests/${test}`, 3_000);
  const result = asked.data?.result;
  return (
    <section className="panel" aria-busy={!result}>
      <h2>{t('trial.backTest')} <span className="quiet">{code('test', asked.data?.state ?? '')} {asked.data && !result && `${asked.data.timelinesDone} / ${asked.data.timelinesTotal ?? '…'}`}</span></h2>
      {asked.data?.reason && <p className="failure">{asked.data.reason}</p>}
      {result && (
        <>
          <dl className="duty">
            <div><dt>{t('trial.findings')}</dt><dd>{result.findings}</dd></div>
            <div><dt>{t('trial.added')}</dt><dd>{result.difference?.added}</dd></div>
            <div><dt>{t('trial.gone')}</dt><dd>{result.difference?.gone}</dd></div>
            <div><dt>{t('trial.same')}</dt><dd>{result.difference?.same}</dd></div>
          </dl>
          <Bars title={t('trial.difference')} of={{ [t('trial.same')]: result.difference?.same ?? 0, [t('trial.added')]: result.difference?.added ?? 0, [t('trial.gone')]: result.difference?.gone ?? 0 }} />
          <Bars title={t('column.rule')} of={result.byRule} />
          <Bars title={t('column.severity')} of={result.bySeverity} name={(key) => code('severity', key)} />
          <Bars title={t('column.unit')} of={result.byUnit} />
          <h3>{t('trial.examples')}</h3>
          <ul className="plain">{result.examples?.map((each) => <li key={each.finding}><Severity of={each.severity ?? ''} /> <Link to={`/findings/${each.finding}`}>{each.rule}</Link> <span className="mono">{each.number ?? each.subject}</span> <span className="quiet">{each.unit} {moment(each.brokenAt)}</span></li>)}</ul>
        </>
      )}
    </section>
  );
}
