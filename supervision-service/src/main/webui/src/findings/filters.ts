export const FILTERS = ['status', 'severity', 'rule', 'orgPath', 'subject', 'asOf'] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Partial<Record<FilterName, string>>;

/** The filters that an address names; what it says besides is left alone. */
export function read(query: URLSearchParams): Filters {
  const filters: Filters = {};
  for (const name of FILTERS) {
    const value = query.get(name)?.trim();
    if (value) filters[name] = value;
  }
  return filters;
}

export const write = (filters: Filters): URLSearchParams =>
  new URLSearchParams(FILTERS.flatMap((name) => (filters[name] ? [[name, filters[name]] as [string, string]] : [])));

/** What a list is narrowed by also narrows its export and its figures. */
export const ask = (path: string, filters: Filters, more: Record<string, string> = {}): string => {
  const query = write(filters);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
};

export type View = { name: string; query: string };
const KEPT = 'firstbutton.views';

export const views = (): View[] => JSON.parse(localStorage.getItem(KEPT) ?? '[]') as View[];
export function keep(view: View): View[] {
  const kept = [...views().filter((each) => each.name !== view.name), view];
  localStorage.setItem(KEPT, JSON.stringify(kept));
  return kept;
}
export function drop(name: string): View[] {
  const kept = views().filter((each) => each.name !== name);
  localStorage.setItem(KEPT, JSON.stringify(kept));
  return kept;
}
