import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { get } from '../api/client';
import type { Rule } from '../api/types';

/** What the service answers to this address; null asks nothing. */
export const useAsked = <T,>(path: string | null, refreshMs?: number): UseQueryResult<T> =>
  useQuery<T>({ queryKey: [path], queryFn: () => get<T>(path!), enabled: path !== null, refetchInterval: refreshMs ?? false });

/** The rules by id: each list names them. */
export function useRules(): Map<string, Rule> {
  const { data } = useQuery<Rule[]>({ queryKey: ['/api/v1/rules'], queryFn: () => get('/api/v1/rules'), staleTime: 300_000 });
  return new Map((data ?? []).map((rule) => [rule.id, rule]));
}
