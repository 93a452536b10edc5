import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Clearing, ClearingDetail, ClearingItem } from '../api/views';
import { useAsked } from '../app/asked';
import { stepAt, type Desk } from '../desk/commands';
import { optionsOf } from '../desk/fields';
import { useDesk } from '../desk/ListPage';
import { Steps, type Step } from '../desk/Steps';
import { Failure } from '../house/Failure';
import { Due, Severity, useNow } from '../house/Marks';
import { moment } from '../house/time';

const REASONS = ['JUST_RECEIVED', 'BEING_HANDLED', 'UNDER_INVESTIGATION', 'UNDER_REVIEW', 'AWAITING_APPRAISAL', 'AWAITING_PARTY', 'AWAITING_OTHERS', 'NOT_SIGNED_BELOW', 'SYSTEM_FAULT', 'OVERSIGHT'];
const AT_ONCE = 200;

/** 清结清单 — what is unclear in one unit and period, why it stays open, and who signs that. */
export default function ClearingDetailPage() {
  const { id = '' } = useParams();
  const { t } = useDesk().words;
  const go = useNavigate();
  const asked = useAsked<ClearingDetail>(`/api/v1/clearings/${id}`);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) void go(-1);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [go]);
  if (asked.isError) return <section className="page"><h1>{t('page.clearing')}</h1><Failure of={asked.error} /></section>;
  if (!asked.data) return <section className="page" aria-busy="true"><h1 className="quiet">{t('list.loading')}</h1></section>;
  return <Shown detail={asked.data} onBack={() => void go(-1)} />;
}

/** What can be done with a list as it stands; the unit itself explains and reports, and who explained does not sign. */
export function stepsOf({ clearing, items, signers, signingOffice }: ClearingDetail, chosen: number[], desk: Desk): Step[] {
  const { me, words } = desk;
  const place = { id: clearing.id };
  const outside = !me.orgPaths.includes(clearing.unit) && words.t('barred.unitItself', { unit: clearing.unit });
  const explained = items.some((item) => item.explainedBy === me.actor) && words.t('barred.explained');
  const elsewhere = !me.orgPaths.includes(signingOffice) && words.t('barred.signer', { office: signingOffice, roles: signers.map((role) => words.code('role', role)).join('、') });
  const steps: Step[] = [];
  if (clearing.state === 'SWEPT' || clearing.state === 'EXPLAINED') {
    const reason = { kind: 'choice' as const, options: optionsOf(REASONS, words, 'carryOver') };
    steps.push({
      ...stepAt('/api/v1/clearings/{id}:explain', desk, { label: words.t('do.explain'), place, barred: outside || (chosen.length === 0 && words.t('clearing.choose')), note: words.t('clearing.chosen', { n: chosen.length }) }),
      fields: [{ name: 'reason', label: words.code('field', 'reason'), ...reason }, { name: 'owner', label: words.code('field', 'owner'), kind: 'text', most: 64 }, { name: 'until', label: words.code('field', 'until'), kind: 'time' }, { name: 'note', label: words.code('field', 'note'), kind: 'long', optional: true }],
      told: (said) => ({ items: chosen.map((item) => ({ item, ...said })) }),
    });
  }
  if (clearing.state === 'EXPLAINED') steps.push(stepAt('/api/v1/clearings/{id}:sign', desk, { label: words.t('do.sign'), place, barred: (!signers.some((role) => me.roles.includes(role)) && words.t('barred.signer', { office: signingOffice, roles: signers.map((role) => words.code('role', role)).join('、') })) || elsewhere || explained }));
  if (clearing.state === 'SIGNED') steps.push(stepAt('/api/v1/clearings/{id}:report', desk, { label: words.t('do.report'), place, barred: outside }));
  if (clearing.signedAt) steps.push(stepAt('/api/v1/papers:issue-clearing-report', desk, { fixed: { clearing: clearing.id }, shape: { without: ['clearing'] } }));
  return steps;
}

