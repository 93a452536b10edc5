import { Button, Dropdown } from 'antd';
import { useEffect, useState } from 'react';
import { NavLink, Outlet } from 'react-router';
import { Dialog } from '../house/Dialog';
import { useMay, useMe } from '../session/SignedIn';
import { useWords, type Key } from '../words/words';
import { Freshness, READ_FINDINGS } from './Live';
import { LookButton } from './look';
import { Marked } from './Marked';
import { MORE_KEYS } from './more';
import { MoreMenu } from './MoreMenu';

const WORK = ['UNIT_CHIEF', 'LEGAL_OFFICER', 'CASE_MANAGER', 'LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'INSPECTORATE', 'TRAINING_OFFICER', 'BUREAU_LEADER', 'SUPERVISION_COMMITTEE'];
const READ_RULES = [...READ_FINDINGS, 'RULE_ADMIN', 'AUDITOR'];
const READ_MATTERS = ['DISPATCHER', 'DUTY_DIRECTOR', 'COMMAND_CENTRE_SUPERVISOR', 'UNIT_CHIEF', 'LEGAL_OFFICER', 'CASE_MANAGER', 'LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'INSPECTORATE', 'INSPECTOR_GENERAL', 'BUREAU_LEADER'];
const EVALUATE = ['SCORE_ADMIN', 'LEGAL_BRIGADE', 'LEGAL_DETACHMENT', 'LEGAL_CORPS', 'BUREAU_LEADER', 'SUPERVISION_COMMITTEE'];
const READ_BOARDS = [...EVALUATE, 'LEGAL_OFFICER', 'CASE_MANAGER', 'UNIT_CHIEF'];
/** scored: only where the console knows of a scoring service. */
export const PAGES: { to: string; key: Key; roles: readonly string[]; scored?: true }[] = [
  { to: '/worklist', key: 'nav.worklist', roles: WORK },
  { to: '/findings', key: 'nav.findings', roles: READ_FINDINGS },
  { to: '/matters', key: 'nav.matters', roles: READ_MATTERS },
  { to: '/overview', key: 'nav.overview', roles: READ_FINDINGS },
  { to: '/rules', key: 'nav.rules', roles: READ_RULES },
  { to: '/trials', key: 'nav.trials', roles: READ_RULES },
  { to: '/boards', key: 'nav.boards', roles: READ_BOARDS, scored: true },
  { to: '/evaluations', key: 'nav.evaluations', roles: EVALUATE, scored: true },
];
const KEYS: [string, Key][] = [
  ['j / k', 'keys.walk'], ['Enter', 'keys.open'], ['x', 'keys.choose'], ['g w · g f · g m · g o · g b · g r', 'keys.go'], ['/', 'keys.search'], ['?', 'keys.help'], ['Esc', 'keys.back'],
];

export function Frame() {
  const { t, code, language, turn } = useWords();
  const { me, scores, signOut, changePerson } = useMe();
  const may = useMay();
  const [help, setHelp] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (event.key === '?' && !typing) setHelp(true);
      if (event.key === '/' && !typing) {
        const search = document.querySelector<HTMLInputElement>('[data-search]');
        search?.focus();
        if (search) event.preventDefault();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className="frame">
      <a className="skip" href="#page">{t('app.skip')}</a>
      <header className="top">
        <NavLink to="/" className="brand"><span className="button-mark" aria-hidden="true" />{t('app.name')}<small>{t('app.sub')}</small></NavLink>
        <nav aria-label={t('nav.label')}>
          {PAGES.filter((page) => may(page.roles) && (scores || !page.scored)).map((page) => <NavLink key={page.to} to={page.to}>{t(page.key)}</NavLink>)}
          {may(READ_FINDINGS) && <a href="/screen">{t('nav.screen')}</a>}
          <MoreMenu />
        </nav>
        <Freshness />
        <div className="who">
          <Button size="small" type="text" onClick={() => turn(language === 'zh' ? 'en' : 'zh')} lang={language === 'zh' ? 'en' : 'zh-CN'}>
            {language === 'zh' ? 'English' : '中文'}
          </Button>
          <LookButton />
          <Button size="small" type="text" onClick={() => setHelp(true)} aria-label={t('keys.title')}>?</Button>
          <Dropdown trigger={['click']} menu={{
            items: [
              { key: 'scope', label: <span className="quiet">{me.orgPaths.join('  ')}</span>, disabled: true },
              { key: 'change', label: t('session.change'), onClick: changePerson },
              { key: 'out', label: t('session.out'), onClick: signOut },
            ],
          }}>
            <Button size="small" type="text" className="me">{me.name} · {me.roles.map((role) => code('role', role)).join('、')}</Button>
          </Dropdown>
        </div>
      </header>
      <main id="page" tabIndex={-1}><Outlet /></main>
      <Marked />
      {help && <Dialog title={t('keys.title')} onClose={() => setHelp(false)}>
        <dl className="keys">
          {[...KEYS, ...MORE_KEYS].map(([keys, what]) => <div key={keys}><dt><kbd>{keys}</kbd></dt><dd>{t(what)}</dd></div>)}
        </dl>
      </Dialog>}
    </div>
  );
}
