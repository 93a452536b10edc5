import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { follow, type FeedState } from '../api/feed';
import type { Reconciliation } from '../api/types';
import { useNow } from '../house/Marks';
import { moment } from '../house/time';
import { useMay } from '../session/SignedIn';
import { useWords } from '../words/words';
import { useAsked } from './asked';
import { type Heard, heardOf } from './heard';

type Live = { state: FeedState | 'off'; seen: number; last: string | null; heard: readonly Heard[] };
const Context = createContext<Live>({ state: 'off', seen: 0, last: null, heard: [] });
const KEPT = 12;

export const useLive = (): Live => useContext(Context);

export const READ_FINDINGS = [
  'UNIT_CHIEF', 'LEGAL_OFFICER', 'CASE_MANAGER', 'LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'COMMAND_CENTRE_SUPERVISOR',
  'INSPECTORATE', 'INSPECTOR_GENERAL', 'DISCIPLINE', 'BUREAU_LEADER', 'SUPERVISION_COMMITTEE',
] as const;
const READ_COUNTS = ['OPS', 'AUDITOR', 'LEGAL_OFFICER', 'CASE_MANAGER', 'LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'BUREAU_LEADER', 'SUPERVISION_COMMITTEE'] as const;
const GATHER = 700;

/** Follows the feed for the whole console; what it tells makes the lists and pages in view ask again. */
export function LiveFeed({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const allowed = useMay()(READ_FINDINGS);
  const [live, setLive] = useState<Live>({ state: 'off', seen: 0, last: null, heard: [] });
  useEffect(() => {
    if (!allowed) return;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const stop = follow(
      (entries) => {
        const heard = entries.slice(-KEPT).map(heardOf).reverse();
        setLive((was) => ({ state: 'live', seen: was.seen + entries.length, last: new Date().toISOString(), heard: [...heard, ...was.heard].slice(0, KEPT) }));
        // A burst of entries is one reason to ask again, not a hundred.
        gathering ??= setTimeout(() => {
          gathering = undefined;
          void client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).match(/worklist|findings|matters|warnings|rectif|objections|notices/) !== null });
        }, GATHER);
      },
      (state) => setLive((was) => (was.state === state ? was : { ...was, state })),
    );
    return () => {
      stop();
      clearTimeout(gathering);
    };
  }, [allowed, client]);
  return <Context value={live}>{children}</Context>;
}

const STALE_MS = 120_000;

/** 数据时点 — says so when what is shown may be old: the feed is cut, or supervision itself has not caught up. */
export function Freshness() {
  const { t } = useWords();
  const live = useLive();
  const now = useNow();
  const counts = useAsked<Reconciliation>(useMay()(READ_COUNTS) ? '/api/v1/reconciliation' : null, 30_000);
  const judgedTo = counts.data?.judgedTo;
  const behind = judgedTo !== undefined && now - Date.parse(judgedTo) > STALE_MS;
  const waiting = counts.data ? counts.data.held + counts.data.quarantined + counts.data.parked : 0;
  if (live.state === 'broken' || behind || counts.isError) {
    return (
      <p className="freshness freshness-stale" role="status">
        {t(live.state === 'broken' || counts.isError ? 'fresh.broken' : 'fresh.behind', { at: moment(judgedTo ?? live.last ?? new Date(now).toISOString(), true) })}
      </p>
    );
  }
  return (
    <p className="freshness" role="status">
      <span className={`pulse pulse-${live.state}`} aria-hidden="true" />
      {live.state === 'live' ? t('fresh.live') : t('fresh.off')}
      {judgedTo && ` · ${t('fresh.asOf', { at: moment(judgedTo, true) })}`}
      {waiting > 0 && ` · ${t('fresh.waiting', { n: waiting })}`}
    </p>
  );
}
