import { useState } from 'react';
import { Link } from 'react-router';
import { reading } from '../api/doors';
import type { CampaignProgress, CampaignTask } from '../api/views';
import { useAsked } from '../app/asked';
import { Failure } from '../house/Failure';
import { Severity, Status } from '../house/Marks';
import { dayOf } from '../house/time';
import { useMay } from '../session/SignedIn';
import { useWords } from '../words/words';

const AT_ONCE = 200;

/** 行动进度 — stages, units with what they have cleared, and the findings that were taken on. */
export function CampaignPanel({ id }: { id: string }) {
  const { t, pick } = useWords();
  const may = useMay();
  const [open, setOpen] = useState(true);
  const asked = useAsked<CampaignProgress>(may(reading('/api/v1/campaign-progress/{id}').roles) ? `/api/v1/campaign-progress/${id}` : null);
  const tasks = useAsked<{ items: CampaignTask[]; next?: string }>(`/api/v1/campaign-progress/${id}/tasks?limit=${AT_ONCE}&open=${open}`);
  const progress = asked.data;
  return (
    <>
      <section className="panel" aria-busy={asked.isPending && asked.isFetching}>
        <h2>{t('campaign.progress')} {progress && <span className="quiet">{pick(progress.kindZh, progress.kindEn)} · {t('campaign.cleared', { n: progress.cleared, of: progress.tasks })}</span>}</h2>
        {asked.isError && <Failure of={asked.error} />}
        <ol className="walk">{progress?.stages.map((stage) => <li key={stage.name} className={stage.current ? 'day day-counted' : 'day'} {...(stage.current && { 'aria-current': 'step' })}><time>{stage.from} – {stage.until}</time><span>{stage.name}</span></li>)}</ol>
        {progress && progress.headings.length > 0 && <ul className="sums" aria-label={t('campaign.headings')}>{progress.headings.map((each) => <li key={each.heading}><span>{each.heading || '—'} {each.units.map((unit) => <span key={unit} className="path">{unit}</span>)}</span><span className="quiet">{each.overdue > 0 && t('campaign.overdue', { n: each.overdue })} {each.next && <time>{dayOf(each.next)}</time>}</span><b>{each.accepted} / {each.measures}</b></li>)}</ul>}
        <ul className="sums">{progress?.units.map((each) => <li key={each.unit}><span className="path">{each.unit}</span><b>{each.cleared} / {each.tasks}</b></li>)}</ul>
      </section>
      <section className="panel">
        <h2>{t('campaign.tasks')} <label className="inline check"><input type="checkbox" checked={open} onChange={(event) => setOpen(event.target.checked)} /><span>{t('filter.open')}</span></label></h2>
        {tasks.isError && <Failure of={tasks.error} />}
        {tasks.data?.items.length === 0 && <p className="quiet">{t('list.empty')}</p>}
        <ul className="plain">{tasks.data?.items.map((task) => <li key={task.finding}><Severity of={task.severity} /> <Link to={`/findings/${task.finding}`}>{task.rule}</Link> <Status of={task.status} /> <span className="path">{task.unit}</span></li>)}</ul>
        {tasks.data?.next && <p className="quiet">{t('list.firstOnly', { n: AT_ONCE })}</p>}
      </section>
    </>
  );
}
