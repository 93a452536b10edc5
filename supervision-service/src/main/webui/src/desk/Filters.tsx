import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useWords, type Key } from '../words/words';
import type { Option } from './fields';

export type Filter = { name: string; title: Key; kind?: 'text' | 'choice' | 'flag' | 'time'; options?: Option[]; hint?: string };
export type Given = Record<string, string>;

/** 查询 — the filters of a list, as its address holds them: what is chosen holds at once, what is typed when Enter is pressed. */
export function Filters({ filters, given, onChange }: { filters: Filter[]; given: Given; onChange: (next: Given) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState<Given>(given);
  const whole = JSON.stringify(given);
  useEffect(() => setTyped(JSON.parse(whole) as Given), [whole]);
  const choose = (name: string, value: string): void => onChange({ ...given, [name]: value });
  return (
    <form className="filters" role="search" aria-label={t('list.filter')} onSubmit={(event) => { event.preventDefault(); onChange(typed); }}>
      {filters.map(({ name, title, kind = 'text', options = [], hint }, index) => {
        const common = { name, 'data-search': index === filters.findIndex((each) => (each.kind ?? 'text') === 'text') ? '' : undefined };
        if (kind === 'flag') return <label key={name} className="check"><input type="checkbox" checked={given[name] === 'true'} onChange={(event) => choose(name, event.target.checked ? 'true' : '')} /><span>{t(title)}</span></label>;
        return (
          <label key={name}><span>{t(title)}</span>
            {kind === 'choice' ? <select {...common} value={given[name] ?? ''} onChange={(event) => choose(name, event.target.value)}>
              <option value="">{t('list.all')}</option>{options.map((each) => <option key={each.value} value={each.value}>{each.label}</option>)}
            </select>
              : <input {...common} type={kind === 'time' ? 'date' : 'text'} value={typed[name] ?? ''} placeholder={hint} onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
                onBlur={() => (typed[name] ?? '') !== (given[name] ?? '') && choose(name, typed[name] ?? '')} />}
          </label>
        );
      })}
      <button type="submit" className="hidden">{t('list.filter')}</button>
      <Button size="small" type="text" onClick={() => onChange({})}>{t('list.clear')}</Button>
    </form>
  );
}
