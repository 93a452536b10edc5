import { Button } from 'antd';
import { useState } from 'react';
import { get, save } from '../api/client';
import type { Detail, Recheck, Rule, RulePart } from '../api/types';
import { useMay } from '../session/SignedIn';
import { termOf, useWords } from '../words/words';
import { counted, runs } from './walk';

export const OPEN_EVIDENCE = ['LEGAL_OFFICER', 'CASE_MANAGER', 'LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'INSPECTORATE', 'SUPERVISION_COMMITTEE'];

/** 依据 — the rule in its own words, the walk to the due date, what would have met it; and the judge asked again. */
export function Basis({ detail, rule }: { detail: Detail; rule: Rule | undefined }) {
  const { t } = useWords();
  const { explanation, finding } = detail;
  const armed = detail.facts.filter((fact) => fact.decisive).map((fact) => fact.type);
  // Of a rule in parts, those that a decisive fact arms and that set this very term: the others did not find it.
  const asked = rule?.parts.filter((part) => part.trigger.some((type) => armed.includes(type))) ?? [];
  const termed = asked.filter((part) => part.limits.some((limit) => limit.within === explanation.limit));
  const parts = termed.length > 0 ? termed : asked;
  return (
    <section className="panel">
      <h2>{t('basis.title')}</h2>
      <dl className="pairs">
        <div><dt>{t('basis.law')}</dt><dd>{explanation.rule.basis}</dd></div>
        <div><dt>{t('basis.version')}</dt><dd className="mono">{explanation.rule.pack} / {explanation.rule.version}</dd></div>
        {(parts.length > 0 ? parts : rule?.parts ?? []).map((part) => <Saying key={part.part} part={part} detail={detail} />)}
        {explanation.awaited && <div><dt>{t('basis.awaited')}</dt><dd><code>{explanation.awaited}</code><p className="quiet">{t('basis.awaitedWhy')}</p></dd></div>}
        {explanation.figures && <div><dt>{t('basis.figures')}</dt><dd><code>{Object.entries(explanation.figures).map(([name, value]) => `${name} = ${value}`).join(' · ')}</code></dd></div>}
      </dl>
      <Walk detail={detail} />
      <Again id={finding.id} />
    </section>
  );
}

/** One part of the rule, and the values that its condition was judged with. */
function Saying({ part, detail }: { part: RulePart; detail: Detail }) {
  const words = useWords();
  const { t, code } = words;
  const named = [...(part.when ?? '').matchAll(/fact\.(\w+)/g)].map((match) => match[1]!);
  const fact = detail.facts.find((each) => each.decisive && part.trigger.includes(each.type));
  const values = [...new Set(named)].map((name) => `${name} = ${JSON.stringify(name === 'type' ? fact?.type : (fact?.data[name] ?? null))}`);
  return (
    <>
      <div><dt>{t('basis.trigger')}</dt><dd><code>{part.trigger.join(' | ')}</code></dd></div>
      {part.when && <div><dt>{t('basis.when')}</dt><dd><code>{part.when}</code>{values.length > 0 && <p><span className="quiet">{t('basis.values')}</span> <code>{values.join(' · ')}</code></p>}</dd></div>}
      {part.unless.length > 0 && <div><dt>{t('basis.unless')}</dt><dd><code>{part.unless.join(' | ')}</code></dd></div>}
      {part.limits.length > 0 && <div><dt>{t('basis.limits')}</dt><dd><ul>{part.limits.map((limit, index) =>
        <li key={index}>{termOf(words, limit.within)} <span className="quiet">{code('calendar', limit.calendar)}</span> {limit.when && <code className="quiet">{limit.when}</code>}</li>)}</ul></dd></div>}
    </>
  );
}

function Walk({ detail }: { detail: Detail }) {
  const words = useWords();
  const { t, code } = words;
  const { walk, zone, limit } = detail.explanation;
  if (!walk || walk.length === 0) return null;
  return (
    <>
      <h3>{t('walk.title')} <span className="quiet">{limit && termOf(words, limit)} · {zone}{limit?.endsWith('DAYS') && ` · ${t('walk.counted', { n: counted(walk) })}`}</span></h3>
      <ol className="walk">
        {runs(walk).map((run) => (
          <li key={run.date} className={`day day-${run.why.toLowerCase()}`}>
            <time>{run.date.slice(5)}{run.days > 1 && ` – ${run.to.slice(5)}`}</time>
            <span>{code('walk', run.why)} {run.name ?? ''}{run.days > 1 && ` · ${t('walk.days', { n: run.days })}`}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** 复算 — the same rule, calendar and facts before the judge once more; the evidence can be taken along. */
function Again({ id }: { id: string }) {
  const { t } = useWords();
  const allowed = useMay()(OPEN_EVIDENCE);
  const [result, setResult] = useState<Recheck | string | null>(null);
  if (!allowed) return null;
  const ask = (): void => {
    get<Recheck>(`/api/v1/findings/${id}/recheck`).then(setResult, (error: Error) => setResult(error.message));
  };
  return (
    <div className="again">
      <Button size="small" onClick={ask}>{t('recheck.ask')}</Button>
      <Button size="small" onClick={() => void save(`/api/v1/findings/${id}/evidence`, `evidence-${id}.json`)}>{t('recheck.export')}</Button>
      <div role="status">
        {typeof result === 'string' && <p className="failure">{result}</p>}
        {result && typeof result !== 'string' && (
          <>
            <p>{result.same ? '✔ ' : '✘ '}{t(result.same ? 'recheck.same' : 'recheck.differs', { state: result.state ?? '—', n: result.facts })}</p>
            {result.differences.length > 0 && <ul>{result.differences.map((each) => <li key={each.figure}><code>{each.figure}: {each.stated ?? '—'} → {each.found ?? '—'}</code></li>)}</ul>}
          </>
        )}
      </div>
    </div>
  );
}
