import { Link } from 'react-router';
import type { LensGroup } from '../api/views';
import { useDesk, type Listing } from '../desk/ListPage';

const NAMES = ['SIX_MUSTS', 'SEVEN_LINKS', 'EIGHT_STEPS', 'FOUR_LOOPS', 'FIVE_GOALS', 'FIVE_MEASURES', 'FIVE_CHAINS', 'FIVE_SUPPORTS', 'DEPTH', 'ORIGIN', 'THREE_THEMES', 'RISKS', 'FOCUS'];

/** 视角 — what the rules of each group found in a period, and what of it is open; a row opens its findings. */
export const LENSES: Listing<LensGroup> = {
  title: 'page.lenses', why: 'page.lensesWhy', door: '/api/v1/lens-figures', export: '/api/v1/lens-figures/export', idOf: (row) => row.id,
  columns: [
    { field: 'groupZh', title: 'column.group', as: 'zh' }, { field: 'found', title: 'column.found', width: '6rem' }, { field: 'settled', title: 'column.settled', width: '6rem' }, { field: 'open', title: 'column.open', width: '6rem' },
    { field: 'grave', title: 'column.grave', width: '7rem' }, { field: 'rules', title: 'column.rules', as: 'list', width: 'minmax(16rem,3fr)' },
  ],
  filters: (_, { words }) => [
    { name: 'lens', title: 'column.lens', kind: 'choice', options: NAMES.map((value) => ({ value, label: words.code('lens', value) })) },
    { name: 'orgPath', title: 'column.unit', hint: 'HB/JZ/SS/' }, { name: 'from', title: 'field.from', kind: 'time' }, { name: 'to', title: 'field.to', kind: 'time' },
  ],
  defaults: ({ me }) => ({ lens: 'SIX_MUSTS', orgPath: me.orgPaths[0] ?? '' }),
  needs: ['lens'],
  Detail: Answerable,
};

function Answerable({ row }: { row: LensGroup }) {
  const { t, code } = useDesk().words;
  return (
    <>
      <p><Link to={`/findings?rule=${row.rules.join(',')}`}>{t('rules.findings')}</Link></p>
      {row.answerable.length > 0 && <h3>{t('column.answerable')}</h3>}
      <ul className="plain">{row.answerable.map((each) => <li key={`${each.orgPath} ${each.post} ${each.person}`}><span className="path">{each.orgPath}</span> {code('role', each.post ?? '')} <span className="mono">{each.person}</span></li>)}</ul>
    </>
  );
}
