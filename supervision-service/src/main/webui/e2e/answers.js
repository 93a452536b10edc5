// What the service would say to the pages of the desk, once for each thing that they have to show.
const AT = '2026-11-22T02:20:00Z';
const LATER = '2099-11-24T10:00:00Z';
const ID = (n) => `0193f0a2-7c11-7b7e-9a55-${String(n).padStart(12, '0')}`;
const page = (items) => ({ items });
const UNITS = Array.from({ length: 40 }, (_, n) => `HB/JZ/SS/U${String(n + 1).padStart(3, '0')}/`);

export const PEOPLE = {
  brigade: { actor: '100300', name: '法制大队甲', roles: ['LEGAL_BRIGADE'], orgPaths: ['HB/JZ/SS/'], seesIntegrity: true },
  chief: { actor: '100101', name: '所长甲', roles: ['UNIT_CHIEF'], orgPaths: ['HB/JZ/SS/U001/'], seesIntegrity: false },
  inspector: { actor: '100500', name: '督察甲', roles: ['INSPECTORATE'], orgPaths: ['HB/JZ/SS/'], seesIntegrity: true },
  general: { actor: '100600', name: '督察长甲', roles: ['INSPECTOR_GENERAL'], orgPaths: ['HB/JZ/SS/'], seesIntegrity: true },
  auditor: { actor: '100700', name: '审计员甲', roles: ['AUDITOR'], orgPaths: ['HB/JZ/SS/'], seesIntegrity: false },
  officer: { actor: '100201', name: '法制员甲', roles: ['LEGAL_OFFICER'], orgPaths: ['HB/JZ/SS/U001/'], seesIntegrity: false },
  ops: { actor: '100800', name: '运维甲', roles: ['OPS'], orgPaths: ['HB/JZ/SS/'], seesIntegrity: false },
  liaison: { actor: '100900', name: '联络员甲', roles: ['JOINT_OFFICE_LIAISON'], orgPaths: ['HB/JZ/SS/'], seesIntegrity: false },
};

const clearing = (n, state, [stateZh, stateEn]) => ({
  id: ID(n), unit: UNITS[n], level: 'UNIT', cycle: 'DAY', cycleZh: '日清零', cycleEn: 'daily', period: '2026-11-22', state, stateZh, stateEn, endsAt: AT, sweepAt: AT, signBy: n % 2 ? AT : LATER, sweptAt: AT, openItems: 3, explained: state === 'SWEPT' ? 1 : 3,
  ...(state === 'SIGNED' && { signedBy: '100101', signedAt: AT }), version: 4,
});
const STATES = [['SWEPT', ['已清查', 'swept']], ['EXPLAINED', ['已说明', 'explained']], ['SIGNED', ['已签字', 'signed']]];
const CLEARINGS = UNITS.map((_, n) => clearing(n, ...STATES[n % 3]));
CLEARINGS.push({ ...clearing(1, ...STATES[1]), id: ID(40), unit: UNITS[0], period: '2026-11-21', signBy: AT });
const item = (no, kind, kindZh, kindEn, more = {}) => ({ no, kind, kindZh, kindEn, ref: ID(500 + no), number: `J20261122-${no}`, since: AT, ...more });
const reasoned = (by) => ({ reason: 'AWAITING_APPRAISAL', reasonZh: '等待鉴定', reasonEn: 'awaits an appraisal', owner: '042117', until: LATER, note: '笔迹鉴定', explainedBy: by });
const items = (done) => [
  item(1, 'ALERT', '未结警情', 'alert neither ended nor carried over', done ? reasoned('100101') : {}), item(2, 'FINDING', '未核查的问题', 'finding nobody has decided on', { ruleId: 'ALT-05', severity: 'HIGH', ...(done ? reasoned('100110') : {}) }), item(3, 'UNDECIDED', '案件类警情未作受立案决定', 'case-type alert without a filing decision', reasoned('100110')),
];

