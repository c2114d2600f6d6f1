import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { createPreference } from '../preferences';
import type { Dictionary } from './th';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Dictionary };
    returnNull: false;
  }
}

export const languages = ['th', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a language is called by those who speak it. */
export const languageNames: Record<Language, string> = { th: 'ไทย', en: 'English' };

export const languageStore = createPreference<Language>('jsk.language', languages, 'th');

// Only the dictionary that is read is loaded.
const dictionaries: Record<Language, () => Promise<Dictionary>> = {
  th: async () => (await import('./th')).th,
  en: async () => (await import('./en')).en,
};

/** Makes the texts of the chosen language ready, and changes them whenever another is chosen. */
export async function startTranslations(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: languageStore.get(),
    resources: { [languageStore.get()]: { translation: await dictionaries[languageStore.get()]() } },
    interpolation: { escapeValue: false }, // React escapes
    showSupportNotice: false,
  });
  document.documentElement.lang = languageStore.get();
  languageStore.subscribe(() => void changeLanguage(languageStore.get()));
}

async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await dictionaries[language]());
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
