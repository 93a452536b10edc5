import type { Asked, Door } from '../api/doors';
import { instantOf } from '../house/time';
import type { Words } from '../words/words';

export type Option = { value: string; label: string };
export type Field = {
  name: string;
  label: string;
  kind: 'text' | 'long' | 'time' | 'hour' | 'flag' | 'whole' | 'number' | 'list' | 'choice' | 'choices' | 'seed';
  optional?: boolean;
  options?: Option[];
  hint?: string;
  most?: number;
  initial?: string;
};
/** What a page knows of a field beyond the document: its words, its choices, what stands in it at first. */
export type Shape = { without?: readonly string[]; held?: readonly string[]; more?: Field[]; fields?: Record<string, Partial<Field>> };

const LONG = new Set(['reason', 'statement', 'defence', 'grounds', 'requirement', 'account', 'remark', 'result', 'opinion', 'note']);
const HELD_BACK = ['caseId'];

/** The fields of a form, as the door asks for them. */
export function fieldsOf(door: Door, words: Words, shape: Shape = {}): Field[] {
  const left = [...(shape.held ?? HELD_BACK), ...(shape.without ?? [])];
  const fields = [...(shape.more ?? []), ...(door.asks ?? []).filter((asked) => asked.kind !== 'whole-object' && !left.includes(asked.name)).map((asked) => fieldOf(asked, words, shape))];
  // When it happened is now, unless somebody says otherwise: the last thing to ask.
  return [...fields.filter((field) => field.name !== 'occurredAt'), ...fields.filter((field) => field.name === 'occurredAt')];
}

function fieldOf(asked: Asked, words: Words, shape: Shape): Field {
  const { name, kind } = asked;
  const many = kind === 'list' && asked.options !== undefined;
  return {
    name,
    label: words.code('field', name),
    kind: many ? 'choices' : kind === 'text' ? (LONG.has(name) ? 'long' : 'text') : (kind as Field['kind']),
    optional: !asked.required,
    ...(asked.options && { options: asked.options.map((value) => ({ value, label: words.code('value', value) })) }),
    ...(asked.most && { most: asked.most }),
    ...shape.fields?.[name],
  };
}

export const optionsOf = (values: readonly string[], words: Words, kind = 'value'): Option[] =>
  values.map((value) => ({ value, label: words.code(kind, value) }));

/** What a filled form says: nothing of what was left empty, but a list that is asked for is told even when it is empty. */
export function bodyOf(fields: Field[], given: FormData): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const value = valueOf(field, given);
    if (value !== undefined) body[field.name] = value;
  }
  return body;
}

function valueOf({ name, kind, optional }: Field, given: FormData): unknown {
  const text = String(given.get(name) ?? '').trim();
  if (kind === 'flag') return given.get(name) !== null;
  if (kind === 'choices' || kind === 'list') {
    const all = kind === 'choices' ? given.getAll(name).map(String) : text.split(/[\n,，]/).map((each) => each.trim()).filter(Boolean);
    return all.length === 0 && optional ? undefined : all;
  }
  if (text === '') return undefined;
  if (kind === 'whole' || kind === 'number') return Number(text);
  return kind === 'time' ? instantOf(text) : text;
}
