import { reading, type Reading } from '../api/doors';
import type { Proceeding } from '../api/types';
import type { Desk } from '../desk/commands';
import type { Column } from '../desk/columns';
import { optionsOf, type Field, type Shape } from '../desk/fields';
import type { Key } from '../words/words';

export type Whole = Proceeding & { expiresAt?: string; allowed?: string[] };
/** What the choices of a form are taken from, asked for only where a register names it. */
export type Offers = { schemes: { value: string; label: string }[]; rules: { value: string; label: string }[]; items: { value: string; label: string }[] };
/** 台账 — what a register shows besides what all have, and what its forms know that the document does not say. */
export type Register = {
  title: Key;
  why: Key;
  columns: Column<Whole>[];
  shape: (step: string, desk: Desk, offers: Offers, of?: Whole) => Shape;
  /** Why the reader cannot take this step, though his role may. */
  barred?: (step: string, of: Whole, desk: Desk) => string | false;
  grave?: readonly string[];
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
    shape: (step) => step === 'set' ? { without: ['occurredAt'], fields: { unit: { hint: 'HB/JZ/SS/U017/' } } } : { without: ['occurredAt'] },
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
  'programme-tasks': {
    title: 'page.programmeTasks', why: 'page.programmeTasksWhy',
    columns: [{ field: 'detail.heading', title: 'field.heading' }, { field: 'detail.measure', title: 'field.measure', width: 'minmax(12rem,1.6fr)' }, { field: 'detail.percent', title: 'field.percent', width: '6rem' }, { field: 'detail.dueAt', title: 'column.due', as: 'due', width: '9.5rem' }],
    shape: (step, desk) => step === 'set' ? { without: ['occurredAt'], fields: { unit: { ...office(desk), optional: false } } } : { without: ['occurredAt'] },
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
};

/** Who may read a register: what the document says of its list. */
export const readersOf = (register: string): readonly string[] => reading(`/api/v1/${register}` as Reading).roles;
