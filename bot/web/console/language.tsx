/** The agent's language: the browser's at first, or in a tab that of Teams; then what was chosen last. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Locale, Text } from '../../../policies/language.js';
import { forGood } from './kept.js';
import { WORDS, type Word } from './words.js';

const KEPT = 'gwarant.console.language';

interface Language {
  readonly language: Locale;
  readonly choose: (language: Locale) => void;
  /** A word of the console, with `{holes}` filled. */
  readonly t: (word: Word, values?: Readonly<Record<string, string>>) => string;
  /** The agent's side of a pair. */
  readonly pick: (text: Text) => string;
}

const LanguageContext = createContext<Language | null>(null);

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Locale>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo<Language>(() => ({
    language,
    choose: (chosen) => {
      forGood.set(KEPT, chosen);
      setLanguage(chosen);
    },
    t: (word, values = {}) => WORDS[word][language].replace(/\{(\w+)\}/gu, (hole, name: string) => values[name] ?? hole),
    pick: (text) => text[language]
  }), [language]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('useLanguage outside LanguageProvider');
  return language;
}

function firstLanguage(): Locale {
  const kept = forGood.get(KEPT);
  if (kept === 'pl' || kept === 'en') return kept;
  const told = new URLSearchParams(location.search).get('locale') ?? navigator.language;
  return told.toLowerCase().startsWith('pl') ? 'pl' : 'en';
}
