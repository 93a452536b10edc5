import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../words/words';
import type { Field } from './fields';

/** 填写项 — one field of a form, plain and with its label. */
export function Entry({ field, first }: { field: Field; first: boolean }) {
  const { t } = useWords();
  const { name, kind, options = [] } = field;
  const common = { name, required: !field.optional, autoFocus: first, defaultValue: field.initial };
  const label = <span>{field.label}{field.optional && kind !== 'flag' && <span className="quiet"> {t('field.optional')}</span>}</span>;
  if (kind === 'flag') return <label className="check"><input type="checkbox" name={name} defaultChecked={field.initial === 'true'} />{label}</label>;
  if (kind === 'choices') return <Choices field={field} />;
  if (kind === 'seed') return <Seed field={field} />;
  return (
    <label>
      {label}
      {kind === 'long' ? <textarea rows={4} maxLength={field.most ?? 2000} {...common} />
        : kind === 'list' ? <textarea rows={3} {...common} required={false} placeholder={field.hint ?? t('field.listHint')} />
        : kind === 'choice' ? <select {...common}>{field.optional && <option value="">—</option>}{options.map((each) => <option key={each.value} value={each.value}>{each.label}</option>)}</select>
        : kind === 'time' ? <input type="datetime-local" {...common} />
        : kind === 'hour' ? <input type="time" {...common} />
        : kind === 'whole' || kind === 'number' ? <input type="number" step={kind === 'whole' ? 1 : 'any'} {...(field.most !== undefined && { min: 0, max: field.most })} {...common} />
        : <input maxLength={field.most ?? 200} placeholder={field.hint} {...common} />}
    </label>
  );
}

function Choices({ field }: { field: Field }) {
  const chosen = (field.initial ?? '').split(',');
  return (
    <fieldset className="choices">
      <legend>{field.label}</legend>
      {(field.options ?? []).map((each) => (
        <label key={each.value} className="check"><input type="checkbox" name={field.name} value={each.value} defaultChecked={chosen.includes(each.value)} /><span>{each.label}</span></label>
      ))}
    </fieldset>
  );
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
export const commitmentTo = async (seed: string): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(seed))));

/** 种子 — drawn here and kept by who plans; only its hash is sent, so that nobody can choose the seed by its result. */
function Seed({ field }: { field: Field }) {
  const { t } = useWords();
  const [seed, setSeed] = useState('');
  const [hash, setHash] = useState('');
  const draw = async (): Promise<void> => {
    const fresh = hex(crypto.getRandomValues(new Uint8Array(32)));
    setSeed(fresh);
    setHash(await commitmentTo(fresh));
  };
  return (
    <div className="seed">
      <label><span>{field.label}</span><input name={field.name} required className="mono" value={hash} onChange={(event) => setHash(event.target.value)} /></label>
      <Button size="small" onClick={() => void draw()}>{t('seed.draw')}</Button>
      {seed && <p role="status"><b>{t('seed.keep')}</b> <code>{seed}</code></p>}
    </div>
  );
}