const line = (n, more) => ({ unit: UNITS[n], subject: `J20261121-${n}`, ruleId: 'ALT-05', textZh: '派警超时', textEn: 'Dispatch overdue', severity: n % 2 ? 'HIGH' : 'LOW', at: AT, figure: 1, place: `/api/v1/findings/${ID(n)}`, ...more });
const briefing = (titleZh, titleEn) => ({
  titleZh, titleEn, orgPath: 'HB/JZ/SS/', from: AT, to: LATER, asOf: AT, sections: [
    { topic: 'DUE_TODAY', zh: '今日到期', en: 'Due today', count: 2, lines: [line(1), line(2)] }, { topic: 'CARRIED_OVER', zh: '今日到期的结转事项', en: 'Carried over until today', count: 0, lines: [] },
    { topic: 'UNSIGNED', zh: '未签字的清结', en: 'Clearings not signed', count: 1, lines: [line(3, { ruleId: null, textZh: null, textEn: null, severity: null, subject: '2026-11-21', place: `/api/v1/clearings/${ID(1)}` })] },
    { topic: 'TOP_UNITS', zh: '未核查问题最多的单位', en: 'Units with most open findings', count: 2, lines: [line(4, { subject: null, ruleId: null, figure: 17, place: null }), line(5, { subject: null, ruleId: null, figure: 9, place: null })] },
  ],
});

const proceeding = (procedure, n, state, zh, en, detail, allowed, more = {}) => ({
  id: ID(n), procedure, state, stateZh: zh, stateEn: en, ended: allowed.length === 0, version: 2, matter: ID(900 + n), caseId: null, orgPath: 'HB/JZ/SS/', subject: null, detail, openedAt: AT, lastAt: AT, expiresAt: LATER, allowed, ...more,
});
const REGISTERS = {
  inspections: [proceeding('inspections', 1, 'ARRIVED', '已到达', 'the inspectors have arrived', { scheme: 'FIVE_CHECKS', schemeId: ID(70), officerId: '100500', partner: '100501', unit: UNITS[16], unannounced: true, dueAt: LATER }, ['finish'], { subject: UNITS[16] })],
  campaigns: [proceeding('campaigns', 2, 'RUNNING', '进行中', 'running', { kind: 'ALERT_CASE_REVIEW', name: '警情案件大起底', unit: 'HB/JZ/SS/', rules: ['ALT-22'], statuses: ['RAISED'], severities: [], categories: ['ROBBERY'], from: AT, to: LATER, stages: ['起底 2026-11-03 2026-11-30'], tasks: 270 }, ['close'], { subject: 'HB/JZ/SS/' })],
  'programme-tasks': [proceeding('programme-tasks', 8, 'AT_WORK', '推进中', 'being worked on', { campaignId: ID(2), heading: '规范接处警', measure: '全员轮训', unit: 'HB/JZ/SS/U001/', dueAt: AT, progress: '两期已办', percent: 60, reporter: '100101' }, ['report', 'finish'], { orgPath: 'HB/JZ/SS/U001/', subject: ID(2), expiresAt: AT })],
  samples: [proceeding('samples', 3, 'FINISHED', '已完成', 'finished', { unit: 'HB/JZ/SS/', from: AT, to: LATER, planned: 60, drawn: 60, least: 2, reviewers: ['043001', '043002'], acceptable: 0.05, unacceptable: 0.15 }, [], { expiresAt: null }), proceeding('samples', 4, 'PLANNED', '已计划', 'planned', { unit: 'HB/JZ/SS/', from: AT, to: LATER }, ['draw'])],
  accountability: [proceeding('accountability', 5, 'SANCTION_PROPOSED', '已提出建议', 'a sanction is proposed', { findingId: ID(5), fault: 'FAULT', tolerance: 'NONE', kind: 'CONFINEMENT', days: 3 }, ['clear', 'decide', 'suspend', 'confine'], { subject: '042117' })],
  rectifications: [proceeding('rectifications', 6, 'RECTIFYING', '整改中', 'being put right', { findingId: ID(6), requirement: '逐案核查', dueAt: LATER }, ['submit', 'extend'])],
  'dossier-reviews': [proceeding('dossier-reviews', 8, 'ASSIGNED', '已分派', 'assigned', { sample: 'FULL', form: 'GENERAL/1', assigned: '100201' }, ['assign', 'score'])],
  objections: [proceeding('objections', 7, 'OBJECTED', '已提出', 'objected', { findingId: ID(7), grounds: '记录齐全' }, ['uphold', 'overturn'])],
};
const proposal = (id, step, by, role, content) => ({ id: ID(id), proceedingId: ID(1), step, content, occurredAt: AT, proposedBy: { id: by, role }, proposedAt: AT, state: 'OPEN' });
const PROPOSALS = {
  inspections: [],
  campaigns: [proposal(301, 'close', '100300', 'LEGAL_BRIGADE', { result: '270 件全部销号' })],
  accountability: [proposal(302, 'confine', '100500', 'INSPECTORATE', { days: 3 })],
  rectifications: [{ ...proposal(303, 'extend', '100101', 'UNIT_CHIEF', { reason: '等待鉴定' }), state: 'REFUSED', decidedBy: '100300', decidedAt: AT, opinion: '理由不足' }],
};
const FACTS = { inspections: 'inspection.planned', campaigns: 'campaign.started', 'programme-tasks': 'programme-task.set', samples: 'sample.planned', accountability: 'accountability.referred', 'dossier-reviews': 'dossier.assigned', rectifications: 'rectification.ordered', objections: 'finding.objected' };

