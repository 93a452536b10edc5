import type { AuditEntry, AuditReport, HeldRecord, Organisation, PostHolder, Webhook, WebhookDelivery, WebhookWithSecret } from '../api/views';
import { get } from '../api/client';
import { Button } from 'antd';
import { useState } from 'react';
import { useAsked } from '../app/asked';
import { stepAt } from '../desk/commands';
import { optionsOf } from '../desk/fields';
import { useDesk, type Listing } from '../desk/ListPage';
import { Steps, type Step } from '../desk/Steps';
import { Failure } from '../house/Failure';
import { moment } from '../house/time';
import { Link } from 'react-router';
import type { Words } from '../words/words';

const ROLES = [
  'UNIT_CHIEF', 'LEGAL_OFFICER', 'CASE_MANAGER', 'LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'DUTY_DIRECTOR', 'COMMAND_CENTRE_SUPERVISOR', 'INSPECTORATE', 'INSPECTOR_GENERAL',
  'BUREAU_LEADER', 'SUPERVISION_COMMITTEE', 'CALL_TAKER', 'DISPATCHER', 'RESPONDING_OFFICER', 'HANDLING_OFFICER', 'CASE_CENTRE_STAFF', 'PROPERTY_KEEPER', 'TRAINING_OFFICER', 'PETITION_DESK', 'SCORE_ADMIN', 'OPS',
];

/** 岗位名册 — who holds which post, and who stands in for whom until when. */
export const ROSTER: Listing<PostHolder> = {
  title: 'page.roster', why: 'page.rosterWhy', door: '/api/v1/roster', limit: 500, idOf: (row) => row.id,
  columns: [
    { field: 'orgPath', title: 'column.office', as: 'path' }, { field: 'role', title: 'field.role', as: 'code:role' }, { field: 'person', title: 'field.person', as: 'mono' }, { field: 'actingFor', title: 'field.actingFor', as: 'mono' },
    { field: 'from', title: 'field.from', as: 'moment', width: '9.5rem' }, { field: 'to', title: 'field.to', as: 'moment', width: '9.5rem' }, { field: 'enteredBy', title: 'column.enteredBy', as: 'mono' },
  ],
  filters: [{ name: 'orgPath', title: 'column.office', hint: 'HB/JZ/SS/' }],
  openings: (desk) => [stepAt('/api/v1/roster', desk, {
    label: desk.words.t('roster.enter'), note: desk.words.t('roster.note'),
    shape: { fields: { orgPath: { hint: 'HB/JZ/SS/U017/', initial: desk.me.orgPaths[0] ?? '' }, role: { kind: 'choice', options: optionsOf(ROLES, desk.words, 'role') } } },
  })],
  steps: (row, desk) => row.to && Date.parse(row.to) <= Date.now() ? [] : [stepAt('/api/v1/roster/{id}:end', desk, { place: { id: row.id }, label: desk.words.t('roster.end'), grave: true })],
};

/** 机构 — the organisations below me, who watches in each, and what waits there to be verified. */
export const ORGANISATIONS: Listing<Organisation> = {
  title: 'page.organisations', why: 'page.organisationsWhy', door: '/api/v1/organisations', idOf: (row) => row.orgPath,
  columns: [
    { field: 'orgPath', title: 'column.office', as: 'path' }, { field: 'name', title: 'field.name', width: 'minmax(10rem,2fr)' }, { field: 'level', title: 'column.level', as: 'code:orgLevel', width: '6rem' },
    { field: 'posts', title: 'column.posts', width: 'minmax(16rem,3fr)', said: postsOf, shown: (row, { words }) => postsOf(row, words) || <span className="quiet">—</span> },
    { field: 'sources', title: 'column.sources', width: '7rem' },
    { field: 'open', title: 'column.toVerify', width: '7rem' },
    { field: 'openWithin', title: 'column.toVerifyWithin', width: '8rem', shown: (row) => <Link to={`/findings?orgPath=${row.orgPath}&status=RAISED`}>{row.openWithin}</Link>, said: (row) => String(row.openWithin) },
  ],
};

function postsOf(row: Organisation, { code }: Words): string {
  return row.posts.map((post) => (post.people > 1 ? `${code('role', post.role)} × ${post.people}` : code('role', post.role))).join(' · ');
}

const secretOf = (answer: unknown) => <Secret of={answer as WebhookWithSecret} />;
function Secret({ of }: { of: WebhookWithSecret }) {
  const { t } = useDesk().words;
  return <><p>{t(of.secret ? 'webhook.secretOnce' : 'webhook.secretGone')}</p>{of.secret && <pre tabIndex={0}>{of.secret}</pre>}</>;
}

