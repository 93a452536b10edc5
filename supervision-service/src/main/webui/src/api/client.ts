import type { Problem } from './types';

/** Where a bearer token comes from; the session puts itself here when somebody has signed in. */
let bearer: () => Promise<string> = () => Promise.reject(new Error('not signed in'));
let language = 'zh-CN';

export const useBearer = (source: () => Promise<string>): void => {
  bearer = source;
};
export const speak = (lang: string): void => {
  language = lang;
};

/** What stands before an address that another service answers. */
export const SCORING = 'scoring:';
export const INTAKE = 'intake:';
const elsewhere = new Map<string, string>();
export const place = (service: string, base: string | undefined): void => {
  elsewhere.set(service, base?.replace(/\/$/, '') ?? '');
};
const placed = (path: string): string => {
  const service = [SCORING, INTAKE].find((each) => path.startsWith(each));
  return service ? (elsewhere.get(service) ?? '') + path.slice(service.length) : path;
};

/** A refusal of the service, in its own words. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super([problem.title, problem.detail, ...(problem.violations ?? []).map((each) => `${each.field}: ${each.message}`)]
      .filter(Boolean)
      .join(' · '));
  }
}

export async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Authorization', `Bearer ${await bearer()}`);
  headers.set('Accept-Language', language);
  const answer = await fetch(placed(path), { ...init, headers, cache: 'no-store' });
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => ({ title: `HTTP ${answer.status}` }))) as Problem;
    throw new Refused(answer.status, problem);
  }
  return answer;
}

export const get = async <T>(path: string): Promise<T> => (await call(path)).json() as Promise<T>;

/** One command: the same key when it is sent again after a lost answer, so it is carried out once. */
export async function post<T>(path: string, body: unknown, key: string): Promise<T> {
  const answer = await call(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
  });
  return answer.json() as Promise<T>;
}

/** Saves what the service answers as a file, under the name that it gives. */
export const save = async (path: string, name: string): Promise<void> => download(await (await call(path)).blob(), name);

/** Saves a text that the page itself made. */
export const keep = (text: string, name: string, type: string): void => download(new Blob([text], { type }), name);

function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
