import { Button, theme as ant, type ThemeConfig } from 'antd';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useWords } from '../words/words';

const KEPT = 'firstbutton.look';
const everywhere = { borderRadius: 4, fontSize: 14, fontFamily: 'var(--font)', motion: false };
// These tokens lift every text of the library to a contrast of 4.5:1, under the pointer too.
const LIGHT: ThemeConfig = {
  token: {
    ...everywhere, colorPrimary: '#0958d9', colorInfo: '#0958d9', colorLink: '#0958d9', colorError: '#a8071a', colorWarning: '#874d00',
    colorPrimaryHover: '#003eb3', colorPrimaryActive: '#002c8c', colorErrorHover: '#820014', colorErrorActive: '#5c0011',
    colorTextPlaceholder: 'rgba(0,0,0,.62)', colorTextDisabled: 'rgba(0,0,0,.56)',
  },
};
const DARK: ThemeConfig = {
  algorithm: ant.darkAlgorithm,
  token: {
    ...everywhere, colorPrimary: '#1554ad', colorInfo: '#1554ad', colorLink: '#8ab8ff', colorError: '#ff8a8a', colorBgBase: '#0f1a2c', colorTextBase: '#e6edf8',
    colorPrimaryHover: '#1b63c6', colorPrimaryActive: '#104390', colorTextPlaceholder: 'rgba(255,255,255,.66)', colorTextDisabled: 'rgba(255,255,255,.6)',
    colorTextLightSolid: '#fff',
  },
  // On the light red that danger is written in, white would not be read.
  components: { Button: { dangerColor: '#2a0508' } },
};

type Look = { dark: boolean; theme: ThemeConfig; turn: () => void };
const Context = createContext<Look>({ dark: false, theme: LIGHT, turn: () => {} });
export const useLook = (): Look => useContext(Context);

/** 浅色与深色 — as the person chose here, or else as his desktop is. */
export function Looking({ children }: { children: ReactNode }) {
  const [dark, setDark] = useState(() => (localStorage.getItem(KEPT) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark');
  useEffect(() => {
    document.documentElement.dataset['look'] = dark ? 'dark' : 'light';
  }, [dark]);
  const look = useMemo<Look>(() => ({
    dark,
    theme: dark ? DARK : LIGHT,
    turn: () => {
      localStorage.setItem(KEPT, dark ? 'light' : 'dark');
      setDark(!dark);
    },
  }), [dark]);
  return <Context value={look}>{children}</Context>;
}

export function LookButton() {
  const { t } = useWords();
  const { dark, turn } = useLook();
  return <Button size="small" type="text" onClick={turn} aria-pressed={dark} aria-label={t('look.dark')}><span aria-hidden="true">◐</span></Button>;
}
