import { expect, it } from 'vitest';
import { speaking } from '../words/words';
import { sheetOf, textOf, type Column } from './columns';

type Row = { unit: string; dueAt?: string; partZh: string; partEn: string; open: boolean; types: string[]; detail: { name: string } };
const row: Row = { unit: '=HB/', dueAt: '2026-11-22T02:20:05Z', partZh: '办案人', partEn: 'handler', open: true, types: ['a', 'b'], detail: { name: 'say "x"' } };
const zh = speaking('zh', () => {});
const en = speaking('en', () => {});

it('a cell says what the value means', () => {
  expect(textOf<Row>({ field: 'dueAt', title: 'column.due', as: 'due' }, row, zh)).toBe('2026-11-22 10:20:05');
  expect(textOf<Row>({ field: 'partZh', title: 'column.due', as: 'zh' }, row, en)).toBe('handler');
  expect(textOf<Row>({ field: 'detail.name', title: 'column.due' }, row, en)).toBe('say "x"');
  expect(textOf<Row>({ field: 'types', title: 'column.due' }, row, en)).toBe('a b');
  expect(textOf<Row>({ field: 'dueAt', title: 'column.due', as: 'due' }, { ...row, dueAt: undefined }, en)).toBe('');
});

it('a sheet holds no formula and says who took it', () => {
  const columns: Column<Row>[] = [{ field: 'unit', title: 'column.unit' }, { field: 'detail.name', title: 'column.subject' }];
  expect(sheetOf(columns, [row], en, 'A 2026').split('\r\n').slice(1)).toEqual(['"\'=HB/","say ""x"""', '"A 2026"', '']);
});
