import type { Detail, Proceeding, ProceedingFact, ProceedingRef } from '../api/types';
import { useAsked } from '../app/asked';
import { Due, useNow } from '../house/Marks';
import { moment } from '../house/time';
import { useWords } from '../words/words';
import { Steps } from './StepForm';
import { stepsOfProceeding } from './steps';

/** 办理经过 — verification, rectification and objection, each change with who, when and why. */
export function Thread({ detail }: { detail: Detail }) {
  const { t, pick } = useWords();
  return (
    <div>
      {detail.proceedings.map((each) => <Loop key={each.id} proceeding={each} />)}
      <Verified detail={detail} />
      <History detail={detail} />
      {detail.responsibility.length > 0 && (
        <section className="panel">
          <h2>{t('share.title')}</h2>
          <ul className="plain">
            {detail.responsibility.map((share) => (
              <li key={share.part + share.officer}><b>{pick(share.partZh, share.partEn)}</b> <span className="mono">{share.officer}</span> <span className="quiet">{moment(share.since)}</span></li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Verified({ detail }: { detail: Detail }) {
  const { t, code } = useWords();
  const { assigned, answered, dismissal, confirmed } = detail.verifying;
  if (!assigned && !answered && !dismissal && !confirmed) return null;
  return (
    <section className="panel">
      <h2>{t('verify.title')}</h2>
      <ul className="plain">
        {assigned && <li><b>{t('verify.assigned', { to: assigned.officer, role: code('role', assigned.role) })}</b><p>{assigned.why}</p><p className="quiet">{t('verify.until', { at: moment(assigned.dueAt) })}</p></li>}
        {answered && <li><b>{t('verify.answered', { by: answered.by })}</b><p>{answered.statement}</p></li>}
        {dismissal && <li><b>{t('verify.dismissal', { by: dismissal.by })}</b><p>{code('reason', dismissal.reasonCode)}：{dismissal.reason}</p></li>}
        {confirmed && <li><b>{t('verify.confirmed', { by: confirmed.by })}</b> <span className="quiet">{moment(confirmed.at)} {confirmed.officer && t('verify.against', { officer: confirmed.officer })}</span></li>}
      </ul>
    </section>
  );
}

function Loop({ proceeding }: { proceeding: ProceedingRef }) {
  const { t, pick, code } = useWords();
  const now = useNow();
  const at = `/api/v1/${proceeding.register}/${proceeding.id}`;
  const whole = useAsked<Proceeding & { expiresAt?: string }>(at);
  const facts = useAsked<{ items: ProceedingFact[] }>(`${at}/facts`);
  const state = whole.data?.state ?? proceeding.state;
  return (
    <section className="panel loop">
      <h2>{code('register', proceeding.register)} <span className="status status-loop">{whole.data ? pick(whole.data.stateZh, whole.data.stateEn) : state}</span>
        {whole.data && !whole.data.ended && whole.data.expiresAt && <Due at={whole.data.expiresAt} now={now} />}</h2>
      <Steps steps={stepsOfProceeding({ procedure: proceeding.register, state, id: proceeding.id })} />
      <ol className="history">
        {facts.data?.items.map((fact) => (
          <li key={fact.id}><time>{moment(fact.occurredAt)}</time> <b>{code('fact', fact.type)}</b> <p>{said(fact.data, t('field.evidence'))}</p></li>
        ))}
      </ol>
    </section>
  );
}

const TELLING = ['requirement', 'reason', 'grounds', 'account', 'record', 'outcome'];
const said = (data: Record<string, unknown>, evidence: string): string =>
  [...TELLING.map((name) => data[name]), data['evidenceRef'] && `${evidence} ${String(data['evidenceRef'])}`].filter(Boolean).map(String).join(' · ');

function History({ detail }: { detail: Detail }) {
  const { t, code } = useWords();
  return (
    <section className="panel">
      <h2>{t('history.title')}</h2>
      <ol className="history">
        {detail.history.map((change) => (
          <li key={change.version}>
            <time>{moment(change.at)}</time> <b>{code('change', change.change)}</b> <span className="quiet">{change.actor ?? t('history.unnamed')}</span>
            <p>{code('cause', change.cause)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
