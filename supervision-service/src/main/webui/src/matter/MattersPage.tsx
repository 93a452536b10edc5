import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { get } from '../api/client';
import type { MatterLine, MatterPage } from '../api/types';
import { Failure } from '../house/Failure';
import { Grid, type Column } from '../house/Grid';
import { moment } from '../house/time';
import { useWords } from '../words/words';
import { Ticks } from './Ticks';

const DAYS = [1, 7, 30, 92];
const NAMES = ['days', 'orgPath', 'number'] as const;

/** 警情案件 — what came to my organisations, newest first, and how far each has come. */
export default function MattersPage() {
  const { t } = useWords();
  const go = useNavigate();
  const [query, setQuery] = useSearchParams();
  const [selected, setSelected] = useState(0);
  const asked = NAMES.flatMap((name) => (query.get(name) ? [[name, query.get(name)!]] : []));
  const address = new URLSearchParams(asked).toString();
  const pages = useInfiniteQuery({
    queryKey: ['matters', address],
    queryFn: ({ pageParam }) => get<MatterPage>(`/api/v1/matters?limit=100&${address}${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const columns = useColumns();
  const narrow = (name: string, value: string): void => {
    const next = new URLSearchParams(asked);
    if (value) next.set(name, value);
    else next.delete(name);
    setSelected(0);
    setQuery(next);
  };
  return (
    <section className="page">
      <header className="page-head"><h1>{t('nav.matters')}</h1><span className="quiet">{t('matters.why')}</span></header>
      <form className="filters" role="search" aria-label={t('list.filter')} onSubmit={(event) => event.preventDefault()}>
        <label><span>{t('matters.came')}</span>
          <select value={query.get('days') ?? '7'} onChange={(event) => narrow('days', event.target.value)}>{DAYS.map((each) => <option key={each} value={each}>{t('overview.lastDays', { n: each })}</option>)}</select></label>
        <Typed name="orgPath" label={t('column.unit')} hint="HB/JZ/SS/" value={query.get('orgPath') ?? ''} onSet={narrow} />
        <Typed name="number" label={t('matters.number')} hint={t('list.subjectHint')} value={query.get('number') ?? ''} onSet={narrow} search />
        <button type="submit" className="hidden">{t('list.filter')}</button>
      </form>
      {pages.isError ? <Failure of={pages.error} /> : (
        <Grid label={t('nav.matters')} rows={rows} columns={columns} idOf={(row) => row.matter} selected={selected} onSelect={setSelected}
          onOpen={(row) => void go(`/matters/${row.matter}`)} onEnd={more} empty={pages.isPending ? t('list.loading') : t('matters.empty')} />
      )}
    </section>
  );
}

function Typed({ name, label, hint, value, onSet, search }: { name: string; label: string; hint: string; value: string; onSet: (name: string, value: string) => void; search?: boolean }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const set = (): void => {
    if (typed.trim() !== value) onSet(name, typed.trim());
  };
  return (
    <label><span>{label}</span>
      <input value={typed} placeholder={hint} data-search={search ? '' : undefined} onChange={(event) => setTyped(event.target.value)}
        onBlur={set} onKeyDown={(event) => event.key === 'Enter' && set()} /></label>
  );
}

function useColumns(): Column<MatterLine>[] {
  const { t, code } = useWords();
  return [
    { key: 'number', title: t('matters.number'), width: 'minmax(10rem,1fr)', cell: (row) => <Link className="mono" to={`/matters/${row.matter}`} tabIndex={-1}>{row.number ?? row.matter.slice(0, 8)}</Link> },
    { key: 'category', title: t('matters.category'), width: '9rem', cell: (row) => row.category ? code('category', row.category) : '—' },
    { key: 'came', title: t('matters.came'), width: '10rem', cell: (row) => <time dateTime={row.came}>{moment(row.came)}</time> },
    { key: 'unit', title: t('column.unit'), width: '9rem', cell: (row) => <span className="path">{row.unit}</span> },
    { key: 'steps', title: t('matter.steps'), width: 'minmax(19rem,2fr)', cell: (row) => <Ticks steps={row.steps} /> },
    { key: 'findings', title: t('nav.findings'), width: '6rem', cell: (row) => row.findings || <span className="quiet">0</span> },
  ];
}
