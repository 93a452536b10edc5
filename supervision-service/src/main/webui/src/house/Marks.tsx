import { useEffect, useState } from 'react';
import { useWords } from '../words/words';
import { moment, span, standing } from './time';

// Colour never says it alone: each degree has a word and a number of bars.
const BARS: Record<string, string> = { LOW: '▁', MEDIUM: '▁▃', HIGH: '▁▃▅', CRITICAL: '▁▃▅▇' };

export function Severity({ of }: { of: string }) {
  const { code } = useWords();
  return (
    <span className={`severity severity-${of.toLowerCase()}`}>
      <span aria-hidden="true" className="bars">{BARS[of] ?? ''}</span>
      {code('severity', of)}
    </span>
  );
}

export function Status({ of }: { of: string }) {
  const { code } = useWords();
  return <span className={`status status-${of.toLowerCase()}`}>{code('status', of)}</span>;
}

/** The minute hand: pages that tell how long is left look again every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(tick);
  }, []);
  return now;
}

export function Due({ at, now }: { at?: string; now: number }) {
  const { t, language } = useWords();
  const how = standing(at, now);
  if (how === 'none') return <span className="quiet">{t('due.none')}</span>;
  const text = span(Date.parse(at!) - now, language);
  return (
    <span className={`due due-${how}`} title={moment(at, true)}>
      {how === 'over' ? t('due.over', { span: text }) : t('due.left', { span: text })}
    </span>
  );
}
