import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Navigate, Route, Routes, useNavigate } from 'react-router';
import { Refused } from './api/client';
import { Frame, PAGES } from './app/Frame';
import { LiveFeed } from './app/Live';
import { Looking, useLook } from './app/look';
import { MORE_GOES, MORE_ROUTES } from './app/more';
import { Nothing } from './app/Nothing';
import { FindingPage } from './findings/FindingPage';
import { FindingsPage } from './findings/FindingsPage';
import { SignedIn, useMay, useMe } from './session/SignedIn';
import { Speaking, useWords } from './words/words';
import { WorklistPage } from './worklist/WorklistPage';
import './house/look.css';
import './house/desk.css';
import './house/dark.css';
import './house/more.css';

const MattersPage = lazy(() => import('./matter/MattersPage'));
const MatterPage = lazy(() => import('./matter/MatterPage'));
const BoardsPage = lazy(() => import('./boards/BoardsPage'));
const AccountPage = lazy(() => import('./boards/AccountPage'));
const EvaluationsPage = lazy(() => import('./boards/EvaluationsPage'));
const OverviewPage = lazy(() => import('./overview/OverviewPage'));
const ScreenPage = lazy(() => import('./overview/ScreenPage'));
const RulesPage = lazy(() => import('./rules/RulesPage'));
const TrialsPage = lazy(() => import('./rules/TrialsPage'));
const TrialPage = lazy(() => import('./rules/TrialPage'));

const client = new QueryClient({
  defaultOptions: {
    queries: { retry: (count, error) => count < 2 && !(error instanceof Refused && error.status < 500), staleTime: 5_000 },
  },
});
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')!.content;
function Home() {
  const may = useMay();
  const { scores } = useMe();
  return <Navigate to={PAGES.find((page) => may(page.roles) && (scores || !page.scored))?.to ?? '/nothing'} replace />;
}

const GOES: Record<string, string> = { w: '/worklist', f: '/findings', m: '/matters', b: '/boards', o: '/overview', r: '/rules' };

/** g, then a letter: goes to a page. */
function Goes() {
  const go = useNavigate();
  useEffect(() => {
    let begun = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      const to = GOES[event.key] ?? MORE_GOES[event.key];
      if (event.key === 'g') begun = event.timeStamp;
      else if (to && event.timeStamp - begun < 1_500) void go(to);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [go]);
  return null;
}

function Console() {
  const { language } = useWords();
  const { theme } = useLook();
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }} csp={{ nonce }}>
        <SignedIn>
          <LiveFeed>
            <BrowserRouter>
              <Goes />
              <Suspense fallback={<div className="alone" aria-busy="true" />}>
                <Routes>
                  <Route path="/screen" element={<ScreenPage />} />
                  <Route element={<Frame />}>
                    <Route path="/" element={<Home />} />
                    <Route path="/worklist" element={<WorklistPage />} />
                    <Route path="/findings" element={<FindingsPage />} />
                    <Route path="/findings/:id" element={<FindingPage />} />
                    <Route path="/matters" element={<MattersPage />} />
                    <Route path="/matters/:matter" element={<MatterPage />} />
                    <Route path="/boards" element={<BoardsPage />} />
                    <Route path="/boards/:account" element={<AccountPage />} />
                    <Route path="/evaluations" element={<EvaluationsPage />} />
                    <Route path="/overview" element={<OverviewPage />} />
                    <Route path="/rules" element={<RulesPage />} />
                    <Route path="/trials" element={<TrialsPage />} />
                    <Route path="/trials/:id" element={<TrialPage />} />
                    {MORE_ROUTES.map(({ path, Page }) => <Route key={path} path={path} element={<Page />} />)}
                    <Route path="*" element={<Nothing />} />
                  </Route>
                </Routes>
              </Suspense>
            </BrowserRouter>
          </LiveFeed>
        </SignedIn>
    </ConfigProvider>
  );
}

createRoot(document.getElementById('console')!).render(
  <Speaking>
    <QueryClientProvider client={client}>
      <Looking>
        <Console />
      </Looking>
    </QueryClientProvider>
  </Speaking>,
);
