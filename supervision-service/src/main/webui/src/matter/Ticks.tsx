import { Link } from 'react-router';
import type { Mark } from '../api/types';
import { moment } from '../house/time';
import { useWords } from '../words/words';

// Colour never says it alone: each state has a sign and a word.
const SIGNS: Record<string, string> = { DONE: '✓', OPEN: '○', NOT_NEEDED: '–', BROKEN: '✗' };

/** 处录登传报清审督 — the eight steps in one row of a list. */
export function Ticks({ steps }: { steps: Mark[] }) {
  const { code } = useWords();
  return (
    <ul className="ticks">
      {steps.map((step) => {
        const said = `${code('mark', step.name)} ${code('markState', step.state)}`;
        return <li key={step.name} className={`tick tick-${step.state.toLowerCase()}`} title={said}><span aria-hidden="true">{code('markShort', step.name)}{SIGNS[step.state]}</span><span className="hidden">{said}</span></li>;
      })}
    </ul>
  );
}

/** The same eight steps over the page of one matter, with when and by what each was done. */
export function StepBar({ steps }: { steps: Mark[] }) {
  const { t, code } = useWords();
  return (
    <ol className="stepbar" aria-label={t('matter.steps')}>
      {steps.map((step) => (
        <li key={step.name} className={`step-cell tick-${step.state.toLowerCase()}`}>
          <b>{code('markShort', step.name)}</b>
          <span>{code('mark', step.name)}</span>
          <span className="step-state"><span aria-hidden="true">{SIGNS[step.state]} </span>{code('markState', step.state)}</span>
          <Done mark={step} />
          <Against mark={step} />
        </li>
      ))}
    </ol>
  );
}

/** Links or musts, one under the other. */
export function MarkTable({ title, marks }: { title: string; marks: Mark[] }) {
  const { t, code } = useWords();
  return (
    <section className="panel">
      <h2>{title}</h2>
      <table className="table marks">
        <thead><tr><th scope="col">{t('matter.what')}</th><th scope="col">{t('column.status')}</th><th scope="col">{t('matter.doneBy')}</th></tr></thead>
        <tbody>{marks.map((mark) => (
          <tr key={mark.name}>
            <th scope="row">{code('mark', mark.name)}</th>
            <td><span className={`tick tick-${mark.state.toLowerCase()}`}><span aria-hidden="true">{SIGNS[mark.state]} </span>{code('markState', mark.state)}</span></td>
            <td><Done mark={mark} /> <Against mark={mark} /></td>
          </tr>
        ))}</tbody>
      </table>
    </section>
  );
}

function Done({ mark }: { mark: Mark }) {
  const { code } = useWords();
  return mark.at && mark.by ? <span className="step-done"><time dateTime={mark.at}>{moment(mark.at)}</time> {code('fact', mark.by)}</span> : null;
}

function Against({ mark }: { mark: Mark }) {
  const { t } = useWords();
  return <>{mark.findings.map((id, index) => <Link key={id} to={`/findings/${id}`}>{t('matter.finding', { n: index + 1 })} </Link>)}</>;
}