function Shown({ detail, onBack }: { detail: ClearingDetail; onBack: () => void }) {
  const desk = useDesk();
  const { t, pick, code } = desk.words;
  const now = useNow();
  const [chosen, setChosen] = useState<number[]>([]);
  const { clearing, items } = detail;
  const choosing = clearing.state === 'SWEPT' || clearing.state === 'EXPLAINED';
  const figures: [string, React.ReactNode][] = [
    [t('clearing.endsAt'), moment(clearing.endsAt)],
    [t('clearing.sweptAt'), clearing.sweptAt ? moment(clearing.sweptAt) : t('clearing.sweepAt', { at: moment(clearing.sweepAt) })],
    [t('column.openItems'), `${clearing.openItems ?? '—'}`],
    [t('column.explained'), `${clearing.explained ?? '—'}`],
    [t('column.signBy'), clearing.signedAt ? `${moment(clearing.signedAt)} · ${clearing.signedBy ?? ''}` : <Due at={clearing.signBy} now={now} />],
    [t('clearing.signers'), `${detail.signers.map((role) => code('role', role)).join('、')} · ${detail.signingOffice}`],
    [t('column.reportedAt'), clearing.reportedAt ? `${moment(clearing.reportedAt)} → ${clearing.reportedTo ?? ''}` : '—'],
  ];
  const turn = (no: number): void => setChosen((was) => (was.includes(no) ? was.filter((each) => each !== no) : [...was, no]));
  const open = items.filter((item) => !item.reason).map((item) => item.no);
  return (
    <section className="page page-detail">
      <header className="page-head">
        <Button size="small" type="text" onClick={onBack}>← {t('finding.back')}</Button>
        <h1>{code('clearing', clearing.cycle)} <span className="mono">{clearing.period}</span></h1>
        <span className="status status-loop">{pick(clearing.stateZh, clearing.stateEn)}</span>
        <div className="spread" /><span className="path">{clearing.unit}</span>
      </header>
      <Steps steps={stepsOf(detail, chosen, desk)} />
      <dl className="duty">{figures.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {choosing && open.length > 0 && <p><Button size="small" onClick={() => setChosen(chosen.length === open.length ? [] : open)}>{t('clearing.chooseOpen', { n: open.length })}</Button></p>}
      {items.length === 0 ? <p className="quiet">{t(clearing.sweptAt ? 'clearing.clear' : 'clearing.notSwept')}</p> : <Items of={clearing} items={items} chosen={chosen} onTurn={choosing ? turn : undefined} />}
    </section>
  );
}

function Items({ of, items, chosen, onTurn }: { of: Clearing; items: ClearingItem[]; chosen: number[]; onTurn: ((no: number) => void) | undefined }) {
  const { t, pick } = useDesk().words;
  const [most, setMost] = useState(AT_ONCE);
  return (
    <div className="scroll">
      <table className="table">
        <thead><tr>{onTurn && <th scope="col"><span className="hidden">{t('clearing.choose')}</span></th>}{(['column.number', 'column.kind', 'column.subject', 'column.severity', 'column.since', 'clearing.reason', 'field.owner', 'field.until', 'field.note'] as const).map((key) => <th scope="col" key={key}>{t(key)}</th>)}</tr></thead>
        <tbody>{items.slice(0, most).map((item) => (
          <tr key={item.no}>
            {onTurn && <td><input type="checkbox" aria-label={`${item.no} ${pick(item.kindZh, item.kindEn)}`} checked={chosen.includes(item.no)} onChange={() => onTurn(item.no)} /></td>}
            <td className="mono">{item.no}</td><td>{pick(item.kindZh, item.kindEn)}</td>
            <td>{item.kind === 'FINDING' ? <Link to={`/findings/${item.ref}`}>{item.ruleId} <span className="mono">{item.number ?? item.ref.slice(0, 8)}</span></Link> : item.kind === 'ORDER' ? <Link to={`/registers/rectifications/${item.ref}`}>{item.ruleId} <span className="mono">{item.number ?? item.ref.slice(0, 8)}</span></Link>
              : item.kind === 'CYCLE' ? <Link to={`/clearing?cycle=${of.cycle}&period=${of.period}&orgPath=${encodeURIComponent(item.ref)}`} className="path">{item.ref}</Link> : <span className="mono">{item.number ?? item.ref}</span>}</td>
            <td>{item.severity ? <Severity of={item.severity} /> : '—'}</td><td>{moment(item.since)}</td>
            <td>{item.reason ? pick(item.reasonZh, item.reasonEn) : <b className="due-over">{t('clearing.unexplained')}</b>}{item.explainedBy && <span className="quiet"> {item.explainedBy}</span>}</td>
            <td className="mono">{item.owner ?? '—'}</td><td>{moment(item.until)}</td><td>{item.note ?? ''}</td>
          </tr>))}
        </tbody>
      </table>
      {items.length > most && <button type="button" className="link" onClick={() => setMost(most + AT_ONCE)}>{t('facts.more', { n: items.length - most })}</button>}
    </div>
  );
}
