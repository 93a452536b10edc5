import type { Funnel, Reconciliation, Summary, WarningPage } from '../api/types';
import { useAsked } from '../app/asked';
import { useMay } from '../session/SignedIn';

const READ_COUNTS = ['OPS', 'AUDITOR', 'LEGAL_OFFICER', 'CASE_MANAGER', 'LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'BUREAU_LEADER', 'SUPERVISION_COMMITTEE'];
const REFRESH = 30_000;

/** The figures of the overview and of the wall: the very addresses that the lists ask. */
export function useFigures(days: number) {
  return {
    summary: useAsked<Summary>('/api/v1/findings/summary', REFRESH),
    funnel: useAsked<Funnel>(`/api/v1/funnel?days=${days}`, REFRESH),
    risks: useAsked<WarningPage>('/api/v1/warnings?limit=20', REFRESH),
    counts: useAsked<Reconciliation>(useMay()(READ_COUNTS) ? '/api/v1/reconciliation' : null, REFRESH),
  };
}
