import { Button } from 'antd';
import { useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { at, registerAt, stepOf, type Door } from '../api/doors';
import type { ProceedingFact } from '../api/types';
import type { Proposal } from '../api/views';
import { useAsked } from '../app/asked';
import { Nothing } from '../app/Nothing';
import { approvalOf, labelOf, stepAt, type Desk } from '../desk/commands';
import { fieldsOf, type Field } from '../desk/fields';
import { useDesk } from '../desk/ListPage';
import { Said } from '../desk/Said';
import { Steps, type Step } from '../desk/Steps';
import { Failure } from '../house/Failure';
import { Due, useNow } from '../house/Marks';
import { moment } from '../house/time';
import { CampaignPanel } from './CampaignPanel';
import { useOffers } from './offers';
import { REGISTERS, type Offers, type Register, type Whole } from './registers';
import { SamplePanel } from './SamplePanel';

/** 办理详情 — where a proceeding stands, what was said so far, what waits for another person, and what comes next. */
export default function ProceedingPage() {
  const { register = '', id = '' } = useParams();
  const known = REGISTERS[register];
  const { t } = useDesk().words;
  const go = useNavigate();
  const asked = useAsked<Whole>(known ? `${registerAt(register)}/${id}` : null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) void go(`/registers/${register}`);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [go, register]);
  if (!known) return <Nothing />;
  if (asked.isError) return <section className="page"><h1>{t(known.title)}</h1><Failure of={asked.error} /></section>;
  if (!asked.data) return <section className="page" aria-busy="true"><h1 className="quiet">{t('list.loading')}</h1></section>;
  return <Shown register={register} known={known} of={asked.data} onBack={() => void go(`/registers/${register}`)} />;
}

function Shown({ register, known, of, onBack }: { register: string; known: Register; of: Whole; onBack: () => void }) {
  const desk = useDesk();
  const { t, pick } = desk.words;
  const now = useNow();
  const offers = useOffers(register, of);
  const path = `${registerAt(register)}/${of.id}`;
  const approved = Object.values(stepsKnown(register, of)).some((door) => door.approvers);
  const proposals = useAsked<{ items: Proposal[] }>(approved || HAVE_PROPOSALS.includes(register) ? `${path}/proposals` : null);
  const open = (proposals.data?.items ?? []).filter((each) => each.state === 'OPEN');
  return (
    <section className="page page-detail">
      <header className="page-head">
        <Button size="small" type="text" onClick={onBack}>← {t('finding.back')}</Button>
        <h1>{t(known.title)} {typeof of.detail['name'] === 'string' && of.detail['name']}</h1>
        <span className="status status-loop">{pick(of.stateZh, of.stateEn)}</span>
        {!of.ended && of.expiresAt && <Due at={of.expiresAt} now={now} />}
        <div className="spread" />
        <span className="quiet"><span className="mono">{of.subject ?? of.matter}</span> · <span className="path">{of.orgPath}</span> · {t('column.opened')} {moment(of.openedAt)}</span>
      </header>
      {open.map((each) => <Awaited key={each.id} register={register} of={of} proposal={each} desk={desk} />)}
      <Steps steps={stepsOf(register, known, of, open, offers, desk)} />
      {register === 'rectifications' && <Steps small steps={ON_PAPER.map((door) => stepAt(door, desk, { fixed: { rectification: of.id }, shape: { without: ['rectification'] } }))} />}
      <div className="two">
        <div>
          <section className="panel"><h2>{t('proceeding.said')}</h2><Said data={of.detail} /></section>
          {register === 'campaigns' && <CampaignPanel id={of.id} />}
          {register === 'samples' && of.state !== 'PLANNED' && <SamplePanel id={of.id} />}
        </div>
        <div>
          <Told path={path} />
          <Decided proposals={(proposals.data?.items ?? []).filter((each) => each.state !== 'OPEN')} register={register} desk={desk} />
        </div>
      </div>
    </section>
  );
}

