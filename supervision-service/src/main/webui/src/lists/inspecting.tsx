import type { AlertToInspect, CoveredUnit, JointInspection, SampleItem, Scheme, UnitInspection } from '../api/views';
import { useRules } from '../app/asked';
import { stepAt, type Desk } from '../desk/commands';
import { optionsOf } from '../desk/fields';
import { useDesk, type Listing } from '../desk/ListPage';
import { Steps, type Step } from '../desk/Steps';
import { dayOf, instantOf } from '../house/time';
import { read, written } from './schemes';

/** 巡查方案 — all versions; a draft is changed by anybody of the office and approved by somebody who did not write on it. */
export const SCHEMES: Listing<Scheme> = {
  title: 'page.schemes', why: 'page.schemesWhy', door: '/api/v1/inspection-schemes', limit: 200, idOf: (row) => row.id,
  columns: [
    { field: 'scheme', title: 'field.scheme', as: 'mono' }, { field: 'version', title: 'column.version', width: '6rem' }, { field: 'state', title: 'column.status', as: 'code:value', width: '8rem' },
    { field: 'orgPath', title: 'column.office', as: 'path' }, { field: 'draftedBy', title: 'column.draftedBy', as: 'list' }, { field: 'draftedAt', title: 'column.draftedAt', as: 'moment', width: '9.5rem' },
    { field: 'approvedBy', title: 'column.approvedBy', as: 'mono' }, { field: 'approvedAt', title: 'column.approvedAt', as: 'moment', width: '9.5rem' },
  ],
  filters: [{ name: 'scheme', title: 'field.scheme', hint: 'FIVE_CHECKS' }],
  openings: (desk) => [inText(stepAt('/api/v1/inspection-schemes', desk, { label: desk.words.t('do.draftScheme'), shape: { fields: { orgPath: { hint: 'HB/JZ/SS/', initial: desk.me.orgPaths[0] ?? '' }, scheme: { hint: 'FIVE_CHECKS' } } } }), desk, '')],
  steps: (row, desk) => row.state !== 'DRAFT' ? [] : [
    stepAt('/api/v1/inspection-schemes/{id}:approve', desk, { label: desk.words.t('do.approveScheme'), place: { id: row.id }, barred: row.draftedBy.includes(desk.me.actor) && desk.words.t('barred.maker') }),
    inText(stepAt('/api/v1/inspection-schemes/{id}:edit', desk, { label: desk.words.t('do.editScheme'), place: { id: row.id } }), desk, written(row.content)),
  ],
  Detail: SchemeText,
};

// A scheme is groups of items, which no form of plain fields holds: it is written as text, a line an item.
const inText = (step: Step, { words }: Desk, initial: string): Step => ({
  ...step,
  note: words.t('scheme.how'),
  fields: [...step.fields, { name: 'text', label: words.code('field', 'content'), kind: 'long', most: 60_000, initial }],
  told: ({ text, ...rest }) => ({ ...rest, content: read(String(text ?? '')) }),
});

function SchemeText({ row }: { row: Scheme }) {
  const { pick } = useDesk().words;
  return <>{row.content.groups.map((group) => (
    <div key={group.zh}><h3>{pick(group.zh, group.en)} {group.size && <span className="quiet">{group.items.length} / {group.size}</span>}</h3>
      <ul className="plain">{group.items.map((item) => <li key={item.code}><span className="mono">{item.code}</span> {pick(item.zh, item.en)}</li>)}</ul></div>))}</>;
}

