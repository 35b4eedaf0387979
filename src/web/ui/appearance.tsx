import { ConfigProvider, theme } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react';
import { antDesignTheme, type Mode } from '../theme.ts';
import { useLanguage } from './language.tsx';
import { recall, remember } from './remembered.ts';
import { useMedia } from './useMedia.ts';

interface Appearance {
  readonly mode: Mode;
  readonly toggle: () => void;
}

const AppearanceContext = createContext<Appearance>({ mode: 'light', toggle: () => undefined });

/** What lies over the page has an edge in the dark, too, and stays within a phone. */
const overlay = {
  root: { maxWidth: 'min(380px, calc(100vw - 24px))' },
  container: { border: '1px solid var(--line)' },
};

/**
 * Light or dark: as the system says until somebody chooses otherwise; choosing what the system says anyway goes back to following
 * it. Also dresses Ant Design in the theme and the language.
 */
export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const system: Mode = useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light';
  const isMotionReduced = useMedia('(prefers-reduced-motion: reduce)');
  const [chosen, setChosen] = useState<Mode | null>(() => {
    const last = recall('theme');
    return last === 'light' || last === 'dark' ? last : null;
  });
  const mode = chosen ?? system;
  useLayoutEffect(() => {
    if (chosen === null) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
  }, [chosen]);
  const appearance = useMemo<Appearance>(() => {
    const other: Mode = mode === 'dark' ? 'light' : 'dark';
    const toggle = () => {
      const next = other === system ? null : other;
      remember('theme', next);
      setChosen(next);
    };
    return { mode, toggle };
  }, [mode, system]);
  const design = useMemo(
    () => antDesignTheme(mode, mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm, isMotionReduced),
    [mode, isMotionReduced],
  );
  return (
    <AppearanceContext value={appearance}>
      <ConfigProvider
        theme={design}
        locale={language === 'zh' ? zhCN : enGB}
        button={{ autoInsertSpace: false }}
        popover={{ styles: overlay }}
        popconfirm={{ styles: overlay }}
      >
        {children}
      </ConfigProvider>
    </AppearanceContext>
  );
}

/** Light or dark, and how to turn it. */
export function useAppearance(): Appearance {
  return useContext(AppearanceContext);
}
