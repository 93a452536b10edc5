import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState, type FormEvent } from 'react';
import { post, Refused } from '../api/client';
import { Dialog } from '../house/Dialog';
import { useMay } from '../session/SignedIn';
import { useWords } from '../words/words';
import type { Field, Step } from './steps';

const REASONS = ['SENSOR', 'SOURCE_FAULT', 'FACTS_DIFFER', 'LAWFUL_EXCEPTION', 'LATE_ENTRY_TRUE', 'RULE_TOO_STRICT', 'DUPLICATE'];
const ROLES = ['LEGAL_OFFICER', 'CASE_MANAGER', 'LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'INSPECTORATE'];

/** 办理 — the steps that the reader's roles may take; each opens a form of its own and is sent once. */
export function Steps({ steps }: { steps: Step[] }) {
  const { t } = useWords();
  const may = useMay();
  const [open, setOpen] = useState<Step | null>(null);
  const [told, setTold] = useState('');
  useEffect(() => {
    const clear = told ? setTimeout(() => setTold(''), 4_000) : undefined;
    return () => clearTimeout(clear);
  }, [told]);
  const mine = steps.filter((step) => may(step.roles));
  return (
    <>
    <p className="told" role="status">{told}</p>
    {mine.length > 0 && <div className="steps" role="group" aria-label={t('step.title')}>
      {mine.map((step, index) => (
        <Button key={step.id} type={index === 0 ? 'primary' : 'default'} danger={step.grave ?? false} onClick={() => setOpen(step)}>{t(step.key)}</Button>
      ))}
    </div>}
    {open && <StepForm key={open.path} step={open} onClose={() => setOpen(null)} onDone={(step) => setTold(t('step.done', { step: t(step.key) }))} />}
    </>
  );
}

function StepForm({ step, onClose, onDone }: { step: Step; onClose: () => void; onDone: (step: Step) => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  // A second click, or another try after a lost answer, is still one command; after a refusal it is another.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setSending(true);
    setFailure(null);
    const given = new FormData(event.currentTarget);
    const filled = step.fields.map((field) => [field.name, String(given.get(field.name) ?? '').trim()]).filter(([, value]) => value !== '');
    try {
      await post(step.path, { ...step.fixed, ...Object.fromEntries(filled) }, key);
      onDone(step);
      onClose();
      await client.invalidateQueries();
    } catch (error) {
      if (error instanceof Refused && error.status < 500) setKey(crypto.randomUUID());
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setSending(false);
    }
  };
  return (
    <Dialog title={t(step.key)} onClose={onClose}>
      <form className="step-form" onSubmit={(event) => void send(event)}>
        {step.fields.length === 0 && <p>{t('step.sure')}</p>}
        {step.fields.map((field, index) => <Entry key={field.name} field={field} first={index === 0} />)}
        {failure && <p role="alert" className="failure">{failure}</p>}
        <div className="dialog-foot">
          <Button onClick={onClose}>{t('step.cancel')}</Button>
          <Button htmlType="submit" type="primary" danger={step.grave ?? false} loading={sending}>{t('step.send')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Entry({ field, first }: { field: Field; first: boolean }) {
  const { t, code } = useWords();
  const common = { name: field.name, required: !field.optional, autoFocus: first };
  const choices = field.kind === 'reason' ? REASONS : ROLES;
  return (
    <label>
      <span>{t(field.key)}{field.optional && <span className="quiet"> {t('field.optional')}</span>}</span>
      {field.kind === 'long' ? <textarea rows={4} maxLength={2000} {...common} />
        : field.kind === 'text' ? <input maxLength={200} {...common} />
        : <select {...common}>{choices.map((each) => <option key={each} value={each}>{code(field.kind, each)}</option>)}</select>}
    </label>
  );
}
