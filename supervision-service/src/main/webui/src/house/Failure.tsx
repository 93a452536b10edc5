import { useWords } from '../words/words';

/** What went wrong, in the service's own words. */
export function Failure({ of }: { of: unknown }) {
  const { t } = useWords();
  return <p role="alert" className="failure"><b>{t('app.failed')}</b> {of instanceof Error ? of.message : String(of)}</p>;
}
