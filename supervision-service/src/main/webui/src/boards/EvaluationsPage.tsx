import { useSearchParams } from 'react-router';
import { SCORING } from '../api/client';
import type { EvaluationResult, ListEntries, Proceeding } from '../api/types';
import { useAsked } from '../app/asked';
import { Failure } from '../house/Failure';
import { moment } from '../house/time';
import { useWords } from '../words/words';

type Page = { items: Proceeding[] };

/** 考评与红黑榜 — the runs with their cap on what may be excellent, and the lists that were drawn. */
export default function EvaluationsPage() {
  const { t, pick } = useWords();
  const [query, setQuery] = useSearchParams();
  const runs = useAsked<Page>(`${SCORING}/api/v1/evaluations?limit=50`);
  const lists = useAsked<Page>(`${SCORING}/api/v1/lists?limit=50`);
  const run = query.get('run') ?? runs.data?.items[0]?.id;
  const list = query.get('list') ?? lists.data?.items[0]?.id;
  const choose = (name: string, value: string): void => {
    const next = new URLSearchParams(query);
    next.set(name, value);
    setQuery(next);
  };
  const options = (page: Page | undefined) => page?.items.map((each) => (
    <option key={each.id} value={each.id}>{String(each.detail['period'] ?? each.detail['list'] ?? '')} {each.orgPath} · {pick(each.stateZh, each.stateEn)} · {moment(each.lastAt)}</option>));
  return (
    <section className="page page-detail">
      <header className="page-head"><h1>{t('nav.evaluations')}</h1></header>
      <p className="cap">{t('evaluation.rule')}</p>
      <section className="panel">
        <h2>{t('evaluation.run')}</h2>
        {runs.isError && <Failure of={runs.error} />}
        {runs.isPending && <p className="quiet" aria-busy="true">{t('list.loading')}</p>}
        {runs.data?.items.length === 0 && <p className="quiet">{t('evaluation.none')}</p>}
        {run && <label className="inline"><span>{t('evaluation.choose')}</span><select value={run} onChange={(event) => choose('run', event.target.value)}>{options(runs.data)}</select></label>}
        {run && <Result id={run} />}
      </section>
      <section className="panel">
        <h2>{t('lists.title')}</h2>
        {lists.isError && <Failure of={lists.error} />}
        {lists.isPending && <p className="quiet" aria-busy="true">{t('list.loading')}</p>}
        {lists.data?.items.length === 0 && <p className="quiet">{t('lists.none')}</p>}
        {list && <label className="inline"><span>{t('lists.choose')}</span><select value={list} onChange={(event) => choose('list', event.target.value)}>{options(lists.data)}</select></label>}
        {list && <Roll id={list} />}
      </section>
    </section>
  );
}

function Result({ id }: { id: string }) {
  const { t, code } = useWords();
  const { data, error } = useAsked<EvaluationResult>(`${SCORING}/api/v1/evaluations/${id}/result`);
  if (error) return <Failure of={error} />;
  if (!data) return <p className="quiet" aria-busy="true">{t('list.loading')}</p>;
  const over = data.proposed > data.allowed;
  return (
    <>
      <p className="equation"><span><b>{data.evaluated}</b>{t('evaluation.evaluated')}</span><span aria-hidden="true">×</span><span><b>{data.capPercent}%</b>{t('evaluation.cap')}</span><span aria-hidden="true">→</span><span><b>{data.allowed}</b>{t('evaluation.allowed')}</span>
        <span className={over ? 'bad' : ''}><b>{data.proposed}</b>{t('evaluation.proposed')}</span></p>
      <ul className="notes" aria-label={t('evaluation.against')}>
        {data.grounds.map((ground) => <li key={ground}>{code('ground', ground.split(':')[0]!)} {ground.split(':')[1] ?? ''}</li>)}
        {data.tied.length > 0 && <li>{t('evaluation.tied', { who: data.tied.join(' ') })}</li>}
      </ul>
      {data.results.length > 0 && (
        <table className="table"><thead><tr><th scope="col">{t('evaluation.subject')}</th><th scope="col">{t('evaluation.score')}</th><th scope="col">{t('evaluation.proposedGrade')}</th><th scope="col">{t('evaluation.grade')}</th><th scope="col">{t('evaluation.eligible')}</th></tr></thead>
          <tbody>{data.results.map((each) => <tr key={each.subject}><th scope="row" className="mono">{each.subject}</th><td>{each.score}</td><td>{code('grade', each.proposed)}</td><td><b>{code('grade', each.grade)}</b></td><td>{t(each.eligible ? 'evaluation.yes' : 'evaluation.no')}</td></tr>)}</tbody></table>
      )}
    </>
  );
}

function Roll({ id }: { id: string }) {
  const { t } = useWords();
  const { data, error } = useAsked<ListEntries>(`${SCORING}/api/v1/lists/${id}/entries`);
  if (error) return <Failure of={error} />;
  if (!data) return <p className="quiet" aria-busy="true">{t('list.loading')}</p>;
  return (
    <div className="marks-two">
      {(['BEST', 'WORST'] as const).map((side) => (
        <section key={side} className={`roll roll-${side.toLowerCase()}`}>
          <h3>{t(side === 'BEST' ? 'lists.red' : 'lists.black')}</h3>
          <ol className="history">{data.items.filter((each) => each.side === side).map((each) => (
            <li key={each.entry} className={each.stands ? '' : 'undone'}><b>{each.place}</b> <span className="mono">{each.entry}</span>
              {each.struck && <span className="quiet"> · {t('lists.struck')}</span>}{each.removedAt && <span className="quiet"> · {t('lists.removed', { at: moment(each.removedAt) })}</span>}</li>
          ))}</ol>
        </section>
      ))}
    </div>
  );
}
