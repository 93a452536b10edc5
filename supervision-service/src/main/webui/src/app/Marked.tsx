import { Watermark } from 'antd';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useNow } from '../house/Marks';
import { moment } from '../house/time';
import { useMe } from '../session/SignedIn';
import { useLook } from './look';

// Pages that speak of rules and of numbers only.
const NOBODY_NAMED = /^\/(overview|rules|trials)(\/|$)/;
const PER_MINUTES = 5;

/** 水印 — whoever photographs a page that names people leaves his own name on the picture, and the time. */
export function Marked({ children }: { children: ReactNode }) {
  const { me } = useMe();
  const { pathname } = useLocation();
  const { dark } = useLook();
  const now = useNow();
  if (NOBODY_NAMED.test(pathname)) return <>{children}</>;
  const at = moment(new Date(Math.floor(now / (PER_MINUTES * 60_000)) * PER_MINUTES * 60_000).toISOString());
  return (
    <Watermark className="marked" content={[`${me.name} ${me.actor}`, at]} gap={[150, 110]} rotate={-20} font={{ color: dark ? 'rgba(255,255,255,.055)' : 'rgba(11,35,71,.06)', fontSize: 14 }}>
      {children}
    </Watermark>
  );
}
