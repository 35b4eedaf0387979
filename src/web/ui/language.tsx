import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react';
import {
  isLanguage,
  type Language,
  languageTag,
  type Messages,
  type TextOf,
  textIn,
} from '../../platform/i18n/index.ts';
import { recall, remember } from './remembered.ts';

interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice>({ language: 'zh', choose: () => undefined });

/** Holds the language of the interface: the one chosen last time, else Chinese. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => {
    const last = recall('language');
    return isLanguage(last) ? last : 'zh';
  });
  useLayoutEffect(() => {
    document.documentElement.lang = languageTag[language];
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        remember('language', chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The language of the interface, and how to change it. */
export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

/** A module's sentences in the language of the interface. */
export function useText<Zh extends Readonly<Record<string, string>>>(messages: Messages<Zh>): TextOf<Zh> {
  const { language } = useLanguage();
  return useMemo(() => textIn(messages, language), [messages, language]);
}
