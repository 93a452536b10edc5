import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get, save } from '../api/client';
import type { Task, Worklist } from '../api/types';
import { useRules } from '../app/asked';
import { Due, Severity, useNow } from '../house/Marks';
import { Grid, type Column } from '../house/Grid';
import { moment } from '../house/time';
import { Failure } from '../house/Failure';
import { useWords } from '../words/words';
import { AT_FIRST, Lists } from './Lists';

/** The finding, or the measure of a programme where there is none. */
const pageOf = (row: Task): string => row.findingId ? `/findings/${row.findingId}` : row.at.replace('/api/v1/', '/registers/');

/** 工作台 — what waits for me or my office, soonest deadline first. */
export function WorklistPage() {
  const { t, pick } = useWords();
  const go = useNavigate();
  const now = useNow();
  const rules = useRules();
  const [query] = useSearchParams();
  const [selected, setSelected] = useState(0);
  const chosen = query.get('list') ?? AT_FIRST;
  const pages = useInfiniteQuery({
    queryKey: ['worklist', chosen],
    queryFn: ({ pageParam }) => get<Worklist>(`/api/v1/worklist?list=${chosen}&limit=200${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 60_000,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  useEffect(() => setSelected(0), [chosen]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const columns: Column<Task>[] = [
    { key: 'due', title: t('column.due'), width: '9.5rem', cell: (row) => <span title={moment(row.dueAt, true)}><Due at={row.dueAt} now={now} /></span> },
    { key: 'next', title: t('worklist.next'), width: 'minmax(11rem,1.1fr)', cell: (row) => <b>{pick(row.nextZh, row.nextEn)}</b> },
    { key: 'why', title: t('worklist.why'), width: 'minmax(11rem,1.3fr)', cell: (row) => <>{row.mine && <span className="mine">{t('worklist.me')}</span>} {pick(row.whyZh, row.whyEn)}</> },
    { key: 'severity', title: t('column.severity'), width: '7.5rem', cell: (row) => row.severity && <Severity of={row.severity} /> },
    {
      key: 'rule', title: t('column.rule'), width: 'minmax(13rem,1.4fr)',
      cell: (row) => row.ruleId && <Link to={pageOf(row)}>{row.ruleId} {pick(rules.get(row.ruleId)?.nameZh, rules.get(row.ruleId)?.nameEn)}</Link>,
    },
    { key: 'unit', title: t('column.unit'), width: '9rem', cell: (row) => <span className="path">{row.unit}</span> },
  ];
  return (
    <section className="page">
      <header className="page-head">
        <h1>{t('nav.worklist')}</h1>
        <div className="spread" />
        <Button size="small" onClick={() => void save(`/api/v1/worklist/export?list=${chosen}`, 'worklist.csv')}>{t('list.export')}</Button>
      </header>
      <Lists />
      {pages.isError ? <Failure of={pages.error} /> : (
        <Grid label={t('nav.worklist')} rows={rows} columns={columns} idOf={(row) => `${row.task}-${row.id}`} selected={selected} onSelect={setSelected}
          onOpen={(row) => void go(pageOf(row))} onEnd={more}
          empty={pages.isPending ? t('list.loading') : t('worklist.empty')} />
      )}
    </section>
  );
}
