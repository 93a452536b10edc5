import { reading, registerAt, type Reading } from '../api/doors';
import type { Proceeding } from '../api/types';
import type { DueCase, ReviewForm } from '../api/views';
import type { Desk } from '../desk/commands';
import type { Column } from '../desk/columns';
import { optionsOf, type Field, type Shape } from '../desk/fields';
import { moment } from '../house/time';
import type { Key } from '../words/words';

export type Whole = Proceeding & { expiresAt?: string; allowed?: string[] };
/** What the choices of a form are taken from, asked for only where a register names it. */
export type Offers = { schemes: { value: string; label: string }[]; rules: { value: string; label: string }[]; items: { value: string; label: string }[]; forms: ReviewForm[]; cases: DueCase[] };
/** 台账 — what a register shows besides what all have, and what its forms know that the document does not say. */
export type Register = {
  title: Key;
  why: Key;
  columns: Column<Whole>[];
  shape: (step: string, desk: Desk, offers: Offers, of?: Whole) => Shape;
  /** Why the reader cannot take this step, though his role may. */
  barred?: (step: string, of: Whole, desk: Desk) => string | false;
  grave?: readonly string[];
  /** The body as the service wants it, where it is more than the fields. */
  told?: (step: string) => ((body: Record<string, unknown>) => unknown) | undefined;
};

const DAYS_OFF = ['SUSPENSION', 'CONFINEMENT'];
const DECIDABLE = ['EDUCATION', 'CRITICISM', 'TRAINING', 'LEADER_REPLACEMENT', 'DISCIPLINARY_REFERRAL', 'CRIMINAL_REFERRAL'];
const CHOICES: Record<string, Record<string, readonly string[]>> = {
  'determine-fault': { outcome: ['FAULT', 'FLAW', 'NO_FAULT'] },
  'assess-tolerance': { outcome: ['NONE', 'LENIENT', 'EXEMPT'] },
  'confirm-violation': { kind: ['PROHIBITION', 'OTHER'] },
  propose: { kind: [...DECIDABLE, ...DAYS_OFF] },
  clear: { kind: ['NO_FAULT', 'FLAW'] },
  decide: { kind: DECIDABLE },
};
const CAMPAIGNS = ['TRAINING_UPLIFT', 'ALERT_CASE_REVIEW', 'SMALL_CASE_REWORK', 'PROPERTY_INVENTORY', 'ACCOUNTABILITY_CLEANUP', 'SPECIAL_RECTIFICATION', 'PROGRAMME'];
const STATUSES = ['RAISED', 'CONFIRMED', 'DISMISSED', 'OVERTURNED', 'WITHDRAWN'];
const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];
const choice = (values: readonly string[], { words }: Desk, kind = 'value'): Partial<Field> => ({ kind: 'choice', options: optionsOf(values, words, kind) });
const many = (values: readonly string[], { words }: Desk, kind: string): Partial<Field> => ({ kind: 'choices', options: optionsOf(values, words, kind) });
const office = ({ me }: Desk): Partial<Field> => ({ hint: 'HB/JZ/SS/', initial: me.orgPaths[0] ?? '' });
const plain = (): Shape => ({});
const mine = (of: Whole, { me, words }: Desk): string | false => of.subject === me.actor && words.t('barred.myself');

const MARK = 'mark.';
/** 评查表 — one field for each item: what is taken off its points. */
function reviewShape(step: string, desk: Desk, offers: Offers, of?: Whole): Shape {
  const { words } = desk;
  if (step === 'select') {
    return { without: ['occurredAt'], held: [], fields: {
      caseId: { kind: 'choice', optional: false, options: offers.cases.map((each) => ({ value: each.caseId, label: `${each.orgPath} ${each.caseId.slice(0, 8)} ${moment(each.closedAt)}` })) },
      sample: choice(['FULL', 'SECOND'], desk), form: { kind: 'choice', options: offers.forms.map((form) => ({ value: `${form.form}/${form.version}`, label: `${words.pick(form.zh, form.en)} ${form.form}/${form.version}` })) },
    } };
  }
  if (step !== 'score') return { fields: { ...(step === 'nominate' && { side: choice(['BEST', 'WORST'], desk) }), ...(step === 'confirm' && { weight: choice(['1', '2', '4', '6'], desk, 'weight') }) } };
  const form = offers.forms.find((each) => `${each.form}/${each.version}` === of?.detail['form']);
  return {
    without: ['occurredAt', 'marks'],
    more: (form?.items ?? []).map((item) => ({ name: MARK + item.item, label: `${words.pick(item.zh, item.en)} (0–${item.points})`, kind: 'number', optional: true, most: item.points })),
    fields: { vetoes: { kind: 'choices', options: (form?.vetoes ?? []).map((veto) => ({ value: veto.veto, label: words.pick(veto.zh, veto.en) })) } },
  };
}