const quarterBegan = (): string => {
  const [year = '', month = ''] = dayOf(Date.now()).split('-');
  return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
};
const quarterEnds = (): string => {
  const [year = '', month = ''] = quarterBegan().split('-');
  return Number(month) === 10 ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(month) + 3).padStart(2, '0')}-01`;
};

/** 巡查覆盖 — which units below an office were visited in a period, by one scheme. */
export const COVERAGE: Listing<CoveredUnit> = {
  title: 'page.coverage', why: 'page.coverageWhy', door: '/api/v1/inspection-coverage', idOf: (row) => row.unit,
  columns: [{ field: 'unit', title: 'column.unit', as: 'path' }, { field: 'standing', title: 'column.status', as: 'code:value' }, { field: 'doneAt', title: 'column.done', as: 'moment' }, { field: 'inspection', title: 'column.inspection', as: 'mono' }],
  filters: [{ name: 'scheme', title: 'field.scheme', hint: 'FIVE_CHECKS' }, { name: 'office', title: 'column.office', hint: 'HB/JZ/SS/' }, { name: 'from', title: 'field.from', kind: 'time' }, { name: 'to', title: 'field.to', kind: 'time' }],
  defaults: ({ me }) => ({ scheme: 'FIVE_CHECKS', office: me.orgPaths[0] ?? '', from: quarterBegan(), to: quarterEnds() }),
  needs: ['scheme', 'office', 'from', 'to'],
  asks: ({ from = '', to = '', ...rest }) => ({ ...rest, from: from && instantOf(`${from}T00:00`), to: to && instantOf(`${to}T00:00`) }),
  Head: Covered,
};

function Covered({ rows }: { rows: CoveredUnit[] }) {
  const { t, code } = useDesk().words;
  if (rows.length === 0) return null;
  return <div className="cards" role="group" aria-label={t('page.coverage')}>{['VISITED', 'PLANNED', 'NOT_PLANNED'].map((standing) => (
    <span key={standing} className="card"><span className="card-number">{rows.filter((row) => row.standing === standing).length} / {rows.length}</span><span>{code('value', standing)}</span></span>))}</div>;
}

/** 本单位巡查 — what the unit may know: announced visits, and others from the arrival on. */
export const UNIT_INSPECTIONS: Listing<UnitInspection> = {
  title: 'page.unitInspections', why: 'page.unitInspectionsWhy', door: '/api/v1/unit-inspections', limit: 200, idOf: (row) => row.id,
  columns: [
    { field: 'unit', title: 'column.unit', as: 'path' }, { field: 'scheme', title: 'field.scheme', as: 'mono' }, { field: 'inspectors', title: 'column.inspectors', as: 'list' }, { field: 'toldAt', title: 'column.told', as: 'moment' },
    { field: 'arrivedAt', title: 'column.arrived', as: 'moment' }, { field: 'doneAt', title: 'column.done', as: 'moment' }, { field: 'faults', title: 'field.faults', as: 'list' }, { field: 'missing', title: 'column.unchecked', as: 'list' }, { field: 'remark', title: 'field.remark' },
  ],
};

export const JOINT_INSPECTIONS: Listing<JointInspection> = {
  title: 'page.jointInspections', why: 'page.jointInspectionsWhy', door: '/api/v1/joint-inspections', limit: 200, idOf: (row) => row.id,
  columns: [
    { field: 'unit', title: 'column.unit', as: 'path' }, { field: 'scheme', title: 'field.scheme', as: 'mono' }, { field: 'state', title: 'column.status', as: 'code:value' }, { field: 'dueAt', title: 'column.due', as: 'due' },
    { field: 'checked', title: 'field.checked', as: 'list' }, { field: 'faults', title: 'field.faults', as: 'list' }, { field: 'exchanged', title: 'field.exchanged', as: 'flag' },
  ],
};

/** 一警一巡查 — closed alerts that a person has to look at within three days. */
export const ALERT_INSPECTIONS: Listing<AlertToInspect> = {
  title: 'page.alertInspections', why: 'page.alertInspectionsWhy', door: '/api/v1/alert-inspections', limit: 200, idOf: (row) => row.matter,
  columns: [
    { field: 'dueAt', title: 'column.due', as: 'due', width: '10rem' }, { field: 'matter', title: 'column.alert', as: 'mono' }, { field: 'category', title: 'matters.category', as: 'code:category' }, { field: 'why', title: 'column.why', as: 'code:value' },
    { field: 'unit', title: 'column.unit', as: 'path' }, { field: 'closedAt', title: 'column.closed', as: 'moment', width: '9.5rem' },
  ],
  steps: (row, desk) => [stepAt('/api/v1/alert-inspections/{matter}:record', desk, { label: desk.words.t('do.recordInspection'),
    place: { matter: row.matter }, note: desk.words.t('barred.hadPart'),
    shape: { fields: { result: { kind: 'choice', options: optionsOf(['IN_ORDER', 'AT_FAULT'], desk.words) }, checklist: { hint: 'FIVE_CHECKS' } } },
  })],
};

/** 我的评查 — what I have to look at, in the order of the draw; nobody sees what another said. */
export const SAMPLE_ITEMS: Listing<SampleItem> = {
  title: 'page.sampleItems', why: 'page.sampleItemsWhy', door: '/api/v1/sample-items', idOf: (row) => row.id,
  columns: [
    { field: 'alert', title: 'column.alert', as: 'mono' }, { field: 'unit', title: 'column.unit', as: 'path' }, { field: 'category', title: 'matters.category', as: 'code:category' },
    { field: 'verdict', title: 'field.verdict', as: 'code:value' }, { field: 'rules', title: 'field.rules', as: 'list' },
  ],
  filters: [{ name: 'open', title: 'filter.open', kind: 'flag' }],
  defaults: () => ({ open: 'true' }),
  Detail: Rating,
};

// The rules are asked for only when an item is opened.
function Rating({ row }: { row: SampleItem }) {
  const desk = useDesk();
  const rules = [...useRules().values()].sort((a, b) => a.id.localeCompare(b.id)).map((rule) => ({ value: rule.id, label: `${rule.id} ${desk.words.pick(rule.nameZh, rule.nameEn)}` }));
  if (row.verdict) return null;
  return <Steps small steps={[stepAt('/api/v1/sample-items/{id}:rate', desk, { label: desk.words.t('do.rate'), place: { id: row.id }, shape: { fields: { rules: { kind: 'choices', options: rules, optional: false } } } })]} />;
}
