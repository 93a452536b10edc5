import { expect, it } from 'vitest';
import { every, opening, stepOf } from '../api/doors';
import { speaking } from '../words/words';
import zh from '../words/zh.json';
import { bodyOf, fieldsOf, type Field } from './fields';

const words = speaking('zh', () => {});
const form = (said: Record<string, string | string[]>): FormData => {
  const given = new FormData();
  for (const [name, value] of Object.entries(said)) for (const each of [value].flat()) given.append(name, each);
  return given;
};

it('a door says who may, who approves and what it asks for', () => {
  const confine = stepOf('accountability', 'confine')!;
  expect(confine.roles).toEqual(['INSPECTORATE']);
  expect(confine.approvers).toEqual(['INSPECTOR_GENERAL']);
  expect(opening('inspections').map(([step]) => step)).toEqual(['plan']);
  const fields = fieldsOf(stepOf('accountability', 'assess-tolerance')!, words);
  expect(fields.map(({ name, kind, optional }) => [name, kind, optional])).toEqual([['outcome', 'text', false], ['reason', 'long', false], ['occurredAt', 'time', true]]);
});

it('what a form says: times of the police clock, whole lists, nothing of what was left empty', () => {
  const fields: Field[] = [
    { name: 'dueAt', label: '', kind: 'time' }, { name: 'days', label: '', kind: 'whole', optional: true }, { name: 'unannounced', label: '', kind: 'flag' },
    { name: 'types', label: '', kind: 'list' }, { name: 'muted', label: '', kind: 'choices' }, { name: 'faults', label: '', kind: 'list', optional: true }, { name: 'reason', label: '', kind: 'long', optional: true },
  ];
  expect(bodyOf(fields, form({ dueAt: '2026-11-30T16:00', days: '', types: ' a \nb, c', muted: ['X', 'Y'], reason: ' ' })))
    .toEqual({ dueAt: '2026-11-30T16:00:00+08:00', unannounced: false, types: ['a', 'b', 'c'], muted: ['X', 'Y'] });
  expect(bodyOf(fields, form({ unannounced: 'on', days: '3' }))).toEqual({ days: 3, unannounced: true, types: [], muted: [] });
});

it('every field that a command asks for has a word', () => {
  const elsewhere = /findings|rule-packs|quarantine/;
  const asked = every().filter(([name]) => name.startsWith('POST') && !elsewhere.test(name)).flatMap(([, door]) => door.asks ?? []).filter((each) => each.kind !== 'whole-object' && each.name !== 'caseId');
  expect(asked.length).toBeGreaterThan(40);
  expect([...new Set(asked.map((each) => `field.${each.name}`))].filter((key) => !(key in zh))).toEqual([]);
  expect([...new Set(asked.flatMap((each) => each.options ?? []).map((value) => `value.${value}`))].filter((key) => !(key in zh))).toEqual([]);
});
