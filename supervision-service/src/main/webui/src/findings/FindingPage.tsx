import { Button } from 'antd';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Detail } from '../api/types';
import { useAsked, useRules } from '../app/asked';
import { Failure } from '../house/Failure';
import { Severity, Status } from '../house/Marks';
import { moment, span } from '../house/time';
import { termOf, useWords } from '../words/words';
import { Lifecycle } from '../matter/Lifecycle';
import { Basis } from './Basis';
import { Facts } from './Facts';
import { Steps } from './StepForm';
import { stepsOf } from './steps';
import { Thread } from './Thread';

/** 问题详情 — why it was found, what the law says, what people did about it, and what the reader may do now. */
export function FindingPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const go = useNavigate();
  const asked = useAsked<Detail>(`/api/v1/findings/${id}`);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) void go(-1);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [go]);
  if (asked.isError) return <section className="page"><h1>{t('nav.findings')}</h1><Failure of={asked.error} /></section>;
  if (!asked.data) return <section className="page" aria-busy="true"><h1 className="quiet">{t('list.loading')}</h1></section>;
  return <Shown detail={asked.data} onBack={() => void go(-1)} />;
}

function Shown({ detail, onBack }: { detail: Detail; onBack: () => void }) {
  const { t, pick, code } = useWords();
  const { finding, explanation } = detail;
  const rule = useRules().get(finding.ruleId);
  const steps = stepsOf(detail);
  return (
    <section className="page page-detail">
      <header className="page-head">
        <Button size="small" type="text" onClick={onBack}>← {t('finding.back')}</Button>
        <h1><span className="mono">{finding.ruleId}</span> {pick(explanation.rule.nameZh, explanation.rule.nameEn)}</h1>
        <Severity of={finding.severity} /><Status of={finding.status} />
        <div className="spread" />
        <span className="quiet">{code('subject', finding.subjectKind)} {finding.subjectKind === 'matter' ? <Link className="mono" to={`/matters/${finding.subject}`}>{finding.number ?? finding.subject}</Link> : <span className="mono">{finding.number ?? finding.subject}</span>} · <span className="path">{finding.unit}</span></span>
      </header>
      <Honesty detail={detail} />
      <Steps steps={steps} />
      <Duty detail={detail} />
      <div className="two">
        <div>
          <Basis detail={detail} rule={rule} />
          {finding.subjectKind === 'matter' && <Lifecycle matter={finding.subject} facts={detail.facts} finding={finding.id} />}
          <Facts detail={detail} />
        </div>
        <Thread detail={detail} />
      </div>
    </section>
  );
}

/** What a reader must not overlook: that it no longer stands, is doubted, or rests on something that changed. */
function Honesty({ detail }: { detail: Detail }) {
  const { t } = useWords();
  const { finding, verifying, proceedings, explanation } = detail;
  const notes = [
    finding.status === 'WITHDRAWN' && t('finding.withdrawn'),
    finding.status === 'OVERTURNED' && t('finding.overturned'),
    finding.status === 'RAISED' && t('finding.unverified'),
    finding.withdrawalProposed && t('finding.withdrawalProposed'),
    finding.basisChanged && t('finding.basisChanged'),
    verifying.dismissal && t('finding.dismissalProposed', { by: verifying.dismissal.by }),
    proceedings.some((each) => each.register === 'objections' && each.state === 'OBJECTED') && t('finding.contested'),
    explanation.rule.unverified && t('rule.unverified'),
  ].filter(Boolean);
  return (
    <ul className="notes" aria-label={t('finding.notes')}>
      {notes.map((note) => <li key={String(note)}>{note}</li>)}
      {detail.verifying.recurrenceOf && <li><Link to={`/findings/${detail.verifying.recurrenceOf}`}>{t('finding.recurrenceOf')}</Link></li>}
      {detail.recurrences.map((id) => <li key={id}><Link to={`/findings/${id}`}>{t('finding.recurred')}</Link></li>)}
    </ul>
  );
}

/** 义务 — from when, until when, when it was really done, and the difference. */
function Duty({ detail }: { detail: Detail }) {
  const words = useWords();
  const { t, language } = words;
  const { finding, explanation } = detail;
  const done = finding.remediedAt;
  const from = finding.dueAt ?? finding.brokenAt;
  const late = done ? t('finding.lateBy', { span: span(Date.parse(done) - Date.parse(from), language) })
    : t('finding.openFor', { span: span(Date.now() - Date.parse(from), language) });
  const figures: [string, string][] = [
    [t('finding.started'), moment(finding.startedAt, true)],
    [t('finding.limit'), explanation.limit ? termOf(words, explanation.limit) : t('due.none')],
    [t('finding.due'), moment(finding.dueAt, true)],
    [t('finding.broken'), moment(finding.brokenAt, true)],
    [t('finding.done'), done ? moment(done, true) : t('finding.notRemedied')],
    [t('finding.delta'), late],
  ];
  return (
    <dl className="duty">
      {figures.map(([name, value], index) => <div key={name} className={index === 5 ? 'delta' : ''}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
