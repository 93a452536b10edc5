import type { Detail, Proceeding } from '../api/types';
import type { Key } from '../words/words';

const COUNTY = ['CASE_MANAGER', 'LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'INSPECTORATE'];
const VERIFIERS = ['LEGAL_OFFICER', ...COUNTY];
const UNIT = ['UNIT_CHIEF', 'BUREAU_LEADER'];
const ABOVE = ['LEGAL_DETACHMENT', 'LEGAL_CORPS', 'INSPECTORATE'];
const OVERTURNERS = ['LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'INSPECTORATE', 'SUPERVISION_COMMITTEE'];

export type Field = { name: string; key: Key; kind: 'text' | 'long' | 'reason' | 'role'; optional?: boolean };
export type Step = { id: string; key: Key; path: string; roles: readonly string[]; fields: Field[]; grave?: boolean; fixed?: Record<string, unknown>;
  /** Who did what this would pass: he does not pass it himself. */
  notBy?: string | undefined };

const reason: Field = { name: 'reason', key: 'field.reason', kind: 'long' };
const evidence: Field = { name: 'evidenceRef', key: 'field.evidence', kind: 'text', optional: true };

/** What can be done about a finding as it stands, whoever may; the service decides, these only spare a useless form. */
export function stepsOf({ finding, verifying, proceedings }: Pick<Detail, 'finding' | 'verifying' | 'proceedings'>): Step[] {
  const at = `/api/v1/findings/${finding.id}`;
  const raised = finding.status === 'RAISED';
  const open = (register: string): boolean => proceedings.some((each) => each.register === register);
  const steps: (Step | false | undefined)[] = [
    raised && !verifying.dismissal && { id: 'confirm', key: 'step.confirm', path: `${at}:confirm`, roles: VERIFIERS, fields: [reason, { name: 'officer', key: 'field.officer', kind: 'text', optional: true }] },
    raised && !verifying.dismissal && { id: 'dismiss', key: 'step.dismiss', path: `${at}:dismiss`, roles: VERIFIERS, grave: true, fields: [{ name: 'reasonCode', key: 'field.reasonCode', kind: 'reason' }, reason] },
    raised && verifying.dismissal && { id: 'approve-dismissal', key: 'step.approveDismissal', path: `${at}:approve-dismissal`, roles: COUNTY, fields: [], notBy: verifying.dismissal.by },
    raised && verifying.dismissal && { id: 'refuse-dismissal', key: 'step.refuseDismissal', path: `${at}:refuse-dismissal`, roles: COUNTY, fields: [reason], notBy: verifying.dismissal.by },
    raised && { id: 'assign', key: 'step.assign', path: `${at}:assign`, roles: [...COUNTY, 'BUREAU_LEADER'], fields: [
      { name: 'officer', key: 'field.officer', kind: 'text' }, { name: 'role', key: 'field.role', kind: 'role' },
      { name: 'office', key: 'field.office', kind: 'text' }, { name: 'why', key: 'field.why', kind: 'long' }] },
    raised && { id: 'answer', key: 'step.answer', path: `${at}:answer`, roles: UNIT, fields: [{ name: 'statement', key: 'field.statement', kind: 'long' }, evidence] },
    finding.status === 'CONFIRMED' && !open('rectifications') && { id: 'order', key: 'step.order', path: '/api/v1/rectifications:order', roles: COUNTY,
      fixed: { findingId: finding.id }, fields: [{ name: 'requirement', key: 'field.requirement', kind: 'long', optional: true }] },
    finding.status === 'CONFIRMED' && !open('objections') && { id: 'object', key: 'step.object', path: '/api/v1/objections:object', roles: UNIT,
      fixed: { findingId: finding.id }, fields: [{ name: 'grounds', key: 'field.grounds', kind: 'long' }, evidence] },
    finding.status === 'CONFIRMED' && { id: 'overturn', key: 'step.overturn', path: `${at}:overturn`, roles: OVERTURNERS, grave: true, fields: [reason], notBy: verifying.confirmed?.by },
  ];
  return steps.filter((step): step is Step => Boolean(step));
}

const submit: Omit<Step, 'path'> = { id: 'submit', key: 'step.submit', roles: UNIT, fields: [{ name: 'evidenceRef', key: 'field.evidence', kind: 'text' }, { name: 'account', key: 'field.account', kind: 'long', optional: true }] };
const pass: Omit<Step, 'path'> = { id: 'pass', key: 'step.pass', roles: COUNTY, fields: [] };
const reject: Omit<Step, 'path'> = { id: 'reject', key: 'step.reject', roles: COUNTY, fields: [reason] };
const BY_STATE: Record<string, Omit<Step, 'path'>[]> = {
  'rectifications/ORDERED': [{ id: 'acknowledge', key: 'step.acknowledge', roles: UNIT, fields: [] }],
  'rectifications/RECTIFYING': [submit, { id: 'extend', key: 'step.extend', roles: UNIT, fields: [reason] }],
  'rectifications/EXTENDED': [submit],
  'rectifications/RECHECKING': [pass, reject],
  'rectifications/RETURNED': [submit],
  'rectifications/RECHECKING_AGAIN': [pass, reject],
  'rectifications/ESCALATED': [{ id: 'interview', key: 'step.interview', roles: ABOVE, fields: [{ name: 'interviewed', key: 'field.interviewed', kind: 'text' }, { name: 'record', key: 'field.record', kind: 'text' }] }],
  'rectifications/INTERVIEWED': [submit],
  'rectifications/RECHECKING_ABOVE': [{ ...pass, id: 'pass-above', roles: ABOVE }, { ...reject, id: 'reject-above', roles: ABOVE }],
  'rectifications/RECTIFIED': [{ id: 'close', key: 'step.close', roles: COUNTY, fields: [] }],
  'objections/OBJECTED': [
    { id: 'uphold', key: 'step.uphold', roles: OVERTURNERS, fields: [reason] },
    { id: 'overturn', key: 'step.overturn', roles: OVERTURNERS, grave: true, fields: [reason] },
  ],
};

/** The next steps of an order or an objection, by its state. */
export const stepsOfProceeding = ({ procedure, state, id }: Pick<Proceeding, 'procedure' | 'state' | 'id'>): Step[] =>
  (BY_STATE[`${procedure}/${state}`] ?? []).map((step) => ({ ...step, path: `/api/v1/${procedure}/${id}:${step.id}` }));
