import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Matter } from '../api/types';
import { useAsked } from '../app/asked';
import { One } from '../findings/Facts';
import { Failure } from '../house/Failure';
import { moment } from '../house/time';
import { useWords } from '../words/words';
import { Cameras } from './Cameras';
import { Lifecycle } from './Lifecycle';
import { names, standing } from './reading';
import { Side } from './Side';
import { MarkTable, StepBar } from './Ticks';
import { Track } from './Track';

const AT_ONCE = 40;

/** 一警一档 — one alert or case, from the first call to its end. */
export default function MatterPage() {
  const { matter = '' } = useParams();
  const { t } = useWords();
  const go = useNavigate();
  const asked = useAsked<Matter>(`/api/v1/matters/${encodeURIComponent(matter)}`);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) void go(-1);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [go]);
  if (asked.isError) return <section className="page"><h1>{t('nav.matters')}</h1><Failure of={asked.error} /></section>;
  if (!asked.data) return <section className="page" aria-busy="true"><h1 className="quiet">{t('list.loading')}</h1></section>;
  return <Shown matter={asked.data} onBack={() => void go(-1)} />;
}

function Shown({ matter, onBack }: { matter: Matter; onBack: () => void }) {
  const { t, code } = useWords();
  const category = names(matter.facts).at(-1)?.to;
  return (
    <section className="page page-detail">
      <header className="page-head">
        <Button size="small" type="text" onClick={onBack}>← {t('finding.back')}</Button>
        <h1><span className="mono">{matter.number ?? matter.matter.slice(0, 8)}</span> {category && code('category', category)}</h1>
        <div className="spread" />
        <span className="quiet"><span className="path">{matter.unit}</span> · {t('fresh.asOf', { at: moment(matter.asOf, true) })}</span>
      </header>
      <StepBar steps={matter.steps} />
      <div className="two">
        <div>
          <div className="marks-two"><MarkTable title={t('matter.links')} marks={matter.links} /><MarkTable title={t('matter.musts')} marks={matter.musts} /></div>
          <Lifecycle matter={matter.matter} facts={standing(matter.facts)} />
          <Track facts={matter.facts} />
          <Cameras facts={matter.facts} />
          <Course matter={matter} />
        </div>
        <Side matter={matter} />
      </div>
    </section>
  );
}

function Course({ matter }: { matter: Matter }) {
  const { t } = useWords();
  const [whole, setWhole] = useState(false);
  const facts = standing(matter.facts).filter((fact) => fact.type !== 'unit.position');
  const shown = whole ? facts : facts.slice(0, AT_ONCE);
  return (
    <section className="panel">
      <h2>{t('facts.title')} <span className="quiet">{t('facts.count', { n: facts.length })} · {t('matter.inScope')}</span></h2>
      <ol className="timeline">{shown.map((fact) => <li key={fact.id}><One fact={fact} /></li>)}</ol>
      {shown.length < facts.length && <button type="button" className="link" onClick={() => setWhole(true)}>{t('facts.more', { n: facts.length - shown.length })}</button>}
    </section>
  );
}
