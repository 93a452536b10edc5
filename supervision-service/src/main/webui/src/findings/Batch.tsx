import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { post } from '../api/client';
import type { Finding } from '../api/types';
import { Entry } from '../desk/Entry';
import { bodyOf } from '../desk/fields';
import { Dialog } from '../house/Dialog';
import { useMay } from '../session/SignedIn';
import { useWords } from '../words/words';
import { asked } from './StepForm';
import { stepsOf, type Step } from './steps';

const TOGETHER = ['confirm', 'dismiss', 'assign', 'answer'];
const stepOf = (finding: Finding, id: string): Step | undefined =>
  stepsOf({ finding, verifying: {}, proceedings: [] }).find((step) => step.id === id);

/** 批量办理 — one reason for several findings; each is a command of its own, and each refusal is told by itself. */
export function Batch({ rows, onClear }: { rows: Finding[]; onClear: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const [open, setOpen] = useState<string | null>(null);
  if (rows.length === 0) return null;
  const steps = TOGETHER.flatMap((id) => {
    const step = rows.map((row) => stepOf(row, id)).find((each) => each !== undefined);
    return step && may(step.roles) ? [step] : [];
  });
  return (
    <div className="batch" role="group" aria-label={t('batch.title')}>
      <b>{t('batch.chosen', { n: rows.length })}</b>
      {steps.map((step) => <Button key={step.id} size="small" danger={step.grave ?? false} onClick={() => setOpen(step.id)}>{t(step.key)}</Button>)}
      {steps.length === 0 && <span className="quiet">{t('batch.nothing')}</span>}
      <Button size="small" type="text" onClick={onClear}>{t('batch.clear')}</Button>
      {open && <Together id={open} rows={rows} onClose={() => setOpen(null)} onDone={onClear} />}
    </div>
  );
}

type Refused = { finding: Finding; why: string };
type Told = { done: number; refused: Refused[]; of: number };

function Together({ id, rows, onClose, onDone }: { id: string; rows: Finding[]; onClose: () => void; onDone: () => void }) {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const first = rows.map((row) => stepOf(row, id)).find((step) => step !== undefined);
  if (!first) return null;
  const fields = first.fields.map((field) => asked(field, words));
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const body = bodyOf(fields, new FormData(event.currentTarget));
    let done = 0;
    const refused: Refused[] = [];
    setTold({ done, refused, of: rows.length });
    for (const finding of rows) {
      const step = stepOf(finding, id);
      try {
        if (!step) throw new Error(t('batch.notHere'));
        await post(step.path, { ...step.fixed, ...body }, crypto.randomUUID());
        done++;
      } catch (error) {
        refused.push({ finding, why: error instanceof Error ? error.message : String(error) });
      }
      setTold({ done, refused: [...refused], of: rows.length });
    }
    await client.invalidateQueries();
  };
  const running = told !== null && told.done + told.refused.length < told.of;
  return (
    <Dialog title={`${t(first.key)} · ${t('batch.chosen', { n: rows.length })}`} onClose={onClose}>
      {told === null ? (
        <form className="step-form" onSubmit={(event) => void send(event)}>
          {fields.map((field, index) => <Entry key={field.name} field={field} first={index === 0} />)}
          <div className="dialog-foot"><Button onClick={onClose}>{t('step.cancel')}</Button><Button htmlType="submit" type="primary" danger={first.grave ?? false}>{t('step.send')}</Button></div>
        </form>
      ) : (
        <>
          <p role="status">{t('batch.told', { done: told.done, refused: told.refused.length, of: told.of })}</p>
          <ul className="plain">{told.refused.map(({ finding, why }) => <li key={finding.id}><b className="mono">{finding.number ?? finding.subject.slice(0, 8)}</b><p>{why}</p></li>)}</ul>
          <div className="dialog-foot"><Button type="primary" disabled={running} onClick={() => { onClose(); if (told.refused.length === 0) onDone(); }}>{t('step.close.shown')}</Button></div>
        </>
      )}
    </Dialog>
  );
}
