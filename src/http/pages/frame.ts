/** The language of a page, its address in the others, and how its reader asked to see it. */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { isLanguage, type Language, languages } from '../../domain/language.ts';
import { type Display, displays, type Frame } from '../../web/public/model.ts';
import { localPath } from '../origin.ts';

/** The page's frame, in the reader's language. */
export function frameOf(c: Context, demo: boolean): Frame {
  const lang = languageOf(c);
  const hrefs = Object.fromEntries(languages.map((one) => [one, addressOf(c, one)]));
  const display = readDisplay(getCookie(c, displayCookie));
  return { lang, demo, hrefs: hrefs as Frame['hrefs'], display };
}

/** Keeps how a reader asked to see pages. */
export const displayCookie = 'kelisim-display';

/** What is asked for in a list with points between, in our order; anything else is dropped. */
export const readDisplay = (written: string | undefined): readonly Display[] => {
  const asked = (written ?? '').split('.');
  return displays.filter((one) => asked.includes(one));
};

/** What a page without anything else to it is kept by. */
export const keyOf = ({ hrefs, lang, display }: Frame): string =>
  `${hrefs[lang]} ${display.join('.')}`;

/** The language a reader is answered in: the address's `lang`, else the best the reader accepts. */
export function languageOf(c: Context): Language {
  const asked = c.req.query('lang');
  return isLanguage(asked) ? asked : acceptedLanguage(c.req.header('accept-language') ?? '');
}

/** What the pages read from a query; anything else is dropped, so one page has one address. */
const parameters = ['after', 'block', 'from', 'key', 'to', 'text'] as const;

/** This page's own address in a language; the start's where a browser would read another site in it. */
function addressOf(c: Context, lang: Language): string {
  const query = new URLSearchParams();
  for (const name of parameters) {
    const value = c.req.query(name);
    const isKnown = name !== 'text' || isLanguage(value);
    if (value !== undefined && isKnown) query.set(name, value);
  }
  query.set('lang', lang);
  return localPath(`${new URL(c.req.url).pathname}?${query}`) ?? `/?${query}`;
}

/**
 * The first of our languages in an `Accept-Language` (RFC 9110, 12.5.4), by weight and then by order;
 * regions are ignored. English when none is named.
 */
export function acceptedLanguage(header: string): Language {
  const wanted = header
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const weight = parameters.find((one) => one.trim().startsWith('q='))?.split('=')[1];
      return { tag: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => isLanguage(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return (wanted[0]?.tag as Language | undefined) ?? 'en';
}
