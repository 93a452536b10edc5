import { Link } from 'react-router';
import type { Matter } from '../api/types';
import { useRules } from '../app/asked';
import { Due, Severity, Status, useNow } from '../house/Marks';
import { moment } from '../house/time';
import { useWords } from '../words/words';
import { CallerPanel } from './CallerPanel';
import { dossier, measures, names } from './reading';

/** 档案侧栏 — what was found, which calls belong to it, what it was called, who is held and until when, its dossier. */
export function Side({ matter }: { matter: Matter }) {
  return (
    <div>
      <CallerPanel matter={matter.matter} />
      <Found matter={matter} />
      <Names matter={matter} />
      <Calls matter={matter} />
      <People matter={matter} />
      <Dossier matter={matter} />
    </div>
  );
}

function Found({ matter }: { matter: Matter }) {
  const { t, pick } = useWords();
  const rules = useRules();
  return (
    <section className="panel">
      <h2>{t('nav.findings')} <span className="quiet">{matter.findings.length}</span></h2>
      {matter.findings.length === 0 && <p className="quiet">{t('matter.noFindings')}</p>}
      <ul className="plain">{matter.findings.map((each) => (
        <li key={each.id}><Link to={`/findings/${each.id}`}><span className="mono">{each.ruleId}</span> {pick(rules.get(each.ruleId)?.nameZh, rules.get(each.ruleId)?.nameEn)}</Link> <Severity of={each.severity} /> <Status of={each.status} /> <span className="quiet">{moment(each.brokenAt)}</span></li>
      ))}</ul>
    </section>
  );
}

function Names({ matter }: { matter: Matter }) {
  const { t, code } = useWords();
  const told = names(matter.facts);
  return (
    <section className="panel">
      <h2>{t('matter.names')}</h2>
      {told.length === 0 && <p className="quiet">{t('matter.noNames')}</p>}
      <ol className="history">{told.map((each, index) => (
        <li key={index}><time>{moment(each.at)}</time> <b>{each.from && `${code('category', each.from)} → `}{code('category', each.to)}</b> <span className="quiet">{code('fact', each.type)}</span>
          <p>{t('matter.editor', { who: each.editor ?? '—' })}{each.type === 'alert.reclassified' && ` · ${t('matter.approver', { who: each.approver ?? '—' })}`}{each.reason && ` · ${each.reason}`}{each.evidence && ` · ${each.evidence}`}</p></li>
      ))}</ol>
    </section>
  );
}

function Calls({ matter }: { matter: Matter }) {
  const { t, code } = useWords();
  const merged = matter.facts.filter((fact) => fact.type === 'alert.merged').map((fact) => String(fact.data['masterAlertId']));
  return (
    <section className="panel">
      <h2>{t('matter.calls')}</h2>
      {matter.calls.length === 0 && merged.length === 0 && <p className="quiet">{t('matter.noCalls')}</p>}
      <ul className="plain">
        {merged.map((id) => <li key={id}><b>{t('matter.mergedInto')}</b> <Link className="mono" to={`/matters/${id}`}>{id.slice(0, 8)}</Link></li>)}
        {matter.calls.map((call) => <li key={call.by + call.matter}><b>{code('linked', call.by)}</b> <Link className="mono" to={`/matters/${call.matter}`}>{call.number ?? call.matter.slice(0, 8)}</Link> <span className="quiet">{moment(call.receivedAt)} {call.unit}</span></li>)}
      </ul>
    </section>
  );
}

function People({ matter }: { matter: Matter }) {
  const { t, code } = useWords();
  const now = useNow();
  const all = measures(matter.facts);
  return (
    <section className="panel">
      <h2>{t('matter.measures')}</h2>
      {all.length === 0 && <p className="quiet">{t('matter.noMeasures')}</p>}
      <ul className="plain">{all.map((each) => (
        <li key={each.id}><b>{code('measure', each.kind)}</b> <span className="mono">{each.person ?? '—'}</span> <span className="quiet">{moment(each.since)}</span>{' '}
          {each.liftedAt ? <span className="status">{t('matter.lifted', { at: moment(each.liftedAt) })}</span> : <><span className="quiet">{t('matter.until', { at: moment(each.expiresAt) })}</span> <Due at={each.expiresAt} now={now} /></>}
          <p className="quiet">{t('matter.approver', { who: each.approver ?? '—' })}</p></li>
      ))}</ul>
    </section>
  );
}

function Dossier({ matter }: { matter: Matter }) {
  const { t, code } = useWords();
  const steps = dossier(matter.facts);
  return (
    <section className="panel">
      <h2>{t('matter.dossier')}</h2>
      {steps.length === 0 && <p className="quiet">{t('matter.noDossier')}</p>}
      <ol className="history">{steps.map((each, index) => (
        <li key={index}><time>{moment(each.at)}</time> <b>{code('fact', each.type)}</b>{each.score !== undefined && <b> {t('matter.score', { n: each.score })}</b>}
          {each.missing.length > 0 && <p>{t('matter.missing', { what: each.missing.join(' ') })}</p>}{each.vetoes.length > 0 && <p className="due due-over">{t('matter.vetoes', { what: each.vetoes.join(' ') })}</p>}</li>
      ))}</ol>
    </section>
  );
}
