import { at, command, type Command, type Door } from '../api/doors';
import type { Me } from '../api/types';
import type { Words } from '../words/words';
import { fieldsOf, type Shape } from './fields';
import type { Step } from './Steps';

/** Who stands at the desk, and in which language. */
export type Desk = { me: Me; words: Words };

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const labelOf = (door: Door, words: Words): string => sentence(words.pick(door.zh, door.en));

/** What has to be known of a step that another person approves. */
export const approvalOf = (door: Door, words: Words): string | undefined =>
  door.approvers && words.t('step.needsApproval', { roles: door.approvers.map((role) => words.code('role', role)).join('、') });

/** A step made of a door of the API; what the document does not say is given besides. */
export function stepAt(path: Command, { words }: Desk, { place = {}, shape = {}, ...more }: Partial<Omit<Step, 'path' | 'roles' | 'fields'>> & { place?: Record<string, string>; shape?: Shape } = {}): Step {
  const door = command(path);
  return { id: path, label: labelOf(door, words), path: at(path, place), roles: door.roles, fields: fieldsOf(door, words, shape), note: approvalOf(door, words), ...more };
}
