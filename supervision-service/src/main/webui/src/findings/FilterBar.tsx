import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useRules } from '../app/asked';
import { useWords } from '../words/words';
import type { FilterName, Filters } from './filters';

const STATUSES = ['RAISED', 'CONFIRMED', 'DISMISSED', 'OVERTURNED', 'WITHDRAWN'];
export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];

/** 查询 — plain fields with their labels; what is chosen holds at once, what is typed when Enter is pressed. */
export function FilterBar({ filters, onChange }: { filters: Filters; onChange: (next: Filters) => void }) {
  const { t, code, pick } = useWords();
  const rules = [...useRules().values()].sort((a, b) => a.id.localeCompare(b.id));
  const [typed, setTyped] = useState<Filters>(filters);
  useEffect(() => setTyped(filters), [filters]);
  const choose = (name: FilterName, value: string): void => onChange({ ...filters, [name]: value || undefined });
  const field = (name: FilterName, label: string, hint: string) => (
    <label>
      <span>{label}</span>
      <input value={typed[name] ?? ''} placeholder={hint} data-search={name === 'subject' ? '' : undefined}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value })} onBlur={() => typed[name] !== filters[name] && choose(name, typed[name] ?? '')} />
    </label>
  );
  return (
    <form className="filters" role="search" aria-label={t('list.filter')} onSubmit={(event) => { event.preventDefault(); onChange(typed); }}>
      <label><span>{t('column.status')}</span>
        <select value={filters.status ?? ''} onChange={(event) => choose('status', event.target.value)}>
          <option value="">{t('list.all')}</option>{STATUSES.map((each) => <option key={each} value={each}>{code('status', each)}</option>)}
        </select></label>
      <label><span>{t('column.severity')}</span>
        <select value={filters.severity ?? ''} onChange={(event) => choose('severity', event.target.value)}>
          <option value="">{t('list.all')}</option>{SEVERITIES.map((each) => <option key={each} value={each}>{code('severity', each)}</option>)}
        </select></label>
      <label><span>{t('column.rule')}</span>
        <select value={filters.rule ?? ''} onChange={(event) => choose('rule', event.target.value)}>
          <option value="">{t('list.all')}</option>{rules.map((rule) => <option key={rule.id} value={rule.id}>{rule.id} {pick(rule.nameZh, rule.nameEn)}</option>)}
        </select></label>
      {field('orgPath', t('column.unit'), 'HB/JZ/SS/')}
      {field('subject', t('column.subject'), t('list.subjectHint'))}
      {field('asOf', t('findings.asOfLabel'), '2026-07-01T00:00:00+08:00')}
      <button type="submit" className="hidden">{t('list.filter')}</button>
      <Button size="small" type="text" onClick={() => onChange({})}>{t('list.clear')}</Button>
    </form>
  );
}