const scheme = (n, state, draftedBy) => ({
  id: ID(69 + n), scheme: 'FIVE_CHECKS', version: n, orgPath: 'HB/JZ/SS/', state, revision: 2, draftedBy: [draftedBy], draftedAt: AT, ...(state === 'APPROVED' && { approvedBy: '100301', approvedAt: AT }),
  content: { zh: '五查', en: 'Five checks', groups: [{ zh: '接警', en: 'Intake', size: 2, items: [{ code: 'FRONT_DESK', zh: '值班台有人', en: 'Somebody at the front desk' }, { code: 'ALERT_LOG', zh: '警情录入', en: 'Alerts are entered' }] }] },
});
const rule = (id, nameZh, nameEn) => ({ id, pack: 'p', version: '1', nameZh, nameEn, kind: 'deadline', severity: 'HIGH', ladder: 'E1', tell: [], basis: '-', limitOrigin: 'LAW', unverified: false, waitsFor: [], parts: [] });
const interval = { low: 1.2, high: 9.8 };

const daysOf = (year) => Array.from({ length: 365 }, (_, n) => {
  const day = new Date(Date.UTC(year, 0, 1 + n));
  const date = day.toISOString().slice(0, 10);
  const special = { '2026-10-01': ['HOLIDAY', '国庆节', 'National Day'], '2026-10-10': ['MAKE_UP', '调休上班', 'make-up working day'] }[date];
  return special ? { date, kind: special[0], nameZh: special[1], nameEn: special[2] } : { date, kind: day.getUTCDay() % 6 === 0 ? 'WEEKEND' : 'WORKING' };
});
const FORM = { form: 'GENERAL', version: 1, from: '2026-01-01', zh: '通用评查表', en: 'General form', items: [{ item: 'EVIDENCE', zh: '证据', en: 'Evidence', points: 40 }, { item: 'PROCEDURE', zh: '程序', en: 'Procedure', points: 60 }], vetoes: [{ veto: 'NO_LEGAL_REVIEW', zh: '未经法制审核', en: 'no legal review' }] };

