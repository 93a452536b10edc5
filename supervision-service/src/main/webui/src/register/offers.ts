import { SCORING } from '../api/client';
import type { DueCase, ReviewForm, Scheme } from '../api/views';
import { reading } from '../api/doors';
import { useAsked, useRules } from '../app/asked';
import { useMay } from '../session/SignedIn';
import { useWords } from '../words/words';
import type { Offers, Whole } from './registers';

/** What the forms of a register let one choose from: schemes in force, rules, the items of the scheme that a visit goes by. */
export function useOffers(register: string, of?: Whole): Offers {
  const { pick } = useWords();
  const may = useMay()(reading('/api/v1/inspection-schemes').roles);
  const inspecting = register === 'inspections' && may;
  const schemes = useAsked<{ items: Scheme[] }>(inspecting && !of ? '/api/v1/inspection-schemes?limit=200' : null);
  const scheme = of?.detail['schemeId'];
  const visited = useAsked<Scheme>(inspecting && typeof scheme === 'string' ? `/api/v1/inspection-schemes/${scheme}` : null);
  const reviewing = register === 'dossier-reviews';
  const mayOpen = useMay()(reading('scoring:/api/v1/dossiers-due').roles);
  const forms = useAsked<{ items: ReviewForm[] }>(reviewing ? `${SCORING}/api/v1/review-forms` : null);
  const due = useAsked<{ items: DueCase[] }>(reviewing && mayOpen && !of ? `${SCORING}/api/v1/dossiers-due` : null);
  const rules = useRules();
  const inForce = (schemes.data?.items ?? []).filter((each) => each.state === 'APPROVED');
  return {
    schemes: [...new Map(inForce.map((each) => [each.scheme, { value: each.scheme, label: `${each.scheme} ${pick(each.content.zh, each.content.en)}` }])).values()],
    rules: register === 'campaigns' ? [...rules.values()].sort((a, b) => a.id.localeCompare(b.id)).map((rule) => ({ value: rule.id, label: `${rule.id} ${pick(rule.nameZh, rule.nameEn)}` })) : [],
    forms: forms.data?.items ?? [],
    cases: due.data?.items ?? [],
    items: (visited.data?.content.groups ?? []).flatMap((group) => group.items.map((item) => ({ value: item.code, label: pick(item.zh, item.en) }))),
  };
}
