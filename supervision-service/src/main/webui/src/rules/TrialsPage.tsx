import { Link } from 'react-router';
import { useAsked } from '../app/asked';
import type { Trial } from '../api/types';
import { Failure } from '../house/Failure';
import { moment } from '../house/time';
import { useMay } from '../session/SignedIn';
import { useWords } from '../words/words';
import { Editor } from './Editor';

/** 规则试行 — packs that were uploaded, how far each has come, and the door for another. */
export default function TrialsPage() {
  const { t, code } = useWords();
  const asked = useAsked<{ items: Trial[] } | Trial[]>('/api/v1/rule-packs', 10_000);
  const may = useMay();
  const packs = Array.isArray(asked.data) ? asked.data : asked.data?.items ?? [];
  return (
    <section className="page">
      <header className="page-head"><h1>{t('nav.trials')}</h1><span className="quiet">{t('trials.why')}</span></header>
      {asked.isError && <Failure of={asked.error} />}
      {may(['RULE_ADMIN']) && <Editor />}
      {packs.length === 0 ? <p className="quiet">{asked.isPending ? t('list.loading') : t('trials.empty')}</p> : (
        <div className="scroll"><table className="table">
          <thead><tr><th scope="col">{t('trials.pack')}</th><th scope="col">{t('column.status')}</th><th scope="col">{t('trials.shadow')}</th><th scope="col">{t('trials.proposal')}</th><th scope="col">{t('trials.uploaded')}</th></tr></thead>
          <tbody>{packs.map((pack) => (
            <tr key={pack.id}>
              <td><Link to={`/trials/${pack.id}`}><span className="mono">{pack.pack} / {pack.version}</span></Link></td>
              <td>{code('trial', pack.state)}</td><td>{pack.shadow ? t('trials.on') : '—'}</td>
              <td>{pack.proposal ? `${code('proposal', pack.proposal)} · ${pack.proposedBy ?? ''}` : '—'}</td>
              <td>{moment(pack.uploadedAt)} · {pack.uploadedBy}</td>
            </tr>))}
          </tbody>
        </table></div>
      )}
    </section>
  );
}
