/// <reference types="vite/client" />
/**
 * The language the application speaks now: loads its words, says it to the document, and keeps the
 * choice for the server. Dates, numbers and sorting are `web/format`'s. Each area of words is a file
 * of its own and is loaded when a screen that says them is: the shell pays for no other screen.
 */
import i18next, { type BackendModule, type ResourceKey } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { languageCookie } from '../start-values.ts';
import type { Area, en } from './en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'frame';
    readonly resources: typeof en;
  }
}

/** Every file of words by its path; it exports its one list under the area's name. */
const files = import.meta.glob<Readonly<Record<string, ResourceKey>>>('./{kk,ru,en}/*.ts');

const fromFiles: BackendModule = {
  type: 'backend',
  init: () => {},
  read: async (lang, area) => {
    const file = files[`./${lang}/${area}.ts`];
    if (!file) throw new Error(`there are no words for ${area} in ${lang}`);
    return (await file())[area] ?? {};
  },
};

const yearSeconds = 31_536_000;

/** What every screen says. */
const always: readonly Area[] = ['frame', 'parts', 'problems'];

/** Starts speaking a language; settles when the words that every screen says are there. */
export async function startWords(lang: Language): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use(fromFiles)
    .init({
      lng: lang,
      ns: [...always],
      load: 'currentOnly',
      fallbackLng: false,
      defaultNS: 'frame',
      interpolation: { escapeValue: false },
    });
}

/** Has the words of some areas there, in the language spoken now and in any spoken later. */
export const loadWords = (areas: readonly Area[]): Promise<void> =>
  i18next.loadNamespaces([...areas]);

/** Changes to a language without a reload, here and for the next document. */
export async function speak(lang: Language): Promise<void> {
  await i18next.changeLanguage(lang);
  document.documentElement.lang = lang;
  // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is missing from Firefox and Safari
  document.cookie = `${languageCookie}=${lang}; path=/; max-age=${yearSeconds}; samesite=lax`;
}

/** The language spoken now; a component that asks is drawn again when it changes. */
export const useLanguage = (): Language => useTranslation().i18n.language as Language;

/** The language spoken now, outside components. */
export const languageNow = (): Language => i18next.language as Language;
