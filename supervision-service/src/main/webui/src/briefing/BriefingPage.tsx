import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { save } from '../api/client';
import type { Briefing, BriefingLine, BriefingSection } from '../api/views';
import { useAsked, useRules } from '../app/asked';
import { Nothing } from '../app/Nothing';
import { Failure } from '../house/Failure';
import { Severity } from '../house/Marks';
import { moment } from '../house/time';
import { useWords } from '../words/words';

const PLACES: [RegExp, string][] = [[/^\/api\/v1\/findings\//, '/findings/'], [/^\/api\/v1\/clearings\//, '/clearing/'], [/^\/api\/v1\/(rectifications|objections|programme-tasks)\//, '/registers/$1/']];
/** Where a line is decided, as a page of the console; none where there is no such page. */
export const pageOf = (place: string | undefined | null): string | null => {
  const known = PLACES.find(([path]) => place && path.test(place));
  return known && place ? place.replace(known[0], known[1]) : null;
};

/** 早调度、周通报 — what a meeting goes through, in its fixed order; each line opens what it speaks of. */
export default function BriefingPage() {
  const { which = '' } = useParams();
  const { t, pick } = useWords();
  const [query, setQuery] = useSearchParams();
  const known = which === 'morning' || which === 'weekly';
  const asked = useAsked<Briefing>(known ? `/api/v1/briefings/${which}?${query}` : null, 60_000);
  const [orgPath, setOrgPath] = useState(query.get('orgPath') ?? '');
  useEffect(() => setOrgPath(query.get('orgPath') ?? ''), [query]);
  if (!known) return <Nothing />;
  const narrow = (name: string, value: string): void => setQuery((was) => {
    const next = new URLSearchParams(was);
    if (value) next.set(name, value);
    else next.delete(name);
    return next;
  });
  const take = (format: string): void => {
    const question = new URLSearchParams(query);
    question.set('format', format);
    void save(`/api/v1/briefings/${which}/export?${question}`, `${which}.${format}`);
  };
  const briefing = asked.data;
  return (
    <section className="page page-detail briefing">
      <header className="page-head">
        <h1>{briefing ? pick(briefing.titleZh, briefing.titleEn) : t(`page.${which}`)}</h1>
        {briefing && <span className="quiet"><span className="path">{briefing.orgPath}</span> · {moment(briefing.from)} – {moment(briefing.to)} · {t('fresh.asOf', { at: moment(briefing.asOf, true) })}</span>}
        <div className="spread" />
        <Link to={which === 'morning' ? '/briefings/weekly' : '/briefings/morning'}>{t(which === 'morning' ? 'page.weekly' : 'page.morning')}</Link>
        <Button size="small" onClick={() => take('csv')}>{t('list.export')} CSV</Button><Button size="small" onClick={() => take('md')}>{t('list.export')} Markdown</Button>
      </header>
      <form className="filters" role="search" aria-label={t('list.filter')} onSubmit={(event) => { event.preventDefault(); narrow('orgPath', orgPath.trim()); }}>
        <label><span>{t('column.office')}</span><input data-search="" value={orgPath} placeholder="HB/JZ/SS/" onChange={(event) => setOrgPath(event.target.value)} onBlur={() => orgPath !== (query.get('orgPath') ?? '') && narrow('orgPath', orgPath.trim())} /></label>
        {which === 'weekly' && <label><span>{t('briefing.week')}</span><input type="week" value={query.get('week') ?? ''} onChange={(event) => narrow('week', event.target.value)} /></label>}
        <button type="submit" className="hidden">{t('list.filter')}</button>
        <Button size="small" type="text" onClick={() => setQuery({})}>{t('list.clear')}</Button>
      </form>
      {asked.isError && <Failure of={asked.error} />}
      {asked.isPending && <p className="quiet" aria-busy="true">{t('list.loading')}</p>}
      <ol className="agenda">{briefing?.sections.map((section, index) => <li key={section.topic}><Section section={section} number={index + 1} /></li>)}</ol>
    </section>
  );
}

function Section({ section, number }: { section: BriefingSection; number: number }) {
  const { t, pick } = useWords();
  const figures = section.lines.some((line) => line.figure !== 1);
  return (
    <section className="panel">
      <h2>{number}. {pick(section.zh, section.en)} <span className="quiet">{section.count}</span></h2>
      {section.lines.length === 0 ? <p className="quiet">{t('briefing.none')}</p> : (
        <div className="scroll"><table className="table">
          <thead><tr>{(['column.unit', 'column.subject', 'column.rule', 'column.severity', 'column.at'] as const).map((key) => <th scope="col" key={key}>{t(key)}</th>)}{figures && <th scope="col">{t('column.figure')}</th>}</tr></thead>
          <tbody>{section.lines.map((line, index) => <Line key={index} line={line} figures={figures} />)}</tbody>
        </table></div>
      )}
      {section.count > section.lines.length && section.lines.length >= 100 && <p className="quiet">{t('list.firstOnly', { n: section.lines.length })}</p>}
    </section>
  );
}

function Line({ line, figures }: { line: BriefingLine; figures: boolean }) {
  const { pick } = useWords();
  const rules = useRules();
  const to = pageOf(line.place);
  const rule = rules.get(line.ruleId ?? '');
  const text = pick(line.textZh ?? rule?.nameZh, line.textEn ?? rule?.nameEn);
  return (
    <tr>
      <td className="path">{line.unit ?? '—'}</td><td className="mono">{to && line.subject ? <Link to={to}>{line.subject}</Link> : line.subject ?? '—'}</td>
      <td>{to && !line.subject ? <Link to={to}>{line.ruleId} {text}</Link> : <>{line.ruleId} {text}</>}</td>
      <td>{line.severity ? <Severity of={line.severity} /> : '—'}</td><td>{moment(line.at)}</td>{figures && <td><b>{line.figure}</b></td>}
    </tr>
  );
}