/** 推送接收方 — where findings and warnings are posted to, how each fares, what did not arrive. */
export const WEBHOOKS: Listing<Webhook> = {
  title: 'page.webhooks', why: 'page.webhooksWhy', door: '/api/v1/webhooks', limit: 200, idOf: (row) => row.id,
  columns: [
    { field: 'url', title: 'field.url', width: 'minmax(14rem,2fr)' }, { field: 'state', title: 'column.status', as: 'code:value', width: '7rem' }, { field: 'orgPath', title: 'column.office', as: 'path' }, { field: 'types', title: 'field.types', as: 'list' },
    { field: 'waiting', title: 'column.waiting', width: '6rem' }, { field: 'dead', title: 'column.dead', width: '6rem' }, { field: 'failingSince', title: 'column.failingSince', as: 'moment' }, { field: 'disabledBecause', title: 'column.disabledBecause', as: 'code:value' },
    { field: 'description', title: 'field.description' }, { field: 'registeredBy', title: 'column.enteredBy', as: 'mono' },
  ],
  openings: (desk) => [stepAt('/api/v1/webhooks', desk, { label: desk.words.t('do.registerWebhook'), shows: secretOf, shape: { fields: { orgPath: { hint: 'HB/JZ/SS/', initial: desk.me.orgPaths[0] ?? '' }, url: { most: 2000, hint: 'https://…' }, types: { hint: 'finding.*' } } } })],
  steps: (row, desk) => {
    const place = { id: row.id };
    const steps: (Step | false)[] = [
      stepAt('/api/v1/webhooks/{id}:ping', desk, { label: desk.words.t('do.ping'), place }),
      row.state === 'DISABLED' && stepAt('/api/v1/webhooks/{id}:enable', desk, { label: desk.words.t('do.enable'), place }),
      stepAt('/api/v1/webhooks/{id}:rotate-secret', desk, { label: desk.words.t('do.rotateSecret'), place, shows: secretOf }),
      stepAt('/api/v1/webhooks/{id}:remove', desk, { label: desk.words.t('do.remove'), place, grave: true }),
    ];
    return steps.filter((step): step is Step => step !== false);
  },
  Detail: Deliveries,
};

function Deliveries({ row }: { row: Webhook }) {
  const desk = useDesk();
  const { t, code } = desk.words;
  const asked = useAsked<{ items: WebhookDelivery[]; next?: string }>(`/api/v1/webhooks/${row.id}/deliveries?limit=50`, 10_000);
  return (
    <>
      <h3>{t('webhook.deliveries')}</h3>
      {asked.isError && <Failure of={asked.error} />}
      {asked.data?.items.length === 0 && <p className="quiet">{t('list.empty')}</p>}
      <ul className="plain">{asked.data?.items.map((each) => (
        <li key={each.id}><time>{moment(each.madeAt, true)}</time> <b>{code('value', each.state)}</b> <span className="mono">{each.type}</span> <span className="quiet">{each.status ?? ''} {each.failure ? code('value', each.failure) : ''} {t('webhook.attempts', { n: each.attempts })}</span>
          {each.state !== 'DELIVERED' && <Steps small steps={[stepAt('/api/v1/webhooks/{id}/deliveries/{delivery}:redeliver', desk, { label: desk.words.t('do.redeliver'), place: { id: row.id, delivery: each.id } })]} />}</li>))}</ul>
    </>
  );
}

/** 审计日志 — what people did, sealed in its order; whether the seal holds is asked on request. */
export const AUDIT: Listing<AuditEntry> = {
  title: 'page.audit', why: 'page.auditWhy', door: '/api/v1/audit/entries', limit: 1000, idOf: (row) => row.id,
  columns: [
    { field: 'sequence', title: 'column.number', as: 'mono', width: '6rem' }, { field: 'at', title: 'column.at', as: 'moment', width: '9.5rem' }, { field: 'actor', title: 'field.person', as: 'mono' }, { field: 'role', title: 'field.role', as: 'code:role' },
    { field: 'action', title: 'column.action' }, { field: 'objectKind', title: 'column.kind', as: 'mono' }, { field: 'object', title: 'column.subject', as: 'mono' }, { field: 'orgPath', title: 'column.office', as: 'path' },
    { field: 'result', title: 'field.result', as: 'code:value', width: '7rem' }, { field: 'purpose', title: 'column.purpose' },
  ],
  filters: [{ name: 'cursor', title: 'filter.behind', hint: '0' }],
  Head: Verification,
};

function Verification() {
  const { t } = useDesk().words;
  const [report, setReport] = useState<AuditReport | string | null>(null);
  const ask = (): void => void get<AuditReport>('/api/v1/audit/verification').then(setReport, (error: Error) => setReport(error.message));
  return (
    <div className="again">
      <Button size="small" onClick={ask}>{t('audit.verify')}</Button>
      <div role="status">
        {typeof report === 'string' && <p className="failure">{report}</p>}
        {report && typeof report !== 'string' && (
          <p className={report.clean ? '' : 'failure'}>{report.clean ? '✔ ' : '✘ '}{t(report.clean ? 'audit.clean' : 'audit.broken', { n: report.entries, to: report.sealedTo })}
            {report.firstBad && ` · ${report.firstBad.sequence} ${report.firstBad.kind} ${report.firstBad.objectKind} ${report.firstBad.object} ${report.firstBad.detail}`}</p>
        )}
      </div>
    </div>
  );
}

/** 隔离区 — records that could not be taken in; each can be taken in again by the same path. */
export const QUARANTINE: Listing<HeldRecord> = {
  title: 'page.quarantine', why: 'page.quarantineWhy', door: '/api/v1/quarantine', limit: 200, idOf: (row) => row.id,
  columns: [
    { field: 'since', title: 'column.at', as: 'moment', width: '9.5rem' }, { field: 'topic', title: 'column.topic', as: 'mono' }, { field: 'partition', title: 'column.partition', width: '6rem' }, { field: 'offset', title: 'column.offset', as: 'mono' },
    { field: 'reason', title: 'field.reason', width: 'minmax(16rem,2fr)' }, { field: 'size', title: 'column.size', width: '6rem' }, { field: 'state', title: 'column.status', as: 'code:value' },
  ],
  steps: (row, desk) => [stepAt('/api/v1/quarantine/{id}:redrive', desk, { place: { id: row.id }, label: desk.words.t('quarantine.redrive') })],
};
