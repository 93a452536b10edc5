import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from './en.json';
import { speaking } from './words';
import zh from './zh.json';

const HAN = /\p{Script=Han}/u;
const sources = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((file) =>
  file.isDirectory() ? sources(join(folder, file.name)) : /(?<!\.test|\.d)\.tsx?$/.test(file.name) ? [join(folder, file.name)] : []);
const places = (text: string): string[] => [...text.matchAll(/\{\w+}/g)].map(String).sort();

describe('the two dictionaries', () => {
  it('have the same words, with the same places to fill', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    for (const [key, text] of Object.entries(zh)) expect(places(en[key as keyof typeof en]), key).toEqual(places(text));
  });

  it('speak one language each', () => {
    expect(Object.entries(en).filter(([, text]) => HAN.test(text))).toEqual([]);
    expect(Object.entries(zh).filter(([, text]) => !HAN.test(text))).toEqual([]);
  });

  it('name every fact of the contract', () => {
    const glossary = readFileSync(join(import.meta.dirname, '../../../../../../docs/glossary.md'), 'utf8');
    const types = [...glossary.matchAll(/^\| [^|]+ \| `([a-z-]+\.[a-z-]+)` \|/gm)].map((match) => `fact.${match[1]}`);
    expect(types.length).toBeGreaterThan(100);
    expect(types.filter((key) => !(key in zh))).toEqual([]);
  });

  it('hold every text: none stands in the pages', () => {
    const spoken = sources(join(import.meta.dirname, '..')).flatMap((path) =>
      readFileSync(path, 'utf8').split('\n')
        .filter((line) => HAN.test(line.replace(/\/\/.*|\/?\*.*/, '')))
        .map((line) => `${path}: ${line.trim()}`));
    // The button that turns to the other language, the joiner of lists and the units of time are of no dictionary.
    expect(spoken.filter((line) => !/中文|join\('、'\)|：|小时|天|分|秒/.test(line))).toEqual([]);
  });
});

it('a code without a word is shown as it is', () => {
  const words = speaking('zh', () => {});
  expect(words.code('status', 'RAISED')).toBe('待核查');
  expect(words.code('status', 'NEW_ONE')).toBe('NEW_ONE');
  expect(words.t('list.total', { n: 3 })).toBe('共 3 条');
});
