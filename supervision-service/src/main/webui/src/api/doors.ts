import written from './doors.json';
import type { paths as intake } from './intake';
import type { paths } from './schema';
import type { paths as scoring } from './scoring';

type Gets<P> = { [K in keyof P]: P[K] extends { get: object } ? K : never }[keyof P] & string;
type Posts<P> = { [K in keyof P]: P[K] extends { post: object } ? K : never }[keyof P] & string;
/** The addresses that answer to GET, and those that take a command; one that is gone no longer compiles. */
export type Reading = Gets<paths> | `scoring:${Gets<scoring>}` | `intake:${Gets<intake>}`;
export type Command = Posts<paths> | `scoring:${Posts<scoring>}` | `intake:${Posts<intake>}`;

export type Asked = { name: string; kind: 'text' | 'time' | 'flag' | 'whole' | 'number' | 'list' | 'choice' | 'whole-object'; required: boolean; options?: string[]; most?: number };
/** 门 — what the API document says of an address: its name, whose it is, who has to approve, what it asks for. */
export type Door = { zh: string; en: string; roles: string[]; approvers?: string[]; asks?: Asked[] };

const DOORS = written as unknown as Record<string, Door>;
const NOBODY: Door = { zh: '', en: '', roles: [] };

export const reading = (path: Reading): Door => DOORS[`GET ${path}`] ?? NOBODY;
export const command = (path: Command): Door => DOORS[`POST ${path}`] ?? NOBODY;

// Registers that another service keeps.
const KEPT_BY: Record<string, string> = { 'dossier-reviews': 'scoring:', 'score-objections': 'scoring:' };
/** Where a register is asked. */
export type Address = `/api/v1/${string}` | `scoring:/api/v1/${string}` | `intake:/api/v1/${string}`;
export const registerAt = (register: string): Address => `${KEPT_BY[register] ?? ''}/api/v1/${register}` as Address;

/** The commands of a register: those that open a proceeding, or a step of one. */
export const opening = (register: string): [string, Door][] => commandsAt(`POST ${registerAt(register)}:`);
export const stepOf = (register: string, step: string): Door | undefined => DOORS[`POST ${registerAt(register)}/{id}:${step}`];
export const every = (): [string, Door][] => Object.entries(DOORS);

const commandsAt = (start: string): [string, Door][] =>
  every().filter(([name]) => name.startsWith(start)).map(([name, door]) => [name.slice(start.length), door]);

/** An address with its places filled in. */
export const at = (path: string, values: Record<string, string> = {}): string =>
  path.replace(/\{(\w+)}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
