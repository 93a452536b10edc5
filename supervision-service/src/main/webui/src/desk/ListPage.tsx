import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState, type ComponentType, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Address, Reading } from '../api/doors';
import { get, keep, save } from '../api/client';
import { Failure } from '../house/Failure';
import { Grid } from '../house/Grid';
import { useNow } from '../house/Marks';
import { dayOf, moment } from '../house/time';
import { useMe } from '../session/SignedIn';
import { useWords, type Key } from '../words/words';
import type { Desk } from './commands';
import { cellOf, sheetOf, type Column } from './columns';
import { Filters, type Filter, type Given } from './Filters';
import { Steps, type Step } from './Steps';

type Page<T> = { items: T[]; next?: string; nextCursor?: string };
/** 清单 — a list of the service, described: where it is asked, what narrows it, what it shows and what can be done in it. */
export type Listing<T> = {
  title: Key;
  why?: Key;
  door: Reading | Address;
  /** How many rows a page holds; none where the service gives all at once. */
  limit?: number;
  columns: Column<T>[];
  idOf: (row: T) => string;
  filters?: Filter[] | ((rows: T[], desk: Desk) => Filter[]);
  /** What holds as long as the address says nothing of it. */
  defaults?: (desk: Desk) => Given;
  /** Filters without which the service answers nothing. */
  needs?: string[];
  /** What a filter of the page is called and says in the question. */
  asks?: (given: Given) => Given;
  openings?: (desk: Desk) => Step[];
  steps?: (row: T, desk: Desk) => Step[];
  to?: (row: T) => string | undefined;
  Head?: ComponentType<{ rows: T[]; whole: boolean; given: Given }>;
  Detail?: ComponentType<{ row: T }>;
  Foot?: ComponentType;
  export?: Reading;
};

export const useDesk = (): Desk => {
  const { me } = useMe();
  return { me, words: useWords() };
};

const question = (door: string, asked: Given, more: Given = {}): string => {
  const query = String(new URLSearchParams(Object.entries({ ...asked, ...more }).filter(([, value]) => value !== '')));
  return query ? `${door}?${query}` : door;
};

/** Whatever the list, the same page: filters in the address, rows to walk, one row opened beside them. */
export function ListPage<T>({ of: list, children }: { of: Listing<T>; children?: ReactNode }) {
  const desk = useDesk();
  const { t } = desk.words;
  const go = useNavigate();
  const now = useNow();
  const [query, setQuery] = useSearchParams();
  const [selected, setSelected] = useState(0);
  const opened = query.get('row');
  const given = useMemo(() => {
    const said = Object.fromEntries([...query].filter(([name]) => name !== 'row'));
    return { ...list.defaults?.(desk), ...said };
    // The desk is another object each time; who stands at it is not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [query, list, desk.me]);
  const asked = list.asks?.(given) ?? given;
  const ready = (list.needs ?? []).every((name) => asked[name]);
  const path = question(list.door, asked, list.limit ? { limit: String(list.limit) } : {});
  const pages = useInfiniteQuery({
    // Pages of it are another answer than the one that a card may have asked of the same path.
    queryKey: [path, 'pages'],
    queryFn: ({ pageParam }) => get<Page<T>>(pageParam ? question(list.door, asked, { limit: String(list.limit), cursor: pageParam }) : path),
    initialPageParam: '',
    getNextPageParam: (page) => (list.limit ? page.nextCursor ?? page.next ?? null : null),
    enabled: ready,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const narrow = (next: Given): void => {
    // What is emptied stands in the address all the same where the page would fill it in otherwise.
    const filled = list.defaults?.(desk) ?? {};
    setQuery(new URLSearchParams(Object.entries(next).filter(([name, value]) => value !== '' || filled[name])));
    setSelected(0);
  };
  const show = useCallback((id: string | null): void => setQuery((was) => {
    const next = new URLSearchParams(was);
    if (id === null) next.delete('row');
    else next.set('row', id);
    return next;
  }, { replace: true }), [setQuery]);
  const chosen = opened === null ? undefined : rows.find((row) => list.idOf(row) === opened);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && opened !== null && !document.querySelector('dialog[open]')) show(null);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [opened, show]);
  const take = async (): Promise<void> => {
    const all: T[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: Page<T> = await get<Page<T>>(cursor ? question(list.door, asked, { limit: String(list.limit), cursor }) : path);
      all.push(...page.items);
      cursor = list.limit ? page.nextCursor ?? page.next : undefined;
    }
    keep(sheetOf(list.columns, all, desk.words, t('list.takenBy', { who: `${desk.me.name} ${desk.me.actor}`, at: moment(new Date().toISOString(), true) })), `${list.door.split('/').at(-1)}-${dayOf(Date.now())}.csv`, 'text/csv');
  };
  const filters = typeof list.filters === 'function' ? list.filters(rows, desk) : list.filters ?? [];
  const { Head, Foot } = list;
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t(list.title)}</h1>{list.why && <span className="quiet">{t(list.why)}</span>}
        <div className="spread" />
        <span className="quiet" role="status">{rows.length > 0 && t(hasNextPage ? 'list.shown' : 'list.total', { n: rows.length })}</span>
        <Button size="small" disabled={rows.length === 0} onClick={() => void (list.export ? save(question(list.export, asked), `${list.door.split('/').at(-1)}.csv`) : take())}>{t('list.export')}</Button>
      </header>
      {children}
      {Head && <Head rows={rows} whole={!hasNextPage && !pages.isPending} given={given} />}
      {filters.length > 0 && <Filters filters={filters} given={given} onChange={narrow} />}
      {list.openings && <Steps steps={list.openings(desk)} small />}
      {pages.isError ? <Failure of={pages.error} /> : (
        <div className={chosen ? 'split' : 'split split-one'}>
          <Grid label={t(list.title)} rows={rows} idOf={list.idOf} selected={selected} onSelect={setSelected} onEnd={more}
            columns={list.columns.map((column) => ({ key: column.field, title: t(column.title), width: column.width ?? 'minmax(8rem,1fr)', cell: (row: T) => cellOf(column, row, desk.words, now) }))}
            onOpen={(row) => { const to = list.to?.(row); if (to) void go(to); else { setSelected(rows.indexOf(row)); show(list.idOf(row)); } }}
            empty={!ready ? t('list.needs') : pages.isPending ? t('list.loading') : t('list.empty')} />
          {chosen && <Beside list={list} row={chosen} desk={desk} now={now} onClose={() => show(null)} />}
        </div>
      )}
      {Foot && <Foot />}
    </section>
  );
}

/** 详情 — one row with all that the list knows of it, and what can be done about it. */
function Beside<T>({ list, row, desk, now, onClose }: { list: Listing<T>; row: T; desk: Desk; now: number; onClose: () => void }) {
  const { t } = desk.words;
  const { Detail } = list;
  return (
    <aside className="panel beside" aria-label={t('list.detail')}>
      <h2>{t('list.detail')}<span className="spread" /><Button size="small" type="text" onClick={onClose} aria-label={t('list.close')}>✕</Button></h2>
      {list.steps && <Steps key={list.idOf(row)} steps={list.steps(row, desk)} small />}
      <dl className="pairs">{list.columns.map((column) => <div key={column.field}><dt>{t(column.title)}</dt><dd>{cellOf(column, row, desk.words, now)}</dd></div>)}</dl>
      {Detail && <Detail row={row} />}
    </aside>
  );
}
