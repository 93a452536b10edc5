import { Link } from 'react-router';
import type { Summary } from '../api/types';
import { useWords } from '../words/words';
import { heat, SEVERITIES } from './figures';

const DEGREES = 4;

/** 热力 — units by severity; every figure is the list of what it counts. */
export function HeatTable({ summary, most, linked = true }: { summary: Summary; most: number; linked?: boolean }) {
  const { t, code, amount } = useWords();
  const { units, counts, most: hottest } = heat(summary.tallies);
  return (
    <table className="coverage heat-table">
      <caption className={linked ? '' : 'hidden'}>{t('overview.heatWhy')}</caption>
      <thead><tr><th scope="col">{t('column.unit')}</th>{SEVERITIES.map((severity) => <th scope="col" key={severity}>{code('severity', severity)}</th>)}</tr></thead>
      <tbody>
        {units.slice(0, most).map((unit) => (
          <tr key={unit}><th scope="row" className="path">{unit}</th>
            {SEVERITIES.map((severity) => {
              const count = counts.get(`${unit} ${severity}`) ?? 0;
              return <td key={severity} className={`heat heat-${count === 0 ? 0 : Math.ceil((count / hottest) * DEGREES)}`}>
                {linked && count > 0 ? <Link to={`/findings?orgPath=${encodeURIComponent(unit)}&severity=${severity}`}>{amount(count, true)}</Link> : amount(count, true)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
