import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent } from 'echarts/components';
import { init, use as teach } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Funnel } from '../api/types';
import { useWords } from '../words/words';

teach([BarChart, GridComponent, AriaComponent, CanvasRenderer]);

/** 漏斗 — a picture of the table beneath it, from the same answer. */
export default function FunnelChart({ funnel, dark = false, large = false }: { funnel: Funnel; dark?: boolean; large?: boolean }) {
  const { code, amount } = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const ink = dark ? '#dbe7ff' : '#24324a';
    const chart = init(place.current!, null, { renderer: 'canvas' });
    const first = funnel.stages[0]?.matters ?? 0;
    chart.setOption({
      animation: false,
      aria: { enabled: true, decal: { show: false } },
      grid: { left: 8, right: large ? 128 : 84, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false, max: Math.max(1, first) },
      yAxis: { type: 'category', inverse: true, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: ink, fontSize: large ? 18 : 13 }, data: funnel.stages.map((stage) => code('fact', stage.type)) },
      series: [{
        type: 'bar', barWidth: '62%', showBackground: true, backgroundStyle: { color: dark ? '#13294d' : '#eef2f8' },
        itemStyle: { color: dark ? '#4c8dff' : '#0958d9', borderRadius: 2 },
        label: { show: true, position: 'right', color: ink, fontSize: large ? 18 : 13, formatter: ({ value }: { value: unknown }) => `${amount(Number(value))}  ${first ? Math.round((Number(value) / first) * 100) : 0}%` },
        data: funnel.stages.map((stage) => stage.matters),
      }],
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current!);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [funnel, dark, large, code, amount]);
  return <div ref={place} className="chart" />;
}
