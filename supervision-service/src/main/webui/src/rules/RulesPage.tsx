import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useAsked } from '../app/asked';
import { READ_FINDINGS } from '../app/Live';
import type { Rule } from '../api/types';
import { Failure } from '../house/Failure';
import { Severity } from '../house/Marks';
import { useMay } from '../session/SignedIn';
import { termOf, useWords, type Key } from '../words/words';
import { coverage, ELEMENTS, STAGES } from './coverage';

/** 规则目录 — what is watched: a map of elements and stages, and each rule in its own words. */
export default function RulesPage() {
  const { t, pick } = useWords();
  const asked = useAsked<Rule[]>('/api/v1/rules');
  const [query, setQuery] = useSearchParams();
  const [open, setOpen] = useState<string | null>(query.get('rule'));
  const cell = query.get('cell');
  const search = (query.get('q') ?? '').toLowerCase();
  if (!asked.data && !asked.isError) return <section className="page" aria-busy="true"><h1>{t('nav.rules')}</h1><p className="quiet">{t('list.loading')}</p></section>;
  const rules = [...(asked.data ?? [])].sort((a, b) => a.id.localeCompare(b.id));
  const { cells, nowhere } = coverage(rules);
  const inCell = cell ? (cell === 'nowhere' ? nowhere : cells.get(cell) ?? []) : rules;
  const shown = inCell.filter((rule) => `${rule.id} ${rule.nameZh} ${rule.nameEn} ${rule.basis}`.toLowerCase().includes(search));
  const choose = (key: string): void => setQuery(key === cell ? {} : { cell: key });
  const empty = [...cells.values()].filter((each) => each.length === 0).length;
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t('nav.rules')}</h1>
        <span className="quiet" role="status">{t('rules.count', { n: rules.length, empty })}</span>
        <div className="spread" />
        <label className="inline"><span className="hidden">{t('rules.search')}</span>
          <input data-search="" placeholder={t('rules.search')} value={query.get('q') ?? ''} onChange={(event) => setQuery({ ...(cell && { cell }), q: event.target.value }, { replace: true })} /></label>
      </header>
      {asked.isError && <Failure of={asked.error} />}
      <div className="scroll">
        <table className="coverage">
          <caption>{t('rules.coverage')}</caption>
          <thead><tr><td />{STAGES.map((stage) => <th scope="col" key={stage}>{t(`stage.${stage}` as Key)}</th>)}</tr></thead>
          <tbody>
            {ELEMENTS.map((element) => (
              <tr key={element}><th scope="row">{t(`element.${element}` as Key)}</th>
                {STAGES.map((stage) => {
                  const key = `${element}/${stage}`;
                  const count = cells.get(key)!.length;
                  return <td key={stage} className={`heat heat-${Math.min(4, Math.ceil(count / 4))}`}>
                    <button type="button" aria-pressed={key === cell} disabled={count === 0} onClick={() => choose(key)}>{count || t('rules.none')}</button></td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {nowhere.length > 0 && <p><button type="button" className="link" onClick={() => choose('nowhere')}>{t('rules.nowhere', { n: nowhere.length })}</button></p>}
      <ul className="rule-list">
        {shown.map((rule) => (
          <li key={rule.id}>
            <button type="button" className="rule-head" aria-expanded={open === rule.id} onClick={() => setOpen(open === rule.id ? null : rule.id)}>
              <span className="mono">{rule.id}</span> <b>{pick(rule.nameZh, rule.nameEn)}</b> <Severity of={rule.severity} />
              {rule.waitsFor.length > 0 && <span className="status">{t('rules.rests')}</span>}
              <span className="quiet clip">{rule.basis}</span>
            </button>
            {open === rule.id && <Whole rule={rule} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Whole({ rule }: { rule: Rule }) {
  const words = useWords();
  const { t, pick, code } = words;
  const reads = useMay()(READ_FINDINGS);
  return (
    <div className="rule-body">
      <dl className="pairs">
        <div><dt>{t('basis.law')}</dt><dd>{rule.basis} {rule.unverified && <b>{t('rule.unverified')}</b>}</dd></div>
        <div><dt>{t('basis.version')}</dt><dd className="mono">{rule.pack} / {rule.version} · {rule.kind} · {t('column.ladder')} {rule.ladder} · {code('origin', rule.limitOrigin)}</dd></div>
        <div><dt>{t('rules.tell')}</dt><dd>{rule.tell.map((role) => code('role', role)).join('、') || '—'}</dd></div>
        {rule.waitsFor.length > 0 && <div><dt>{t('rules.waitsFor')}</dt><dd><code>{rule.waitsFor.join(', ')}</code></dd></div>}
        {(rule.noteZh || rule.noteEn) && <div><dt>{t('rules.note')}</dt><dd>{pick(rule.noteZh, rule.noteEn)}</dd></div>}
      </dl>
      {rule.parts.map((part, index) => (
        <dl className="pairs small" key={index}>
          <div><dt>{t('basis.trigger')} {part.part}</dt><dd><code>{part.trigger.join(' | ')}</code></dd></div>
          {part.when && <div><dt>{t('basis.when')}</dt><dd><code>{part.when}</code></dd></div>}
          {part.expect.length > 0 && <div><dt>{t('basis.awaited')}</dt><dd><code>{part.expect.map((entry) => entry.join(' | ')).join(' & ')}</code></dd></div>}
          {part.unless.length > 0 && <div><dt>{t('basis.unless')}</dt><dd><code>{part.unless.join(' | ')}</code></dd></div>}
          {part.limits.map((limit, at) => <div key={at}><dt>{t('finding.limit')}</dt><dd>{termOf(words, limit.within)} · {code('calendar', limit.calendar)} · {code('severity', limit.severity)} {limit.when && <code>{limit.when}</code>}</dd></div>)}
        </dl>
      ))}
      {reads && <Link to={`/findings?rule=${rule.id}`}>{t('rules.findings')}</Link>}
    </div>
  );
}
