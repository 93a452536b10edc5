import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { Button, Spin } from 'antd';
import { get, useBearer as giveBearer, place, INTAKE, SCORING } from '../api/client';
import type { Me } from '../api/types';
import { useWords } from '../words/words';
import { Session } from './oidc';

type Signed = { me: Me; scores: boolean; takes: boolean; signOut: () => void; changePerson: () => void };
const Context = createContext<Signed | null>(null);

export const useMe = (): Signed => useContext(Context)!;
/** Whether the person may take a step that is for these roles; the service decides all the same. */
export const useMay = (): ((roles: readonly string[]) => boolean) => {
  const { me } = useMe();
  return (roles) => roles.some((role) => me.roles.includes(role));
};

async function enter(session: Session): Promise<Me | null> {
  if (location.pathname === '/signed-in') {
    const returnTo = await session.comeBack(new URLSearchParams(location.search));
    history.replaceState(null, '', returnTo);
    giveBearer(session.bearer);
    return get<Me>('/api/v1/me');
  }
  await session.leaveToSignIn(location.pathname + location.search);
  return null;
}

/** Everything below is for somebody who has signed in; whoever has not is sent to do so. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [session, setSession] = useState<Session | null>(null);
  const [me, setMe] = useState<Me | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    let gone = false;
    Session.open()
      .then(async (opened) => {
        if (gone) return;
        place(SCORING, opened.scoring);
        place(INTAKE, opened.intake);
        const person = await enter(opened);
        setSession(opened);
        setMe(person);
      })
      .catch((error: unknown) => setFailure(String(error instanceof Error ? error.message : error)));
    return () => {
      gone = true;
    };
  }, []);
  useSessionLimit(me ? session : null);

  if (failure) {
    return (
      <main className="alone" role="alert">
        <h1>{t('session.failed')}</h1>
        <p>{failure}</p>
        <Button type="primary" onClick={() => location.assign('/')}>{t('session.again')}</Button>
      </main>
    );
  }
  if (!me || !session) {
    return (
      <main className="alone" aria-busy="true">
        <h1 className="quiet">{t('session.entering')}</h1>
        <Spin />
      </main>
    );
  }
  const signed: Signed = {
    me,
    scores: session.scoring !== undefined,
    takes: session.intake !== undefined,
    signOut: () => session.signOut(),
    changePerson: () => void session.leaveToSignIn('/', true),
  };
  return <Context value={signed}>{children}</Context>;
}

/** Signs out after so long without a key or a click, and after so long in any case. */
function useSessionLimit(session: Session | null): void {
  useEffect(() => {
    if (!session) return;
    const { idleMinutes, sessionMinutes } = session.limits;
    const begun = Date.now();
    let touched = begun;
    const touch = (): void => {
      touched = Date.now();
    };
    const look = setInterval(() => {
      const now = Date.now();
      const idle = now - touched > idleMinutes * 60_000 && !location.pathname.startsWith('/screen');
      if (idle || now - begun > sessionMinutes * 60_000) session.signOut();
    }, 10_000);
    addEventListener('keydown', touch);
    addEventListener('pointerdown', touch);
    return () => {
      clearInterval(look);
      removeEventListener('keydown', touch);
      removeEventListener('pointerdown', touch);
    };
  }, [session]);
}