const LISTS = {
  '/api/v1/calendars': { version: 'cn-state-council 2025-11-04', zone: 'Asia/Shanghai', weekendsMoveTheEnd: true, years: [{ year: 2026, workingDays: 248, daysOff: 33, madeUp: 6, published: ['2025-11-04'] }], judgedBy: [{ version: 'cn-state-council 2025-11-04', sha256: 'ab'.repeat(32), since: AT }] },
  '/api/v1/calendars/2026': { year: 2026, version: 'cn-state-council 2025-11-04', notices: [{ published: '2025-11-04', daysOff: ['2026-10-01'], madeUp: ['2026-10-10'] }], days: daysOf(2026) },
  '/api/v1/me/deeds': { counts: { done: 2, begun: 1, days: 30 }, items: [
    { id: ID(601), at: AT, role: 'LEGAL_BRIGADE', action: 'order', objectKind: 'proceeding', object: ID(6), orgPath: 'HB/JZ/SS/', begun: true, register: 'rectifications' },
    { id: ID(602), at: AT, role: 'LEGAL_BRIGADE', action: 'approve-dismissal', objectKind: 'finding', object: ID(5), orgPath: 'HB/JZ/SS/', begun: false }] },
  '/api/v1/papers': page([{ id: ID(611), kind: 'RECTIFICATION_NOTICE', office: 'HB/JZ/SS/', orgPath: UNITS[0], year: 2026, no: 12, number: '示公法改〔2026〕12号', about: ID(6), title: '责令整改通知书', issuedBy: '100300', issuedAt: AT }]),
  '/api/v1/review-forms': page([FORM]),
  '/api/v1/dossiers-due': { closed: 12, scored: 3, items: [{ caseId: ID(621), orgPath: UNITS[0], outcome: 'PENALTY', closedAt: AT }] },
  '/api/v1/callbacks': page([{ alertId: ID(631), callbackId: ID(632), orgPath: UNITS[0], closedAt: AT, category: 'THEFT', level: 2, caller: { name: '张*', phone: '138****5678' }, reasons: [{ why: 'GRAVE', zh: '', en: '', due: LATER }], due: LATER, attempts: [{ at: AT, channel: 'HUMAN', outcome: 'NO_ANSWER', officer: '100300' }] }]),
  [`/api/v1/callbacks/${ID(632)}`]: { id: ID(632), questionnaires: [{ id: ID(633), paper: 'burglary', version: 1, content: { zh: '入户盗窃回访', en: 'After a burglary', questions: [{ id: 'came', kind: 'YES_NO', zh: '民警到现场了吗？', en: 'Did police come?', required: true }, { id: 'rating', kind: 'CHOICE', zh: '是否满意？', en: 'Satisfied?', options: [{ code: 'SATISFIED', zh: '满意', en: 'satisfied' }] }] } }] },
  '/api/v1/clearings': page(CLEARINGS),
  '/api/v1/briefings/morning': briefing('早调度议程', 'Morning meeting'),
  '/api/v1/briefings/weekly': briefing('周通报', 'Weekly bulletin'),
  '/api/v1/inspection-schemes': page([scheme(1, 'APPROVED', '100300'), scheme(2, 'DRAFT', '100300'), scheme(3, 'DRAFT', '100302')]),
  '/api/v1/inspection-coverage': { scheme: 'FIVE_CHECKS', units: 40, visited: 1, share: '1/40', items: UNITS.map((unit, n) => ({ unit, standing: ['VISITED', 'PLANNED', 'NOT_PLANNED'][n % 3], ...(n % 3 === 0 && { doneAt: AT, inspection: ID(n) }) })) },
  '/api/v1/lens-figures': { id: 'SIX_MUSTS', zh: '六必要求', en: 'six musts', from: '2026-11-01', to: '2026-11-30', asOf: AT, outside: [], items: [{ id: 'CALL_TAKEN', groupZh: '有警必接', groupEn: 'every call is taken', rules: ['ALT-03'], found: 9, settled: 4, open: 5, grave: 2, answerable: [{ orgPath: UNITS[0], post: 'UNIT_CHIEF', person: '100101' }] }] },
  '/api/v1/unit-inspections': page([{ id: ID(1), unit: UNITS[0], scheme: 'FIVE_CHECKS', schemeId: ID(70), inspectors: ['100500', '100501'], toldAt: AT, arrivedAt: AT, doneAt: AT, faults: ['ALERT_LOG'], missing: [], remark: '两起警情未录入' }]),
  '/api/v1/joint-inspections': page([{ id: ID(1), unit: UNITS[0], scheme: 'FIVE_CHECKS', state: 'PLANNED', dueAt: LATER, checked: [], faults: [], exchanged: false }]),
  '/api/v1/alert-inspections': page([{ matter: ID(31), unit: UNITS[1], category: 'ROBBERY', why: 'LEVEL', closedAt: AT, dueAt: LATER }]),
  '/api/v1/sample-items': page([{ id: ID(41), sample: ID(3), alert: ID(42), unit: UNITS[2], category: 'THEFT', rules: [] }]),
  '/api/v1/roster': page([{ id: ID(51), orgPath: UNITS[0], role: 'UNIT_CHIEF', person: '100101', from: AT, enteredBy: '100300', version: 1 }, { id: ID(52), orgPath: UNITS[0], role: 'UNIT_CHIEF', person: '100102', actingFor: '100101', from: AT, to: LATER, enteredBy: '100300', version: 1 }]),
  '/api/v1/webhooks': page([{ id: ID(61), orgPath: 'HB/JZ/SS/', url: 'https://hooks.example.com/firstbutton', types: ['finding.*'], state: 'DISABLED', disabledBecause: 'FAILING', failingSince: AT, waiting: 3, dead: 2, registeredBy: '100300', registeredAt: AT, changedAt: AT, version: 3 }]),
  [`/api/v1/webhooks/${ID(61)}/deliveries`]: page([{ id: ID(62), number: 17, message: 'm', type: 'finding.raised', state: 'DEAD', attempts: 9, madeAt: AT, triedAt: AT, status: 500, failure: 'STATUS' }]),
  '/api/v1/audit/entries': page(Array.from({ length: 60 }, (_, n) => ({ sequence: n + 1, id: ID(n), at: AT, actor: '100300', role: 'LEGAL_BRIGADE', action: 'confirm', objectKind: 'finding', object: ID(n), objectVersion: 2, orgPath: 'HB/JZ/SS/', result: 'DONE', purpose: null }))),
  '/api/v1/audit/verification': { service: 'supervision', entries: 60, sealedTo: 60, clean: true, complete: true },
  '/api/v1/quarantine': page([{ id: ID(71), topic: 'police.alert.v1', partition: 3, offset: 1234, size: 512, reason: 'no such type', since: AT, state: 'HELD' }]),
  '/api/v1/notices': page([{ id: ID(81), finding: ID(5), rung: 2, toldAt: AT, unit: UNITS[0], ruleId: 'ALT-05', severity: 'HIGH', ladder: 'E2', number: 'J20261122-1', status: 'RAISED', version: 1 }]),
  '/api/v1/me/notifications': page([{ id: ID(82), kind: 'FINDING_TOLD', severity: 'HIGH', about: `/api/v1/findings/${ID(5)}`, orgPath: UNITS[0], toldAt: AT, pushAt: AT }]),
  '/api/v1/me/notification-preferences': { muted: ['WEBHOOK_DISABLED'], quietFrom: '22:00', quietTo: '07:00', digestAt: null },
  '/api/v1/me/deadline-subscriptions': page([{ id: ID(83), description: '办公室电脑', madeAt: AT, expiresAt: LATER, version: 1 }]),
  '/api/v1/reminders': page([{ id: ID(91), person: '042117', part: 'HANDLER', partZh: '经办人', partEn: 'handler', toSign: true, ruleId: 'INV-03', number: 'A2026-1', matter: ID(92), unit: UNITS[0], percent: 80, dueAt: LATER, remindedAt: AT, open: true, version: 1 }]),
  [`/api/v1/campaign-progress/${ID(2)}`]: { id: ID(2), name: '警情案件大起底', kind: 'ALERT_CASE_REVIEW', kindZh: '警情案件大起底', kindEn: 'full review', state: 'RUNNING', stages: [{ name: '起底', from: '2026-11-03', until: '2026-11-30', current: true }, { name: '整改', from: '2026-12-01', until: '2027-01-31', current: false }], tasks: 270, cleared: 90, headings: [{ heading: '源头把关', measures: 2, accepted: 1, overdue: 1, next: LATER, units: [UNITS[0]] }], measures: 2, accepted: 1, overdue: 1, units: UNITS.slice(0, 5).map((unit, n) => ({ unit, tasks: 54, cleared: 10 + n })) },
  [`/api/v1/campaign-progress/${ID(2)}/tasks`]: page([{ finding: ID(5), rule: 'ALT-22', severity: 'HIGH', status: 'RAISED', unit: UNITS[0], matter: ID(905), cleared: false }]),
  [`/api/v1/sample-results/${ID(3)}`]: { sample: ID(3), finished: true, alerts: 1_200, drawn: 60, looked: 60, count: 40.5, interval: { low: 21.3, high: 77.9 }, agreement: { rated: 12, observed: 0.917, interval: { low: 0.615, high: 0.998 }, kappa: 0.82 }, strata: [{ unit: UNITS[0], category: 'THEFT', layer: 'FLAGGED', alerts: 100, drawn: 30, looked: 30, atFault: 4, interval, call: 'GOOD' }, { unit: UNITS[0], category: 'THEFT', layer: 'UNFLAGGED', alerts: 1_100, drawn: 30, looked: 30, atFault: 0, interval, call: 'GO_ON' }], recall: [{ rule: 'ALT-22', recall: 0.9, interval: { low: 0.7, high: 0.99 } }] },
  '/api/v1/rules': [rule('ALT-05', '派警超时', 'Dispatch overdue'), rule('ALT-22', '挂警', 'Suspended alert')],
  '/api/v1/worklist': { counts: { mine: 0, unit: 0, dueToday: 0, overdue: 0 }, items: [] },
  '/api/v1/reconciliation': { taken: 1, quarantined: 0, parked: 0, held: 0, unjudged: 0, judgedTo: new Date().toISOString() },
};