const ON_PAPER = ['/api/v1/papers:issue-rectification-notice', '/api/v1/papers:issue-supervision-order'] as const;
const HAVE_PROPOSALS = ['inspections', 'campaigns', 'accountability', 'rectifications'];
const stepsKnown = (register: string, of: Whole): Record<string, Door> =>
  Object.fromEntries((of.allowed ?? []).flatMap((name) => { const door = stepOf(register, name); return door ? [[name, door]] : []; }));

function stepsOf(register: string, known: Register, of: Whole, open: Proposal[], offers: Offers, desk: Desk): Step[] {
  return Object.entries(stepsKnown(register, of)).map(([name, door]) => ({
    id: name, label: labelOf(door, desk.words), path: `${registerAt(register)}/${of.id}:${name}`, roles: door.roles,
    fields: fieldsOf(door, desk.words, known.shape(name, desk, offers, of)), told: known.told?.(name), note: approvalOf(door, desk.words), grave: known.grave?.includes(name) ?? false,
    barred: known.barred?.(name, of, desk) || (open.some((each) => each.step === name) && desk.words.t('barred.proposed')),
  }));
}

/** 待批 — a step that somebody proposed: he himself does not decide on it, and is told so before he tries. */
function Awaited({ register, of, proposal, desk }: { register: string; of: Whole; proposal: Proposal; desk: Desk }) {
  const { words, me } = desk;
  const { t } = words;
  const door = stepOf(register, proposal.step);
  const barred = proposal.proposedBy.id === me.actor ? t('barred.maker') : REGISTERS[register]?.barred?.(proposal.step, of, desk);
  const opinion: Field = { name: 'opinion', label: words.code('field', 'opinion'), kind: 'long', optional: true };
  const place = `${registerAt(register)}/{id}/proposals/{proposal}`;
  const decision = (name: 'approve' | 'refuse'): Step => ({
    id: `${name}-${proposal.id}`, label: t(`proposal.${name}`), path: `${at(place, { id: of.id, proposal: proposal.id })}:${name}`,
    roles: door?.approvers ?? [], fields: [name === 'refuse' ? { ...opinion, optional: false } : opinion], barred, grave: name === 'refuse',
  });
  return (
    <section className="panel awaited">
      <h2>{t('proposal.awaits', { step: door ? labelOf(door, words) : proposal.step })}
        <span className="quiet">{t('proposal.by', { who: proposal.proposedBy.id, role: words.code('role', proposal.proposedBy.role), at: moment(proposal.proposedAt) })}</span></h2>
      <p className="quiet">{approvalOf(door ?? { zh: '', en: '', roles: [] }, words)}</p>
      <Said data={proposal.content} />
      <Steps steps={[decision('approve'), decision('refuse')]} small />
    </section>
  );
}

function Told({ path }: { path: string }) {
  const { t, code } = useDesk().words;
  const facts = useAsked<{ items: ProceedingFact[] }>(`${path}/facts`);
  return (
    <section className="panel">
      <h2>{t('history.title')} {facts.data && <span className="quiet">{t('facts.count', { n: facts.data.items.length })}</span>}</h2>
      {facts.isError && <Failure of={facts.error} />}
      <ol className="timeline">
        {facts.data?.items.map((fact) => (
          <li key={fact.id}><details>
            <summary><time>{moment(fact.occurredAt, true)}</time><b>{code('fact', fact.type)}</b></summary>
            <Said data={fact.data} />
          </details></li>
        ))}
      </ol>
    </section>
  );
}

function Decided({ proposals, register, desk }: { proposals: Proposal[]; register: string; desk: Desk }) {
  const { t, code } = desk.words;
  if (proposals.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('proposal.decided')}</h2>
      <ul className="plain">
        {proposals.map((each) => {
          const door = stepOf(register, each.step);
          return <li key={each.id}><b>{door ? labelOf(door, desk.words) : each.step}</b> {code('value', each.state)} <span className="quiet">{each.proposedBy.id} → {each.decidedBy} {moment(each.decidedAt)}</span>{each.opinion && <p>{each.opinion}</p>}</li>;
        })}
      </ul>
    </section>
  );
}
