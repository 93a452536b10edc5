import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useId, useState, type FormEvent, type ReactNode } from 'react';
import { Refused, post } from '../api/client';
import { Dialog } from '../house/Dialog';
import { useMay } from '../session/SignedIn';
import { useWords } from '../words/words';
import { Entry } from './Entry';
import { bodyOf, type Field } from './fields';

/** 事项 — something that can be done here: where it is sent, by whom, and what has to be said. */
export type Step = {
  id: string;
  label: string;
  path: string;
  roles: readonly string[];
  fields: Field[];
  grave?: boolean;
  fixed?: Record<string, unknown>;
  /** Why the reader, though of the right role, cannot do it: said before he tries. */
  barred?: string | false | undefined;
  /** What he should know before he sends it, such as who has to approve it. */
  note?: string | undefined;
  /** The body as the service wants it, where it is more than the fields. */
  told?: (body: Record<string, unknown>) => unknown;
  /** What the answer has that is shown once and never again. */
  shows?: (answer: unknown) => ReactNode;
};

/** 办理 — the steps that the reader's roles may take; each opens a form of its own and is sent once. */
export function Steps({ steps, small = false }: { steps: Step[]; small?: boolean }) {
  const { t } = useWords();
  const may = useMay();
  const [open, setOpen] = useState<Step | null>(null);
  const [told, setTold] = useState('');
  useEffect(() => {
    const clear = told ? setTimeout(() => setTold(''), 4_000) : undefined;
    return () => clearTimeout(clear);
  }, [told]);
  const mine = steps.filter((step) => may(step.roles));
  const group = useId();
  const reasons = [...new Set(mine.map((step) => step.barred).filter(Boolean))].map((why) => [String(why), mine.filter((step) => step.barred === why)] as const);
  const free = mine.find((step) => !step.barred);
  return (
    <>
      <p className="told" role="status">{told}</p>
      {mine.length > 0 && (
        <div className="steps" role="group" aria-label={t('step.title')}>
          {mine.map((step) => (
            <Button key={step.id} size={small ? 'small' : 'middle'} type={step === free ? 'primary' : 'default'} danger={step.grave ?? false} disabled={Boolean(step.barred)}
              {...(step.barred && { 'aria-describedby': `barred-${group}${reasons.findIndex(([why]) => why === step.barred)}` })} onClick={() => setOpen(step)}>{step.label}</Button>
          ))}
        </div>
      )}
      {reasons.map(([why, barred], index) => <p key={why} id={`barred-${group}${index}`} className="barred"><b>{barred.map((step) => step.label).join('、')}</b> {why}</p>)}
      {open && <StepForm key={open.path + open.id} step={open} onClose={() => setOpen(null)} onDone={(step) => setTold(t('step.done', { step: step.label }))} />}
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
  const [shown, setShown] = useState<ReactNode>(null);
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setSending(true);
    setFailure(null);
    const body = { ...step.fixed, ...bodyOf(step.fields, new FormData(event.currentTarget)) };
    try {
      const answer = await post(step.path, step.told ? step.told(body) : body, key);
      onDone(step);
      if (step.shows) setShown(step.shows(answer));
      else onClose();
      await client.invalidateQueries();
    } catch (error) {
      if (error instanceof Refused && error.status < 500) setKey(crypto.randomUUID());
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setSending(false);
    }
  };
  if (shown) {
    return (
      <Dialog title={step.label} onClose={onClose}>
        <div>{shown}</div>
        <div className="dialog-foot"><Button type="primary" onClick={onClose}>{t('step.close.shown')}</Button></div>
      </Dialog>
    );
  }
  return (
    <Dialog title={step.label} onClose={onClose}>
      <form className="step-form" onSubmit={(event) => void send(event)}>
        {step.note && <p className="barred">{step.note}</p>}
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
