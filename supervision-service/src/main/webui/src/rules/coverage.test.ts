import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Rule } from '../api/types';
import { cellOf, coverage, ELEMENTS, STAGES } from './coverage';

const rule = (id: string, ...trigger: string[]): Rule => ({ id, parts: [{ trigger }] }) as unknown as Rule;

it('keeps empty cells, and what stands nowhere', () => {
  const { cells, nowhere } = coverage([rule('A', 'alert.received', 'case.filed'), rule('B', '*')]);
  expect(cells.size).toBe(ELEMENTS.length * STAGES.length);
  expect([...cells].filter(([, rules]) => rules.length > 0).map(([cell]) => cell)).toEqual(['alert/receive', 'case/file']);
  expect(nowhere.map((each) => each.id)).toEqual(['B']);
});

it('knows the place of every trigger of the shipped packs', () => {
  const packs = join(import.meta.dirname, '../../../resources/rules');
  const texts = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((file) =>
    file.isDirectory() ? texts(join(folder, file.name)) : file.name.endsWith('.yaml') ? [readFileSync(join(folder, file.name), 'utf8')] : []);
  const triggers = new Set(texts(packs).flatMap((text) => [...text.matchAll(/trigger: \[?([a-z.,\s-]+)/g)].flatMap((match) => match[1]!.split(/[\s,]+/))).filter((type) => type.includes('.')));
  expect(triggers.size).toBeGreaterThan(60);
  expect([...triggers].filter((type) => cellOf(type) === null)).toEqual([]);
});
