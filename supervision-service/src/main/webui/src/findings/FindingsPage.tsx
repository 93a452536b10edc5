import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Dropdown, Popover } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { get, save } from '../api/client';
import type { Finding, FindingPage, Summary } from '../api/types';
import { useAsked, useRules } from '../app/asked';
import { Failure } from '../house/Failure';
import { Grid, type Column } from '../house/Grid';
import { Severity, Status } from '../house/Marks';
import { moment, span } from '../house/time';
import { useMay } from '../session/SignedIn';
import { useWords } from '../words/words';
import { Batch } from './Batch';
import { FilterBar } from './FilterBar';
import { ask, drop, keep, read, views, write, type Filters, type View } from './filters';

const KEPT = 'firstbutton.columns';
const OFF_AT_FIRST = ['ladder', 'due'];
const VERIFY = ['LEGAL_OFFICER', 'CASE_MANAGER', 'LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'INSPECTORATE', 'UNIT_CHIEF', 'BUREAU_LEADER'];

/** 问题清单 — every finding in my scope; the address holds the filters, so it can be handed on. */
export function FindingsPage() {
  const { t, amount } = useWords();
  const go = useNavigate();
  const may = useMay();
  const [query, setQuery] = useSearchParams();
  const filters = useMemo(() => read(query), [query]);
  const [selected, setSelected] = useState(() => Number(sessionStorage.getItem('firstbutton.row') ?? 0));
  const [kept, setKept] = useState<View[]>(views);
  const [off, setOff] = useState<string[]>(() => JSON.parse(localStorage.getItem(KEPT) ?? 'null') as string[] | null ?? OFF_AT_FIRST);
  const summary = useAsked<Summary>(filters.asOf ? null : ask('/api/v1/findings/summary', filters));
  const pages = useInfiniteQuery({
    queryKey: ['findings', filters],
    queryFn: ({ pageParam }) => get<FindingPage>(ask('/api/v1/findings', filters, { limit: '200', ...(pageParam && { cursor: pageParam }) })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => sessionStorage.setItem('firstbutton.row', String(selected)), [selected]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = useCallback((id: string) => setChosen((was) => {
    const next = new Set(was);
    if (!next.delete(id)) next.add(id);
    return next;
  }), []);
  const narrow = (next: Filters): void => {
    setSelected(0);
    setChosen(new Set());
    setQuery(write(next));
  };
  const columns = useColumns();
  const shown = columns.filter((column) => !off.includes(column.key));
  const total = summary.data?.total;

  return (
    <section className="page">
      <header className="page-head">
        <h1>{t('nav.findings')}</h1>
        <span className="quiet" role="status">
          {total === undefined ? '' : t('list.total', { n: amount(total) })}
          {filters.asOf && ` · ${t('findings.asOf', { at: filters.asOf })}`}
        </span>
        <div className="spread" />
        <Dropdown trigger={['click']} menu={{
          items: [
            ...kept.map((view) => ({ key: view.name, label: view.name, onClick: () => setQuery(new URLSearchParams(view.query)) })),
            { key: '+', label: t('views.keep'), onClick: () => {
              const name = prompt(t('views.name'));
              if (name) setKept(keep({ name, query: write(filters).toString() }));
            } },
            ...kept.map((view) => ({ key: `-${view.name}`, danger: true, label: t('views.drop', { name: view.name }), onClick: () => setKept(drop(view.name)) })),
          ],
        }}><Button size="small">{t('views.title')}</Button></Dropdown>
        <Popover trigger="click" placement="bottomRight" content={
          <fieldset className="columns"><legend>{t('list.columns')}</legend>
            {columns.map((column) => (
              <Checkbox key={column.key} checked={!off.includes(column.key)} disabled={column.key === 'rule'} onChange={(event) => {
                const next = event.target.checked ? off.filter((each) => each !== column.key) : [...off, column.key];
                localStorage.setItem(KEPT, JSON.stringify(next));
                setOff(next);
              }}>{column.title}</Checkbox>
            ))}
          </fieldset>
        }><Button size="small">{t('list.columns')}</Button></Popover>
        <Button size="small" onClick={() => void save(ask('/api/v1/findings/export', filters), 'findings.csv')}>{t('list.export')}</Button>
      </header>
      <Batch rows={rows.filter((row) => chosen.has(row.id))} onClear={() => setChosen(new Set())} />
      <FilterBar filters={filters} onChange={narrow} />
      {pages.isError ? <Failure of={pages.error} /> : (
        <Grid label={t('nav.findings')} rows={rows} columns={shown} chosen={chosen} onChoose={may(VERIFY) ? choose : undefined} idOf={(row) => row.id} selected={selected} onSelect={setSelected}
          onOpen={(row) => void go(`/findings/${row.id}`)} onEnd={more} empty={pages.isPending ? t('list.loading') : t('findings.empty')} />
      )}
    </section>
  );
}

function useColumns(): Column<Finding>[] {
  const { t, pick, language, code } = useWords();
  const rules = useRules();
  return [
    { key: 'severity', title: t('column.severity'), width: '7.5rem', cell: (row) => <Severity of={row.severity} /> },
    { key: 'rule', title: t('column.rule'), width: 'minmax(15rem,2fr)', cell: (row) => (
      <Link to={`/findings/${row.id}`} tabIndex={-1}><span className="mono">{row.ruleId}</span> {pick(rules.get(row.ruleId)?.nameZh, rules.get(row.ruleId)?.nameEn)}</Link>) },
    { key: 'status', title: t('column.status'), width: '8.5rem', cell: (row) => <><Status of={row.status} />{row.basisChanged && <span className="flag" title={t('finding.basisChanged')}>!</span>}</> },
    { key: 'subject', title: t('column.subject'), width: 'minmax(10rem,1.2fr)', cell: (row) => <span className="mono" title={row.subject}>{row.number ?? `${code('subject', row.subjectKind)} ${row.subject.slice(0, 8)}`}</span> },
    { key: 'unit', title: t('column.unit'), width: '9rem', cell: (row) => <span className="path">{row.unit}</span> },
    { key: 'broken', title: t('column.broken'), width: '10rem', cell: (row) => <time dateTime={row.brokenAt}>{moment(row.brokenAt)}</time> },
    { key: 'due', title: t('column.due'), width: '10rem', cell: (row) => moment(row.dueAt) },
    { key: 'late', title: t('column.late'), width: '9rem', cell: (row) => row.remediedAt && row.dueAt
      ? t('finding.lateBy', { span: span(Date.parse(row.remediedAt) - Date.parse(row.dueAt), language) })
      : row.remediedAt ? t('finding.remedied') : <span className="quiet">{t('finding.notRemedied')}</span> },
    { key: 'ladder', title: t('column.ladder'), width: '5rem', cell: (row) => row.ladder },
  ];
}
