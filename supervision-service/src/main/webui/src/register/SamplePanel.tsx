import { Button } from 'antd';
import { save } from '../api/client';
import type { Interval, SampleReport } from '../api/views';
import { useAsked } from '../app/asked';
import { Failure } from '../house/Failure';
import { useWords } from '../words/words';

const share = (value: number | null | undefined): string => (value === undefined || value === null ? '—' : `${(value * 100).toFixed(1)}%`);
const about = (interval: Interval | null | undefined): string => (interval ? `${interval.low.toFixed(1)} – ${interval.high.toFixed(1)}` : '—');
const within = (interval: Interval | null | undefined): string => (interval ? `${share(interval.low)} – ${share(interval.high)}` : '—');

/** 抽查结果 — each stratum with its exact interval; before the end only whether to go on. */
export function SamplePanel({ id }: { id: string }) {
  const { t, code } = useWords();
  const asked = useAsked<SampleReport>(`/api/v1/sample-results/${id}`);
  const report = asked.data;
  return (
    <section className="panel" aria-busy={asked.isPending}>
      <h2>{t('sample.result')} {report && <span className="quiet">{t('sample.looked', { looked: report.looked, drawn: report.drawn, alerts: report.alerts })}</span>}
        <span className="spread" /><Button size="small" onClick={() => void save(`/api/v1/sample-results/${id}/frame`, `frame-${id}.csv`)}>{t('sample.frame')}</Button></h2>
      {asked.isError && <Failure of={asked.error} />}
      {report && !report.finished && <p className="quiet">{t('sample.blind')}</p>}
      {report?.finished && (
        <dl className="duty">
          <div><dt>{t('sample.count')}</dt><dd>{report.count?.toFixed(1) ?? '—'}</dd></div>
          <div><dt>{t('sample.interval')}</dt><dd>{about(report.interval)}</dd></div>
          <div><dt>{t('sample.agreement')}</dt><dd>{share(report.agreement?.observed)} · κ {report.agreement?.kappa?.toFixed(2) ?? '—'}</dd></div>
        </dl>
      )}
      <div className="scroll"><table className="table">
        <thead><tr>{(['column.unit', 'field.categories', 'sample.layer', 'sample.lookedOf', 'sample.atFault', 'sample.interval', 'sample.call'] as const).map((key) => <th scope="col" key={key}>{t(key)}</th>)}</tr></thead>
        <tbody>{report?.strata.map((each) => (
          <tr key={`${each.unit}${each.category}${each.layer}`}><td className="path">{each.unit}</td><td>{each.category}</td><td>{code('value', each.layer)}</td><td>{each.looked} / {each.drawn} / {each.alerts}</td><td>{each.atFault ?? '—'}</td><td>{about(each.interval)}</td><td>{each.call ? code('value', each.call) : '—'}</td></tr>))}
        </tbody>
      </table></div>
      {(report?.recall.length ?? 0) > 0 && <><h3>{t('sample.recall')}</h3><ul className="sums">{report?.recall.map((each) => <li key={each.rule}><span>{each.rule}</span><b>{share(each.recall)} <span className="quiet">{within(each.interval)}</span></b></li>)}</ul></>}
    </section>
  );
}
