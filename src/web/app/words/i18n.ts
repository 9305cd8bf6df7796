/**
 * The language the application speaks now: loads its words, says it to the document, and keeps the
 * choice for the server. Dates, numbers and sorting are `web/format`'s.
 */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { languageCookie } from '../start-values.ts';
import type { en } from './en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'frame';
    readonly resources: typeof en;
  }
}

const lists = {
  kk: async () => (await import('./kk.ts')).kk,
  ru: async () => (await import('./ru.ts')).ru,
  en: async () => (await import('./en.ts')).en,
} as const;

const yearSeconds = 31_536_000;

/** Starts speaking a language; settles when its words are there. */
export async function startWords(lang: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: lang,
    resources: { [lang]: await lists[lang]() },
    fallbackLng: false,
    defaultNS: 'frame',
    interpolation: { escapeValue: false },
  });
}

/** Changes to a language without a reload, here and for the next document. */
export async function speak(lang: Language): Promise<void> {
  for (const [list, words] of Object.entries(await lists[lang]()))
    i18next.addResourceBundle(lang, list, words);
  await i18next.changeLanguage(lang);
  document.documentElement.lang = lang;
  // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is missing from Firefox and Safari
  document.cookie = `${languageCookie}=${lang}; path=/; max-age=${yearSeconds}; samesite=lax`;
}

/** The language spoken now; a component that asks is drawn again when it changes. */
export const useLanguage = (): Language => useTranslation().i18n.language as Language;

/** The language spoken now, outside components. */
export const languageNow = (): Language => i18next.language as Language;
