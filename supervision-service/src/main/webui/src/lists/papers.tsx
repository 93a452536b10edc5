import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { save } from '../api/client';
import type { Paper } from '../api/views';
import { useDesk, type Listing } from '../desk/ListPage';
import { optionsOf } from '../desk/fields';
import { stepAt } from '../desk/commands';
import { call } from '../api/client';

const KINDS = ['RECTIFICATION_NOTICE', 'SUPERVISION_ORDER', 'CLEARING_REPORT', 'WEEKLY_BULLETIN'];

/** 文书 — every issued paper by its number; each is looked at as it is printed, and taken along as Word or PDF. */
export const PAPERS: Listing<Paper> = {
  title: 'page.papers', why: 'page.papersWhy', door: '/api/v1/papers', limit: 200, export: '/api/v1/papers/export', idOf: (row) => row.id,
  columns: [
    { field: 'number', title: 'column.paperNumber', width: 'minmax(11rem,1fr)' }, { field: 'kind', title: 'column.kind', as: 'code:value', width: '9rem' }, { field: 'title', title: 'column.paperTitle', width: 'minmax(14rem,2fr)' },
    { field: 'orgPath', title: 'column.unit', as: 'path' }, { field: 'issuedBy', title: 'column.issuedBy', as: 'mono', width: '7rem' }, { field: 'issuedAt', title: 'column.issuedAt', as: 'moment', width: '9.5rem' },
  ],
  filters: (_, { words }) => [{ name: 'kind', title: 'column.kind', kind: 'choice', options: optionsOf(KINDS, words) }],
  openings: (desk) => [stepAt('/api/v1/papers:issue-weekly-bulletin', desk, { shape: { fields: { orgPath: { initial: desk.me.orgPaths[0] ?? '', hint: 'HB/JZ/SS/' } } } })],
  Detail: Print,
};

/** The paper as it is printed. The browser shows PDF in a window of its own: a page of this policy holds no frames. */
function Print({ row }: { row: Paper }) {
  const { t } = useDesk().words;
  const shown = useRef<string | null>(null);
  useEffect(() => () => {
    if (shown.current) URL.revokeObjectURL(shown.current);
  }, []);
  const look = async (): Promise<void> => {
    const sheet = window.open('', '_blank');
    const pdf = await (await call(`/api/v1/papers/${row.id}/pdf`)).blob();
    shown.current = URL.createObjectURL(pdf);
    if (sheet) sheet.location.href = shown.current;
  };
  return (
    <div className="steps">
      <Button size="small" type="primary" onClick={() => void look()}>{t('paper.preview')}</Button>
      <Button size="small" onClick={() => void save(`/api/v1/papers/${row.id}/pdf`, `${row.number}.pdf`)}>PDF</Button>
      <Button size="small" onClick={() => void save(`/api/v1/papers/${row.id}/docx`, `${row.number}.docx`)}>Word</Button>
    </div>
  );
}
