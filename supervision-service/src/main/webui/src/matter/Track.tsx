import type { MatterFact } from '../api/types';
import { moment, span } from '../house/time';
import { useWords } from '../words/words';
import { trips, type Trip } from './reading';

const WIDTH = 640;
const HEIGHT = 150;
const LEFT = 54;
const BOTTOM = 28;
const TOP = 14;

/** 处警轨迹 — how far from the place each unit was, and what it said of itself; a schematic, for no map leaves the network. */
export function Track({ facts }: { facts: MatterFact[] }) {
  const { t } = useWords();
  const all = trips(facts);
  return (
    <section className="panel">
      <h2>{t('matter.track')}</h2>
      {all.length === 0 && <p className="quiet">{t('matter.noTrack')}</p>}
      {all.map((trip) => <Way key={trip.dispatch} trip={trip} />)}
    </section>
  );
}

function Way({ trip }: { trip: Trip }) {
  const { t, code, language } = useWords();
  const times = [...trip.marks, ...trip.positions].map((each) => each.at);
  const from = Math.min(...times);
  const to = Math.max(...times, from + 60_000);
  const farthest = Math.max(100, ...trip.positions.map((each) => each.meters));
  const x = (at: number): number => LEFT + ((at - from) / (to - from)) * (WIDTH - LEFT - 12);
  const y = (meters: number): number => TOP + (1 - meters / farthest) * (HEIGHT - TOP - BOTTOM);
  const says = trip.marks.map((mark) => `${code('fact', mark.type)} ${moment(new Date(mark.at).toISOString(), true)}`).join(' · ');
  return (
    <figure className="track">
      <figcaption><b className="mono">{trip.dispatch}</b> <span className="path">{trip.unit}</span> <span className="quiet">{trip.officers.join(' ')}</span></figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${t('matter.track')} ${trip.dispatch}: ${says}`}>
        <line x1={LEFT} y1={y(0)} x2={WIDTH - 12} y2={y(0)} className="track-scene" />
        <text x={LEFT - 6} y={y(0) + 4} textAnchor="end">{t('matter.scene')}</text>
        <text x={LEFT - 6} y={TOP + 8} textAnchor="end">{farthest} m</text>
        {trip.positions.length > 1 && <polyline className="track-way" points={trip.positions.map((each) => `${x(each.at)},${y(each.meters)}`).join(' ')} />}
        {trip.positions.map((each, index) => <circle key={index} className="track-position" cx={x(each.at)} cy={y(each.meters)} r={3.5} />)}
        {trip.marks.map((mark, index) => (
          <g key={index} className={`track-mark track-${mark.type.replace('.', '-')}`}>
            <line x1={x(mark.at)} y1={TOP} x2={x(mark.at)} y2={y(0)} />
            <text x={x(mark.at)} y={HEIGHT - BOTTOM + 16} textAnchor="middle">{index + 1}</text>
          </g>
        ))}
      </svg>
      <ol className="track-list">
        {trip.marks.map((mark, index) => <li key={index}>{code('fact', mark.type)} <time>{moment(new Date(mark.at).toISOString(), true)}</time>{index > 0 && <span className="quiet"> +{span(mark.at - trip.marks[index - 1]!.at, language)}</span>}</li>)}
      </ol>
      {trip.positions.length === 0 ? <p className="quiet">{t('matter.noPositions')}</p> : (
        <details><summary>{t('matter.positions', { n: trip.positions.length })}</summary>
          <table className="table small"><thead><tr><th scope="col">{t('matter.time')}</th><th scope="col">{t('matter.meters')}</th><th scope="col">{t('matter.dwell')}</th></tr></thead>
            <tbody>{trip.positions.slice(0, 60).map((each, index) => <tr key={index}><td>{moment(new Date(each.at).toISOString(), true)}</td><td>{each.meters}</td><td>{each.dwell ?? '—'}</td></tr>)}</tbody></table></details>
      )}
    </figure>
  );
}
