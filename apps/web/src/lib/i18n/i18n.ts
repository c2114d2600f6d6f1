import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { createPreference } from '../preferences';
import type { AccountDictionary } from './account/th';
import type { AdminDictionary } from './admin/th';
import type { ConsoleDictionary } from './console/th';
import type { EntranceDictionary } from './entrance/th';
import type { FrameDictionary } from './frame/th';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: EntranceDictionary & AccountDictionary & FrameDictionary & ConsoleDictionary;
      admin: AdminDictionary;
    };
    returnNull: false;
  }
}

export const languages = ['th', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a language is called by those who speak it. */
export const languageNames: Record<Language, string> = { th: 'ไทย', en: 'English' };

export const languageStore = createPreference<Language>('jsk.language', languages, 'th');

/**
 * What is loaded together: `entrance` by everybody, also before the sign-in; `account` with what follows the password
 * and with everybody's own account; `frame` by those who are signed in, with
 * what is shown first; `console` with everything that is loaded later; `admin` with the pages of administrators, under
 * a namespace of its own.
 */
type Bundle = 'entrance' | 'account' | 'frame' | 'console' | 'admin';

const namespaces = {
  entrance: 'translation',
  account: 'translation',
  frame: 'translation',
  console: 'translation',
  admin: 'admin',
} as const;

const dictionaries: Record<Bundle, Record<Language, () => Promise<object>>> = {
  entrance: {
    th: async () => (await import('./entrance/th')).entranceTh,
    en: async () => (await import('./entrance/en')).entranceEn,
  },
  account: {
    th: async () => (await import('./account/th')).accountTh,
    en: async () => (await import('./account/en')).accountEn,
  },
  frame: {
    th: async () => (await import('./frame/th')).frameTh,
    en: async () => (await import('./frame/en')).frameEn,
  },
  console: {
    th: async () => (await import('./console/th')).consoleTh,
    en: async () => (await import('./console/en')).consoleEn,
  },
  admin: {
    th: async () => (await import('./admin/th')).adminTh,
    en: async () => (await import('./admin/en')).adminEn,
  },
};

const inUse = new Set<Bundle>(['entrance']);

/** Makes the texts of the chosen language ready, and changes them whenever another is chosen. */
export async function startTranslations(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: languageStore.get(),
    resources: {
      [languageStore.get()]: { translation: await dictionaries.entrance[languageStore.get()]() },
    },
    interpolation: { escapeValue: false }, // React escapes
    showSupportNotice: false,
  });
  document.documentElement.lang = languageStore.get();
  languageStore.subscribe(() => void changeLanguage(languageStore.get()));
}

/** Makes further texts ready; to be awaited before anything that shows them is rendered. */
export async function loadTextsOf(...bundles: Bundle[]): Promise<void> {
  bundles.forEach((bundle) => inUse.add(bundle));
  await Promise.all(bundles.map((bundle) => load(languageStore.get(), bundle)));
}

/**
 * For what is not in the first load.
 * @param part is being loaded
 * @returns it once the texts that it shows are there, too
 */
export async function withTexts<Part>(
  part: Promise<Part>,
  ...bundles: ('account' | 'admin')[]
): Promise<Part> {
  const [loaded] = await Promise.all([part, loadTextsOf('console', ...bundles)]);
  return loaded;
}

async function changeLanguage(language: Language): Promise<void> {
  await Promise.all([...inUse].map((bundle) => load(language, bundle)));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

async function load(language: Language, bundle: Bundle): Promise<void> {
  const texts = await dictionaries[bundle][language]();
  // Deep, because bundles share a namespace.
  i18next.addResourceBundle(language, namespaces[bundle], texts, true);
}
