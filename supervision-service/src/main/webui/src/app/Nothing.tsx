import { useWords } from '../words/words';

/** 无此页面 — for an address that leads nowhere, or a person of no page. */
export function Nothing() {
  const { t } = useWords();
  return <div className="alone"><h1>{t('app.nothing')}</h1><p>{t('app.nothingWhy')}</p></div>;
}
