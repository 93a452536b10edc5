import { command } from '../api/doors';
import type { Caller } from '../api/types';
import { stepAt } from '../desk/commands';
import { useDesk } from '../desk/ListPage';
import { Steps } from '../desk/Steps';
import { useMay, useMe } from '../session/SignedIn';

const DOOR = 'intake:/api/v1/alerts/{id}/caller:reveal';

/** 报警人 — masked until somebody states a purpose; each look is an entry of the audit trail. */
export function CallerPanel({ matter }: { matter: string }) {
  const desk = useDesk();
  const { t } = desk.words;
  const { takes } = useMe();
  if (!useMay()(command(DOOR).roles) || !takes) return null;
  return (
    <section className="panel">
      <h2>{t('caller.title')}</h2>
      <p className="quiet">{t('caller.masked')}</p>
      <Steps small steps={[stepAt(DOOR, desk, { label: t('caller.reveal'), place: { id: matter }, note: t('caller.logged'), shows: (answer) => <Shown of={answer as Caller} /> })]} />
    </section>
  );
}

function Shown({ of }: { of: Caller }) {
  const { t } = useDesk().words;
  const said: [string, string | undefined][] = [[t('caller.name'), of.name], [t('caller.phone'), of.phone], [t('caller.address'), of.address], [t('caller.narrative'), of.narrative]];
  return <dl className="pairs">{said.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value ?? '—'}</dd></div>)}</dl>;
}
