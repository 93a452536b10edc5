import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { speak } from '../api/client';
import en from './en.json';
import zh from './zh.json';

export type Language = 'zh' | 'en';
export type Key = keyof typeof zh;
/** A text of both languages; a word of the other file that is missing here does not compile. */
const books: Record<Language, Record<Key, string>> = { zh, en };
/** A language as browsers and services name it. */
export const TAGS: Record<Language, string> = { zh: 'zh-CN', en: 'en' };
const KEPT = 'firstbutton.language';

/** 3 CALENDAR_DAYS, as people say it. */
export const termOf = (words: Words, limit: string): string =>
  limit.replace(/^(\d+) ([A-Z_]+)/, (_, count: string, unit: string) => `${count}${words.code('unit', unit)}`);

export type Words = {
  language: Language;
  t: (key: Key, values?: Record<string, string | number>) => string;
  /** A code of the service, such as a status: its word, or the code itself where there is none. */
  code: (kind: string, code: string) => string;
  /** The side of a bilingual text that the reader asked for. */
  pick: (zh: string | undefined, en: string | undefined) => string;
  /** A number of things, with its thousands marked; `short` where a cell has no room for more than four digits. */
  amount: (count: number, short?: boolean) => string;
  turn: (language: Language) => void;
};

export function speaking(language: Language, turn: (language: Language) => void): Words {
  const book = books[language];
  const filled = (text: string, values: Record<string, string | number> = {}): string =>
    text.replace(/\{(\w+)}/g, (_, name: string) => String(values[name] ?? ''));
  const plain = new Intl.NumberFormat(TAGS[language]);
  const compact = new Intl.NumberFormat(TAGS[language], { notation: 'compact', maximumSignificantDigits: 3 });
  return {
    language,
    t: (key, values) => filled(book[key], values),
    code: (kind, code) => book[`${kind}.${code}` as Key] ?? code,
    pick: (chinese, english) => (language === 'zh' ? chinese : english) ?? chinese ?? '',
    amount: (count, short = false) => (short && count >= 100_000 ? compact : plain).format(count),
    turn,
  };
}

const Context = createContext<Words>(speaking('zh', () => {}));
export const useWords = (): Words => useContext(Context);

export function Speaking({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh');
  const words = useMemo(() => speaking(language, setLanguage), [language]);
  useEffect(() => {
    localStorage.setItem(KEPT, language);
    document.documentElement.lang = TAGS[language];
    document.title = words.t('app.title');
    speak(TAGS[language]);
  }, [language, words]);
  return <Context value={words}>{children}</Context>;
}