const weighed = ({ weight, ...rest }: Record<string, unknown>): unknown => ({ ...rest, weight: Number(weight) });
const marked = (body: Record<string, unknown>): unknown => {
  const given = Object.entries(body);
  return {
    ...Object.fromEntries(given.filter(([name]) => !name.startsWith(MARK))),
    marks: given.filter(([name, points]) => name.startsWith(MARK) && Number(points) > 0).map(([name, points]) => `${name.slice(MARK.length)}=${String(points)}`),
  };
};

export const REGISTERS: Record<string, Register> = {
  inspections: {
    title: 'page.inspections', why: 'page.inspectionsWhy',
    columns: [{ field: 'detail.scheme', title: 'field.scheme', as: 'mono' }, { field: 'detail.officerId', title: 'field.officerId', as: 'mono' }, { field: 'detail.partner', title: 'field.partner', as: 'mono' }, { field: 'detail.unannounced', title: 'field.unannounced', as: 'flag', width: '7rem' }],
    shape: (step, _, offers): Shape => step === 'plan'
      ? { without: ['occurredAt'], fields: { scheme: { kind: 'choice', options: offers.schemes }, unit: { hint: 'HB/JZ/SS/U017/', optional: false }, officerId: { optional: false }, partner: { optional: false }, dueAt: { optional: false } } }
      : { without: step === 'arrive' ? ['occurredAt'] : [], fields: { checked: { kind: 'choices', options: offers.items, optional: false }, faults: { kind: 'choices', options: offers.items, optional: false } } },
    barred: (step, of, { me, words }) => (step === 'arrive' || step === 'finish') && ![of.detail['officerId'], of.detail['partner']].includes(me.actor) && words.t('barred.inspectors'),
  },
  'programme-tasks': {
    title: 'page.programmeTasks', why: 'page.programmeTasksWhy',
    columns: [{ field: 'detail.heading', title: 'field.heading' }, { field: 'detail.measure', title: 'field.measure', width: 'minmax(14rem,2fr)' }, { field: 'orgPath', title: 'column.unit', as: 'path' }, { field: 'detail.percent', title: 'field.percent', as: 'percent', width: '6rem' }, { field: 'detail.dueAt', title: 'field.dueAt', as: 'moment', width: '9.5rem' }],
    shape: (step, desk) => step === 'set' ? { without: ['occurredAt'], fields: { unit: { ...office(desk), optional: false } } } : { without: ['occurredAt'] },
    barred: (step, of, { me, words }) => (step === 'accept' || step === 'return') && of.detail['reporter'] === me.actor && words.t('barred.maker'),
  },
  campaigns: {
    title: 'page.campaigns', why: 'page.campaignsWhy',
    columns: [{ field: 'detail.name', title: 'field.name', width: 'minmax(12rem,1.6fr)' }, { field: 'detail.kind', title: 'field.kind', as: 'code:value' }, { field: 'detail.unit', title: 'column.unit', as: 'path' }, { field: 'detail.tasks', title: 'column.tasks', width: '6rem' }],
    shape: (step, desk, offers) => step !== 'start' ? {} : {
      without: ['occurredAt'],
      fields: {
        kind: choice(CAMPAIGNS, desk), unit: office(desk), rules: { kind: 'choices', options: offers.rules }, statuses: many(STATUSES, desk, 'status'), severities: many(SEVERITIES, desk, 'severity'),
        stages: { hint: desk.words.t('field.stagesHint') },
      },
    },
  },
  samples: {
    title: 'page.samples', why: 'page.samplesWhy',
    columns: [{ field: 'detail.unit', title: 'column.unit', as: 'path' }, { field: 'detail.from', title: 'field.from', as: 'moment', width: '9.5rem' }, { field: 'detail.to', title: 'field.to', as: 'moment', width: '9.5rem' }, { field: 'detail.drawn', title: 'column.drawn', width: '6rem' }],
    shape: (step, desk) => step === 'plan'
      ? { without: ['occurredAt'], fields: { unit: office(desk), commitment: { kind: 'seed' }, planned: { initial: '60' }, least: { initial: '2' }, secondEvery: { initial: '5' }, acceptable: { initial: '0.05' }, unacceptable: { initial: '0.15' } } }
      : { without: ['occurredAt'] },
  },
  accountability: {
    title: 'page.accountability', why: 'page.accountabilityWhy',
    columns: [{ field: 'subject', title: 'field.officerId', as: 'mono', width: '8rem' }, { field: 'detail.fault', title: 'column.fault', as: 'code:value' }, { field: 'detail.tolerance', title: 'column.tolerance', as: 'code:value' }, { field: 'detail.kind', title: 'field.kind', as: 'code:value' }],
    shape: (step, desk) => ({ fields: {
      officerId: { optional: false },
      ...Object.fromEntries(Object.entries(CHOICES[step] ?? {}).map(([field, values]) => [field, choice(values, desk)])),
      ...(step === 'suspend' || step === 'confine' ? { days: { optional: false, hint: step === 'suspend' ? '10–60' : '1–7' } } : {}),
      ...(step === 'appeal' ? { grounds: { optional: false } } : {}), ...(step === 'uphold' || step === 'revoke' ? { reason: { optional: false } } : {}),
    } }),
    barred: (step, of, desk) => step === 'appeal' ? of.subject !== desk.me.actor && desk.words.t('barred.onlyMyself') : mine(of, desk),
    grave: ['suspend', 'confine', 'revoke'],
  },
  rectifications: {
    title: 'page.rectifications', why: 'page.rectificationsWhy',
    columns: [{ field: 'detail.findingId', title: 'column.finding', as: 'finding' }, { field: 'detail.requirement', title: 'field.requirement' }, { field: 'detail.dueAt', title: 'column.due', as: 'due', width: '9.5rem' }],
    shape: plain,
  },
  objections: {
    title: 'page.objections', why: 'page.objectionsWhy',
    columns: [{ field: 'detail.findingId', title: 'column.finding', as: 'finding' }, { field: 'detail.grounds', title: 'field.grounds' }],
    shape: plain, grave: ['overturn'],
  },
  'score-objections': {
    title: 'page.scoreObjections', why: 'page.scoreObjectionsWhy',
    columns: [{ field: 'detail.account', title: 'column.account', as: 'mono' }, { field: 'detail.grounds', title: 'field.grounds', width: 'minmax(12rem,1.6fr)' }, { field: 'detail.upheld', title: 'field.upheld', as: 'flag', width: '7rem' }],
    shape: (step) => (step === 'object' ? { without: ['occurredAt'] } : {}),
  },
  'dossier-reviews': {
    title: 'page.dossierReviews', why: 'page.dossierReviewsWhy',
    columns: [{ field: 'detail.sample', title: 'field.sample', as: 'code:value', width: '7rem' }, { field: 'detail.form', title: 'field.form', as: 'mono' }, { field: 'detail.score', title: 'column.score', width: '6rem' }, { field: 'detail.side', title: 'field.side', as: 'code:value', width: '7rem' }],
    shape: reviewShape,
    told: (step) => ({ score: marked, confirm: weighed })[step],
    barred: (step, of, { me, words }) => (step === 'score' && of.detail['assigned'] !== me.actor && words.t('barred.reviewer'))
      || ((step === 'recheck' || step === 'confirm') && of.detail['reviewer'] === me.actor && words.t('barred.scored')),
    grave: ['publish'],
  },
};

/** Who may read a register: what the document says of its list. */
export const readersOf = (register: string): readonly string[] => reading(registerAt(register) as Reading).roles;
