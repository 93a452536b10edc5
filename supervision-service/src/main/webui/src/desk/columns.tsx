import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Due, Severity, Status } from '../house/Marks';
import { moment } from '../house/time';
import type { Key, Words } from '../words/words';

/** How a value is shown: as it is, or as what it means. `code:kind` names a code, `zh` the side of a bilingual pair. */
export type As = 'text' | 'mono' | 'path' | 'moment' | 'due' | 'severity' | 'status' | 'flag' | 'list' | 'zh' | 'percent' | 'finding' | `code:${string}`;
type Fields<T> = Extract<keyof T, string> | `detail.${string}`;
export type Column<T> = {
  field: Fields<T>; title: Key; as?: As; width?: string;
  /** Where a value alone does not say it: the cell, and the same as text for the file. */
  shown?: (row: T, at: { words: Words }) => ReactNode;
  said?: (row: T, words: Words) => string;
};

export const valueOf = (row: unknown, field: string): unknown =>
  field.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], row);

/** What a cell says, as text: for the file, and where nothing but text is to be shown. */
export function textOf<T>({ field, as = 'text', said }: Column<T>, row: T, words: Words): string {
  if (said) return said(row, words);
  const value = valueOf(row, field);
  if (value === undefined || value === null || value === '') return '';
  if (as === 'moment' || as === 'due') return moment(String(value), true);
  if (as === 'flag') return words.t(value ? 'value.true' : 'value.false');
  if (as === 'zh') return words.pick(String(value), valueOf(row, field.replace(/Zh$/, 'En')) as string | undefined);
  if (as === 'percent') return `${String(value)}%`;
  if (as === 'severity' || as === 'status') return words.code(as, String(value));
  if (as.startsWith('code:') && !Array.isArray(value)) return words.code(as.slice(5), String(value));
  if (Array.isArray(value)) return value.map((each) => (as.startsWith('code:') ? words.code(as.slice(5), String(each)) : String(each))).join(' ');
  return String(value);
}

export function cellOf<T>(column: Column<T>, row: T, words: Words, now: number): ReactNode {
  const { as = 'text', field } = column;
  if (column.shown) return column.shown(row, { words });
  const value = valueOf(row, field);
  const text = textOf(column, row, words);
  if (text === '') return <span className="quiet">—</span>;
  if (as === 'severity') return <Severity of={String(value)} />;
  if (as === 'status') return <Status of={String(value)} />;
  if (as === 'due') return <Due at={String(value)} now={now} />;
  if (as === 'moment') return <time title={text}>{moment(String(value))}</time>;
  if (as === 'finding') return <Link to={`/findings/${String(value)}`}>{words.t('column.finding')} <span className="mono">{String(value).slice(0, 8)}</span></Link>;
  if (as === 'mono' || as === 'path') return <span className={as} title={text}>{text}</span>;
  return <span title={text}>{text}</span>;
}

// A sheet takes what begins like this for a formula.
const FORMULA = /^[=+\-@\t\r]/;
const quoted = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The list as a sheet: what is shown, all of it, and on the last line who took it along and when. */
export function sheetOf<T>(columns: Column<T>[], rows: T[], words: Words, taken: string): string {
  const lines = [columns.map((column) => words.t(column.title)), ...rows.map((row) => columns.map((column) => textOf(column, row, words))), [taken]];
  return `\uFEFF${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}
