import { useMemo } from 'react';
import { useLocation } from 'react-router';
import { useNow } from '../house/Marks';
import { moment } from '../house/time';
import { useMe } from '../session/SignedIn';

// Pages that speak of rules and of numbers only.
const NOBODY_NAMED = /^\/(overview|rules|trials)(\/|$)/;
const EVERY = 5 * 60_000;
const escaped = (text: string): string => text.replace(/[<>&'"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A tile of the pattern; grey, so that it is seen on light and on dark. */
const tile = (lines: string[]): string => `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="210"><g transform="rotate(-20 160 105)" fill="#7d8ba1" fill-opacity=".13" font-family="sans-serif" font-size="15" text-anchor="middle">${
  lines.map((line, index) => `<text x="160" y="${100 + index * 20}">${escaped(line)}</text>`).join('')}</g></svg>`;

/**
 * 水印 — whoever photographs a page that names people leaves his own name on the picture, and the time. The library's
 * watermark sets the attribute style, which the policy of the page forbids.
 */
export function Marked() {
  const { me } = useMe();
  const { pathname } = useLocation();
  const at = Math.floor(useNow() / EVERY) * EVERY;
  const picture = useMemo(() => `url("data:image/svg+xml,${encodeURIComponent(tile([`${me.name} ${me.actor}`, moment(new Date(at).toISOString())]))}")`, [me, at]);
  return NOBODY_NAMED.test(pathname) ? null : <div className="watermark" aria-hidden="true" style={{ backgroundImage: picture }} />;
}
