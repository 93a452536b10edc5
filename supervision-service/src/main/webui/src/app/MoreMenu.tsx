import { useEffect, useRef, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useMay, useMe } from '../session/SignedIn';
import { useWords } from '../words/words';
import { pagesFor } from './more';

/** 更多 — a panel of links under the head; Escape, a click elsewhere and going somewhere close it. */
export function MoreMenu() {
  const { t } = useWords();
  const may = useMay();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') {
        setOpen(false);
        place.current?.querySelector('button')?.focus();
      }
    };
    const onClick = (event: PointerEvent): void => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    addEventListener('keydown', onKey);
    addEventListener('pointerdown', onClick);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('pointerdown', onClick);
    };
  }, [open]);
  const groups = pagesFor(may, useMe());
  if (groups.length === 0) return null;
  const here = groups.flatMap((group) => group.pages).find((page) => pathname.startsWith(page.to));
  return (
    <div className="more" ref={place}>
      <button type="button" className={here ? 'active' : ''} aria-expanded={open} aria-controls="more" onClick={() => setOpen(!open)}>{here ? t(here.key) : t('nav.more')} <span aria-hidden="true">▾</span></button>
      {open && (
        <div id="more" className="more-panel">
          {groups.map((group) => (
            <section key={group.title} aria-labelledby={group.title}>
              <h2 id={group.title}>{t(group.title)}</h2>
              <ul>{group.pages.map((page) => <li key={page.to}><NavLink to={page.to}>{t(page.key)}</NavLink></li>)}</ul>
            </section>
          ))}
        </div>
      )}
    </div>
  );
}
