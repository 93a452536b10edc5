import type { Rule } from '../api/types';

// 全要素、全流程 — which element of enforcement and which stage of its way a rule watches, by the facts that arm it.
export const ELEMENTS = ['alert', 'case', 'place', 'property', 'dossier', 'people'] as const;
export const STAGES = ['receive', 'respond', 'file', 'investigate', 'review', 'close', 'supervise'] as const;
export type Element = (typeof ELEMENTS)[number];
export type Stage = (typeof STAGES)[number];
export type Cell = { element: Element; stage: Stage };

// The first pattern that fits counts; they stand from the particular to the general.
const WHERE: [RegExp, Element, Stage][] = [
  [/^alert\.(received|classified|reclassified|text-compared|inspected)|^call\./, 'alert', 'receive'],
  [/^alert\.(closed|withdrawn|invalidated|merged|converted|diverted|carried-over|unmerged|reopened)/, 'alert', 'close'],
  [/^(alert|dispatch|transfer|unit|feedback|bodycam|recording)\./, 'alert', 'respond'],
  [/^(callback|complaint|petition)\./, 'people', 'supervise'],
  [/^(disclosure|document|list|reminder|hearing)\./, 'people', 'review'],
  [/^person\./, 'place', 'investigate'],
  [/^clearing\./, 'alert', 'supervise'],
  [/^property\./, 'property', 'investigate'],
  [/^dossier\.|^score\.|^scoring\.|^evaluation\.|^sample\./, 'dossier', 'supervise'],
  [/^legal-review\.|^review\.|^reconsideration\./, 'dossier', 'review'],
  [/^report\.|^case\.(accepted|filed|not-filed|not-accepted|jurisdiction|transferred|converted)|^mediation\.|^referral\.|^procuratorate\./, 'case', 'file'],
  [/^case\.(closed|withdrawn)|^suspect\.|^prosecution\.|^decision\.|^execution\./, 'case', 'close'],
  [/^(measure|custody|interview|interrogation|scene|evidence|query|appraisal|wanted|arrest|case|accident-determination)\./, 'case', 'investigate'],
  [/^(finding|rectification|inspection|joint-inspection|meeting|sanction|violation|clock|extension|source|relay)\./, 'case', 'supervise'],
];

export const cellOf = (trigger: string): Cell | null => {
  const found = WHERE.find(([pattern]) => pattern.test(trigger));
  return found ? { element: found[1], stage: found[2] } : null;
};

/** Every cell with its rules, the empty ones too: what nobody watches is the news. */
export function coverage(rules: Rule[]): { cells: Map<string, Rule[]>; nowhere: Rule[] } {
  const cells = new Map<string, Rule[]>(ELEMENTS.flatMap((element) => STAGES.map((stage) => [`${element}/${stage}`, []])));
  const nowhere: Rule[] = [];
  for (const rule of rules) {
    const keys = new Set(rule.parts.flatMap((part) => part.trigger).map(cellOf).filter((cell) => cell !== null).map((cell) => `${cell.element}/${cell.stage}`));
    if (keys.size === 0) nowhere.push(rule);
    for (const key of keys) cells.get(key)!.push(rule);
  }
  return { cells, nowhere };
}
