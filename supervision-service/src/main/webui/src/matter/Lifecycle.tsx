import { Link } from 'react-router';
import { reading } from '../api/doors';
import type { MatterDuty } from '../api/types';
import { useAsked, useRules } from '../app/asked';
import { useNow } from '../house/Marks';
import { moment, span } from '../house/time';
import { useMay } from '../session/SignedIn';
import { useWords } from '../words/words';
import { besides, lifecycle, type Stage } from './lifecycle';

const DUTIES = reading('/api/v1/matters/{matter}/duties').roles;

/** 办案流程 — the way from the call to the closing, with each duty: until when, when it was done, and the difference. */
export function Lifecycle({ matter, facts, finding }: { matter: string; facts: { type: string; occurredAt: string }[]; finding?: string }) {
  const { t } = useWords();
  const asked = useAsked<{ items: MatterDuty[] }>(useMay()(DUTIES) ? `/api/v1/matters/${encodeURIComponent(matter)}/duties` : null);
  const duties = asked.data?.items ?? [];
  const stages = lifecycle(facts, duties);
  const others = besides(duties);
  return (
    <section className="panel" aria-busy={asked.isLoading}>
      <h2>{t('lifecycle.title')} {asked.data && <span className="quiet">{t('lifecycle.duties', { n: duties.length })}</span>}</h2>
      <ol className="lifecycle">{stages.map((stage) => <Reached key={stage.name} stage={stage} finding={finding} />)}</ol>
      {others.length > 0 && <details><summary>{t('lifecycle.others', { n: others.length })}</summary><ul className="duties">{others.map((each) => <Duty key={each.ruleId + each.startedAt + (each.since ?? '')} duty={each} here={each.finding === finding} />)}</ul></details>}
    </section>
  );
}

function Reached({ stage, finding }: { stage: Stage; finding: string | undefined }) {
  const { t, code } = useWords();
  const broken = stage.duties.some((duty) => duty.state === 'BREACHED' || duty.state === 'MET_LATE');
  const state = broken ? 'broken' : stage.at ? 'done' : stage.duties.length > 0 ? 'open' : 'none';
  return (
    <li className={`stage stage-${state}`}>
      <div className="stage-head"><b>{code('stageOf', stage.name)}</b> {stage.at ? <time dateTime={stage.at} title={stage.by && code('fact', stage.by)}>{moment(stage.at)}</time> : <span className="quiet">{t(stage.duties.length > 0 ? 'lifecycle.notYet' : 'lifecycle.notHere')}</span>}</div>
      {stage.duties.length > 0 && <ul className="duties">{stage.duties.map((duty) => <Duty key={duty.ruleId + duty.startedAt + (duty.since ?? '') + (duty.limit ?? '')} duty={duty} here={duty.finding === finding} />)}</ul>}
    </li>
  );
}

function Duty({ duty, here }: { duty: MatterDuty; here: boolean }) {
  const words = useWords();
  const { t, code, pick, language } = words;
  const now = useNow();
  const rule = useRules().get(duty.ruleId);
  const delta = duty.dueAt && (duty.doneAt ?? (duty.state === 'BREACHED' ? new Date(now).toISOString() : undefined));
  const by = delta ? Date.parse(delta) - Date.parse(duty.dueAt!) : undefined;
  const name = <><span className="mono">{duty.ruleId}</span> {pick(rule?.nameZh, rule?.nameEn)}</>;
  return (
    <li className={`duty-line${here ? ' duty-here' : ''}`}>
      <span className={`tick tick-${TICKS[duty.state] ?? 'not_needed'}`}><span aria-hidden="true">{SIGNS[duty.state] ?? '–'} </span>{code('dutyState', duty.state)}</span>
      <span>{duty.finding && !here ? <Link to={`/findings/${duty.finding}`}>{name}</Link> : name}</span>
      <span className="duty-times">{duty.dueAt && <>{t('lifecycle.due')} <time>{moment(duty.dueAt)}</time></>}{duty.doneAt && <> · {t('lifecycle.done')} <time>{moment(duty.doneAt)}</time></>}
        {by !== undefined && <b className={by > 0 ? 'due-over' : 'due-open'}> {t(by > 0 ? 'lifecycle.late' : 'lifecycle.early', { span: span(by, language) })}</b>}</span>
    </li>
  );
}

const TICKS: Record<string, string> = { MET: 'done', MET_LATE: 'broken', BREACHED: 'broken', AT_RISK: 'open', PENDING: 'open' };
const SIGNS: Record<string, string> = { MET: '✓', MET_LATE: '✗', BREACHED: '✗', AT_RISK: '!', PENDING: '○', HELD: '…', UNKNOWN: '?', SUSPENDED: '‖' };
