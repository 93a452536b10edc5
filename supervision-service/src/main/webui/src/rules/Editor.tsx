import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import { useNavigate } from 'react-router';
import { post, Refused } from '../api/client';
import type { Trial } from '../api/types';
import type { PackCheck } from '../api/views';
import { useWords } from '../words/words';

type Fault = { at: string; line: number | null; expected: string };
type Checked = { sound: PackCheck } | { title: string; faults: Fault[] };
const PAUSE = 500;
const LINE = /^(.*?):(\d+):(\d+)$/;

/** 起草 — a pack is written here or loaded from a file; while it is written it is read by the service as an upload would be. */
export function Editor({ initial = '', name = 'pack.yaml' }: { initial?: string; name?: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const go = useNavigate();
  const [file, setFile] = useState(name);
  const [text, setText] = useState(initial);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLPreElement>(null);
  useEffect(() => {
    setChecked(null);
    if (text.trim() === '') return;
    let gone = false;
    const wait = setTimeout(() => void check(file, text).then((result) => gone || setChecked(result)), PAUSE);
    return () => {
      gone = true;
      clearTimeout(wait);
    };
  }, [file, text]);
  const load = (event: ChangeEvent<HTMLInputElement>): void => {
    const chosen = event.target.files?.[0];
    if (!chosen) return;
    setFile(chosen.name);
    void chosen.text().then(setText);
  };
  const send = async (): Promise<void> => {
    try {
      const uploaded = await post<Trial>('/api/v1/rule-packs', { file, yaml: text }, key);
      await client.invalidateQueries();
      void go(`/trials/${uploaded.id}`);
    } catch (error) {
      setKey(crypto.randomUUID());
      setChecked(faultsOf(error));
    }
  };
  const show = (line: number): void => {
    const lines = text.split('\n');
    const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    area.current?.focus();
    area.current?.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  };
  const broken = new Set(checked && 'faults' in checked ? checked.faults.map((fault) => fault.line) : []);
  const sound = checked !== null && 'sound' in checked;
  return (
    <section className="panel editor">
      <h2>{t('editor.title')} <span className="quiet">{t('editor.why')}</span></h2>
      <div className="upload"><label><span>{t('trials.upload')}</span><input type="file" name="file" accept=".yaml,.yml" onChange={load} /></label>
        <div className="spread" /><Button size="small" type="primary" disabled={!sound} onClick={() => void send()}>{t('trials.send')}</Button></div>
      <div className="editor-text">
        <pre ref={gutter} className="gutter" aria-hidden="true">{text.split('\n').map((_, index) => <span key={index} className={broken.has(index + 1) ? 'gutter-bad' : ''}>{`${index + 1}\n`}</span>)}</pre>
        <textarea ref={area} className="mono" spellCheck={false} wrap="off" aria-label={t('editor.text')} aria-describedby="editor-says" value={text} placeholder="pack: …"
          onChange={(event) => setText(event.target.value)} onScroll={(event) => { if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop; }} />
      </div>
      <div id="editor-says" role="status">{text.trim() === '' ? <p className="quiet">{t('editor.empty')}</p> : checked === null ? <p className="quiet">{t('editor.checking')}</p> : <Says checked={checked} onShow={show} />}</div>
    </section>
  );
}

function Says({ checked, onShow }: { checked: Checked; onShow: (line: number) => void }) {
  const { t } = useWords();
  if ('sound' in checked) {
    const { pack, version, rules, examples, analysis } = checked.sound;
    const doubts = analysis.unreachable.length + analysis.conflicts.length;
    return <p className="sound">✔ {t('editor.sound', { pack, version, rules: rules.length, examples })}{doubts > 0 && ` · ${t('editor.doubts', { n: doubts })}`}</p>;
  }
  return (
    <div className="failure">
      <b>{checked.title}</b>
      <ul className="plain">{checked.faults.map((fault, index) => (
        <li key={index}>{fault.line ? <button type="button" className="link mono" onClick={() => onShow(fault.line!)}>{fault.at}</button> : <span className="mono">{fault.at}</span>} {fault.expected}</li>))}</ul>
    </div>
  );
}

async function check(file: string, yaml: string): Promise<Checked> {
  try {
    return { sound: await post<PackCheck>('/api/v1/rule-packs:check', { file, yaml }, crypto.randomUUID()) };
  } catch (error) {
    return faultsOf(error);
  }
}

function faultsOf(error: unknown): Checked {
  if (!(error instanceof Refused)) return { title: String(error), faults: [] };
  const { title, detail, violations } = error.problem;
  return {
    title: [title, detail].filter(Boolean).join(' · '),
    faults: (violations ?? []).map((each) => ({ at: each.field ?? '', line: Number(LINE.exec(each.field ?? '')?.[2] ?? 0) || null, expected: each.message ?? '' })),
  };
}
