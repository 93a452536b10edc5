import { Link } from 'react-router';
import type { Shadow } from '../api/views';
import { useAsked } from '../app/asked';
import { READ_FINDINGS } from '../app/Live';
import { Failure } from '../house/Failure';
import { Severity } from '../house/Marks';
import { moment } from '../house/time';
import { useMay } from '../session/SignedIn';
import { useWords } from '../words/words';

const AT_ONCE = 50;

/** 影子问题 — what the pack would have found had it been in force; nobody was told of it. */
export function ShadowFindings({ pack, running }: { pack: string; running: boolean }) {
  const { t } = useWords();
  const reads = useMay()(READ_FINDINGS);
  const asked = useAsked<Shadow[] | { items: Shadow[] }>(`/api/v1/rule-packs/${pack}/shadow-findings?limit=${AT_ONCE}`, running ? 5_000 : undefined);
  const found = Array.isArray(asked.data) ? asked.data : asked.data?.items ?? [];
  if (!running && found.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('trial.shadowFindings')} <span className="quiet">{found.length}{found.length === AT_ONCE && '+'}</span></h2>
      <p className="quiet">{t('trial.shadowWhy')}</p>
      {asked.isError && <Failure of={asked.error} />}
      {found.length === 0 && asked.data && <p>{t('trial.shadowNone')}</p>}
      <ul className="plain">{found.map((each) => (
        <li key={each.id}><Severity of={each.severity} /> <span className="mono">{each.ruleId}</span> {reads && each.subjectKind === 'matter' ? <Link className="mono" to={`/matters/${each.subject}`}>{each.number ?? each.subject.slice(0, 8)}</Link> : <span className="mono">{each.number ?? each.subject.slice(0, 8)}</span>} <span className="quiet">{each.orgPath} {moment(each.brokenAt)}</span></li>))}</ul>
    </section>
  );
}
