import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { post } from '../api/client';
import { useAsked } from '../app/asked';
import type { Trial } from '../api/types';
import { Failure } from '../house/Failure';
import { moment } from '../house/time';
import { useMay } from '../session/SignedIn';
import { useWords } from '../words/words';

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
      {may(['RULE_ADMIN']) && <Upload />}
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

function Upload() {
  const { t } = useWords();
  const client = useQueryClient();
  const go = useNavigate();
  const [failure, setFailure] = useState<string | null>(null);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const send = async (file: string, yaml: string): Promise<void> => {
    setFailure(null);
    try {
      const uploaded = await post<Trial>('/api/v1/rule-packs', { file, yaml }, key);
      await client.invalidateQueries();
      void go(`/trials/${uploaded.id}`);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setKey(crypto.randomUUID());
    }
  };
  return (
    <form className="upload" onSubmit={(event) => {
      event.preventDefault();
      const given = new FormData(event.currentTarget);
      const file = given.get('file');
      if (file instanceof File) void file.text().then((yaml) => send(file.name, yaml));
    }}>
      <label><span>{t('trials.upload')}</span><input type="file" name="file" accept=".yaml,.yml" required /></label>
      <Button htmlType="submit" size="small" type="primary">{t('trials.send')}</Button>
      {failure && <p role="alert" className="failure pre">{failure}</p>}
    </form>
  );
}
