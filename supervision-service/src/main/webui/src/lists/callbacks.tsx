import { INTAKE } from '../api/client';
import type { DueCallback } from '../api/views';
import { useAsked } from '../app/asked';
import { stepAt } from '../desk/commands';
import type { Field } from '../desk/fields';
import { useDesk, type Listing } from '../desk/ListPage';
import { Steps } from '../desk/Steps';
import { Failure } from '../house/Failure';
import { moment } from '../house/time';
import type { Words } from '../words/words';

type Question = { id: string; kind: 'YES_NO' | 'CHOICE' | 'SCALE' | 'TEXT'; zh: string; en: string; required?: boolean; min?: number; max?: number; options?: { code: string; zh: string; en: string }[] };
type Callback = { id: string; questionnaires?: { id: string; paper: string; version: number; content: { zh: string; en: string; questions: Question[] } }[] };

const why = (row: DueCallback, words: Words): string => row.reasons.map((each) => words.code('callbackWhy', each.why)).join(' · ');
const who = (row: DueCallback): string => [row.caller?.name, row.caller?.phone].filter(Boolean).join(' ');

/** 回访 — closed alerts and cases whose caller is still to be asked, soonest due first where something is due. */
export const CALLBACKS: Listing<DueCallback> = {
  title: 'page.callbacks', why: 'page.callbacksWhy', door: 'intake:/api/v1/callbacks', limit: 200, export: 'intake:/api/v1/callbacks/export',
  idOf: (row) => row.alertId + (row.caseId ?? ''),
  columns: [
    { field: 'due', title: 'column.due', as: 'due', width: '10rem' }, { field: 'alertId', title: 'column.alert', as: 'mono' }, { field: 'category', title: 'matters.category', as: 'code:category', width: '8rem' }, { field: 'level', title: 'field.level', width: '5rem' },
    { field: 'reasons', title: 'column.why', width: 'minmax(12rem,1.4fr)', shown: (row, { words }) => why(row, words), said: why }, { field: 'caller', title: 'column.caller', shown: (row) => who(row), said: who },
    { field: 'orgPath', title: 'column.unit', as: 'path' }, { field: 'closedAt', title: 'column.closed', as: 'moment', width: '9.5rem' }, { field: 'attempts', title: 'column.attempts', width: '5rem', shown: (row) => row.attempts.length, said: (row) => String(row.attempts.length) },
  ],
  filters: [{ name: 'unit', title: 'column.unit', hint: 'HB/JZ/SS/' }],
  steps: (row, desk) => [stepAt('intake:/api/v1/callbacks:attempt', desk, {
    label: desk.words.t('callback.attempt'), fixed: row.caseId ? { caseId: row.caseId } : { alertId: row.alertId }, shape: { without: ['alertId', 'caseId', 'occurredAt'] },
  })],
  Detail: Answers,
};

/** 答卷 — the attempts so far, and the questionnaires that may be filled in; known only once somebody has tried. */
function Answers({ row }: { row: DueCallback }) {
  const desk = useDesk();
  const { t, code, pick } = desk.words;
  const asked = useAsked<Callback>(row.callbackId ? `${INTAKE}/api/v1/callbacks/${row.callbackId}` : null);
  return (
    <>
      <h3>{t('callback.attempts')}</h3>
      {row.attempts.length === 0 && <p className="quiet">{t('callback.none')}</p>}
      <ul className="plain">{row.attempts.map((each) => <li key={each.at}><time>{moment(each.at)}</time> {code('value', each.channel)} · {code('value', each.outcome)} <span className="quiet">{each.officer}</span></li>)}</ul>
      {asked.isError && <Failure of={asked.error} />}
      {asked.data?.questionnaires?.map((paper) => (
        <Steps key={paper.id} small steps={[stepAt('intake:/api/v1/callbacks/{id}:complete', desk, {
          label: `${t('callback.complete')} ${pick(paper.content.zh, paper.content.en)}`, place: { id: asked.data.id }, fixed: { questionnaireId: paper.id },
          shape: { without: ['questionnaireId', 'answers', 'occurredAt'], more: paper.content.questions.map((question) => fieldOf(question, desk.words)) },
          told: ({ questionnaireId, channel, ...said }) => ({ questionnaireId, channel, answers: answersOf(paper.content.questions, said) }),
        })]} />
      ))}
    </>
  );
}

function fieldOf({ id, kind, zh, en, required, min, max, options = [] }: Question, { pick, t }: Words): Field {
  const common = { name: id, label: `${pick(zh, en)}${kind === 'SCALE' ? ` (${min ?? 0}–${max ?? ''})` : ''}`, optional: !required };
  if (kind === 'YES_NO') return { ...common, kind: 'choice', options: [{ value: 'true', label: t('value.true') }, { value: 'false', label: t('value.false') }] };
  if (kind === 'CHOICE') return { ...common, kind: 'choice', options: options.map((each) => ({ value: each.code, label: pick(each.zh, each.en) })) };
  return kind === 'SCALE' ? { ...common, kind: 'whole', ...(max !== undefined && { most: max }) } : { ...common, kind: 'long' };
}

const answersOf = (questions: Question[], said: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(
  questions.filter(({ id }) => said[id] !== undefined).map(({ id, kind }) => [id, kind === 'YES_NO' ? said[id] === 'true' : said[id]]));
