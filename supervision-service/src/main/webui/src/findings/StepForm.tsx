import { optionsOf } from '../desk/fields';
import { Steps as DeskSteps } from '../desk/Steps';
import { useMe } from '../session/SignedIn';
import { useWords, type Words } from '../words/words';
import type { Field, Step } from './steps';

const REASONS = ['SENSOR', 'SOURCE_FAULT', 'FACTS_DIFFER', 'LAWFUL_EXCEPTION', 'LATE_ENTRY_TRUE', 'RULE_TOO_STRICT', 'DUPLICATE'];
const ROLES = ['LEGAL_OFFICER', 'CASE_MANAGER', 'LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'INSPECTORATE'];

/** 办理 — the steps of a finding, of what follows from it, or of a pack on trial, as the desk takes them. */
export function Steps({ steps }: { steps: Step[] }) {
  const words = useWords();
  const { me } = useMe();
  return <DeskSteps steps={steps.map((step) => ({ ...step, barred: step.notBy === me.actor && words.t('barred.maker'), label: words.t(step.key), fields: step.fields.map((field) => asked(field, words)) }))} />;
}

export const asked = ({ name, key, kind, optional }: Field, words: Words) => ({
  name, label: words.t(key), optional: optional ?? false,
  ...(kind === 'text' || kind === 'long' ? { kind } : { kind: 'choice' as const, options: optionsOf(kind === 'reason' ? REASONS : ROLES, words, kind) }),
});
