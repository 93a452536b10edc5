import { lazy, Suspense } from 'react';
import type { useFigures } from './asked';

const FunnelChart = lazy(() => import('./FunnelChart'));

/** 漏斗图 — its place is kept while the answer, or the chart itself, is still on its way. */
export function FunnelPicture({ of, dark, large = false }: { of: ReturnType<typeof useFigures>['funnel']; dark: boolean; large?: boolean }) {
  if (!of.data) return <div className="chart" aria-busy={!of.isError} />;
  return <Suspense fallback={<div className="chart" aria-busy="true" />}><FunnelChart funnel={of.data} dark={dark} large={large} /></Suspense>;
}
