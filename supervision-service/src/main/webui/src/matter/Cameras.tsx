import type { MatterFact } from '../api/types';
import { useNow } from '../house/Marks';
import { moment } from '../house/time';
import { useWords } from '../words/words';
import { covered, onScene, recordings } from './reading';

const WIDTH = 640;
const ROW = 20;
const LEFT = 92;

/** 执法记录覆盖 — the time on the scene above, each recording beneath it. */
export function Cameras({ facts }: { facts: MatterFact[] }) {
  const { t } = useWords();
  const now = useNow();
  const scene = onScene(facts, now);
  const tapes = recordings(facts, now);
  if (!scene && tapes.length === 0) return <section className="panel"><h2>{t('matter.cameras')}</h2><p className="quiet">{t('matter.noCameras')}</p></section>;
  const all = scene ? [scene, ...tapes] : tapes;
  const from = Math.min(...all.map((each) => each.from));
  const to = Math.max(...all.map((each) => each.to), from + 1000);
  const x = (at: number): number => LEFT + ((at - from) / (to - from)) * (WIDTH - LEFT - 4);
  const percent = scene ? covered(scene, tapes) : null;
  const told = (at: number): string => moment(new Date(at).toISOString(), true);
  return (
    <section className="panel">
      <h2>{t('matter.cameras')} {percent !== null && <span className={percent < 100 ? 'due due-over' : 'due due-open'}>{t('matter.covered', { n: percent })}</span>}</h2>
      <svg className="cameras" viewBox={`0 0 ${WIDTH} ${(tapes.length + 1) * ROW + 6}`} role="img"
        aria-label={percent === null ? t('matter.noScene') : t('matter.covered', { n: percent })}>
        <text x={0} y={14}>{t('matter.onScene')}</text>
        {scene && <rect className="bar-scene" x={x(scene.from)} y={4} width={Math.max(2, x(scene.to) - x(scene.from))} height={ROW - 7} />}
        {tapes.map((tape, index) => (
          <g key={tape.id}>
            <text x={0} y={(index + 1) * ROW + 14}>{tape.device ?? tape.id}</text>
            <rect className="bar-tape" x={x(tape.from)} y={(index + 1) * ROW + 4} width={Math.max(2, x(tape.to) - x(tape.from))} height={ROW - 7} />
          </g>
        ))}
      </svg>
      <ul className="plain small">
        {scene && <li>{t('matter.onScene')} {told(scene.from)} – {told(scene.to)}</li>}
        {tapes.map((tape) => (
          <li key={tape.id}><span className="mono">{tape.id}</span> {told(tape.from)} – {tape.open ? t('matter.stillRunning') : told(tape.to)}{' · '}
            {tape.uploaded ? t('matter.uploaded', { percent: tape.percent ?? '—', gap: tape.gap ?? '—' }) : t('matter.notUploaded')}{tape.deleted && ` · ${t('matter.deleted')}`}</li>
        ))}
      </ul>
    </section>
  );
}
