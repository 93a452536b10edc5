import written from './doors.json';
import type { paths } from './schema';

/** The addresses that answer to GET, and those that take a command; one that is gone no longer compiles. */
export type Reading = { [P in keyof paths]: paths[P] extends { get: object } ? P : never }[keyof paths];
export type Command = { [P in keyof paths]: paths[P] extends { post: object } ? P : never }[keyof paths];

export type Asked = { name: string; kind: 'text' | 'time' | 'flag' | 'whole' | 'number' | 'list' | 'choice' | 'whole-object'; required: boolean; options?: string[]; most?: number };
/** 门 — what the API document says of an address: its name, whose it is, who has to approve, what it asks for. */
export type Door = { zh: string; en: string; roles: string[]; approvers?: string[]; asks?: Asked[] };

const DOORS = written as unknown as Record<string, Door>;
const NOBODY: Door = { zh: '', en: '', roles: [] };

export const reading = (path: Reading): Door => DOORS[`GET ${path}`] ?? NOBODY;
export const command = (path: Command): Door => DOORS[`POST ${path}`] ?? NOBODY;

/** The commands of a register: those that open a proceeding, or a step of one. */
export const opening = (register: string): [string, Door][] => commandsAt(`POST /api/v1/${register}:`);
export const stepOf = (register: string, step: string): Door | undefined => DOORS[`POST /api/v1/${register}/{id}:${step}`];
export const every = (): [string, Door][] => Object.entries(DOORS);

const commandsAt = (start: string): [string, Door][] =>
  every().filter(([name]) => name.startsWith(start)).map(([name, door]) => [name.slice(start.length), door]);

/** An address with its places filled in. */
export const at = (path: string, values: Record<string, string> = {}): string =>
  path.replace(/\{(\w+)}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
