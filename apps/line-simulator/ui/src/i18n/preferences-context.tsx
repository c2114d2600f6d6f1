import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { texts, type Language, type TextKey } from './texts';

type Theme = 'light' | 'dark';

interface Preferences {
  language: Language;
  theme: Theme;
  /** A text of the page in the chosen language. */
  t: (key: TextKey) => string;
  toggleLanguage: () => void;
  toggleTheme: () => void;
}

const PreferencesContext = createContext<Preferences | null>(null);

export function usePreferences(): Preferences {
  const preferences = use(PreferencesContext);
  if (!preferences) throw new Error('usePreferences needs a PreferencesProvider around it');
  return preferences;
}

/** Language and theme, remembered in this browser; `?lang=` wins over what was remembered. */
export function PreferencesProvider({ children }: { children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(initialLanguage);
  const [theme, setTheme] = useState<Theme>(initialTheme);

  useEffect(() => {
    localStorage.setItem('simulator.language', language);
    document.documentElement.lang = language;
    document.title = texts[language].title;
  }, [language]);

  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  const preferences = useMemo(
    () => ({
      language,
      theme,
      t: (key: TextKey) => texts[language][key],
      toggleLanguage: () => setLanguage(language === 'th' ? 'en' : 'th'),
      toggleTheme: () => {
        const next = theme === 'light' ? 'dark' : 'light';
        localStorage.setItem('simulator.theme', next);
        setTheme(next);
      },
    }),
    [language, theme],
  );
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>;
}

function initialLanguage(): Language {
  const asked =
    new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('simulator.language');
  return asked === 'en' ? 'en' : 'th';
}

function initialTheme(): Theme {
  const remembered = localStorage.getItem('simulator.theme');
  if (remembered === 'light' || remembered === 'dark') return remembered;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