/** What is said to this person; commands are taken as they come. */
export function answers(person, method, path) {
  if (path === '/api/v1/me') return PEOPLE[person];
  if (method === 'POST') return path.endsWith('/webhooks') ? { webhook: LISTS[path].items[0], secret: 'whsec_played' } : { id: ID(1) };
  if (LISTS[path]) return LISTS[path];
  const one = /^\/api\/v1\/clearings\/.*?(\d+)$/.exec(path);
  if (one) {
    const found = CLEARINGS[Number(one[1])];
    return { clearing: found, signers: ['UNIT_CHIEF'], signingOffice: found.unit, items: items(found.state !== 'SWEPT') };
  }
  const found = /^\/api\/v1\/([\w-]+)(?:\/([\w-]{36})(?:\/(facts|proposals))?)?$/.exec(path);
  if (found && REGISTERS[found[1]]) {
    const [, register, id, part] = found;
    if (part === 'facts') return page([{ id: ID(401), type: FACTS[register], source: 'firstbutton', occurredAt: AT, recordedAt: AT, data: REGISTERS[register][0].detail }]);
    if (part === 'proposals') return page(PROPOSALS[register] ?? []);
    return id ? REGISTERS[register].find((each) => each.id === id) : page(REGISTERS[register]);
  }
  const version = /^\/api\/v1\/inspection-schemes\/(.*)$/.exec(path);
  return version ? LISTS['/api/v1/inspection-schemes'].items.find((each) => each.id === version[1]) : undefined;
}
export const idOf = ID;
