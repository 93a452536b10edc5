import { useState } from 'react';
import type { Detail, Fact } from '../api/types';
import { moment } from '../house/time';
import { useWords } from '../words/words';

const AT_ONCE = 40;
type Told = Omit<Fact, 'decisive'> & { decisive?: boolean };

/** 事实 — the life of the matter in the order of its facts; a star marks those that the verdict rests on. */
export function Facts({ detail }: { detail: Detail }) {
  const { t } = useWords();
  const [whole, setWhole] = useState(false);
  const facts = [...detail.facts].sort((a, b) => a.occurredAt.localeCompare(b.occurredAt));
  const due = detail.finding.dueAt;
  const shown = whole ? facts : facts.filter((fact, index) => index < AT_ONCE || fact.decisive);
  const dueIndex = due ? shown.findIndex((fact) => fact.occurredAt > due) : -1;
  return (
    <section className="panel">
      <h2>{t('facts.title')} <span className="quiet">{t('facts.count', { n: facts.length })}</span></h2>
      <ol className="timeline">
        {shown.map((fact, index) => (
          <li key={fact.id} className={fact.decisive ? 'decisive' : ''}>
            {index === dueIndex && <p className="due-line">{t('facts.dueHere', { at: moment(due, true) })}</p>}
            <One fact={fact} />
          </li>
        ))}
        {dueIndex < 0 && due && <li><p className="due-line">{t('facts.dueHere', { at: moment(due, true) })}</p></li>}
      </ol>
      {shown.length < facts.length && <button type="button" className="link" onClick={() => setWhole(true)}>{t('facts.more', { n: facts.length - shown.length })}</button>}
    </section>
  );
}

/** What a fact says besides is put on the page only for who opens it. */
export function One({ fact }: { fact: Told }) {
  const { t, code } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <time>{moment(fact.occurredAt, true)}</time>
        <b>{fact.decisive && <span title={t('facts.decisive')} aria-label={t('facts.decisive')} role="img">★ </span>}{code('fact', fact.type)}</b>
        <span className="quiet">{code('role', fact.actorRole)}</span>
      </summary>
      {open && (
        <dl className="pairs small">
          {Object.entries(fact.data).map(([name, value]) => <div key={name}><dt className="mono">{name}</dt><dd className="mono">{typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>)}
          <div><dt>{t('facts.recorded')}</dt><dd>{moment(fact.recordedAt, true)}</dd></div>
          <div><dt>{t('facts.received')}</dt><dd>{moment(fact.receivedAt, true)}</dd></div>
          <div><dt>{t('facts.from')}</dt><dd className="mono">{fact.source} {fact.provenance}</dd></div>
        </dl>
      )}
    </details>
  );
}
