/** The ¶ beside every heading and paragraph of a printed text: a permanent link to that place. */
import type { Language } from '../../domain/language.ts';
import { wordsIn } from './words/words.ts';

/**
 * The printed text (`printHtml`) with a ¶ at the end of each heading and of each paragraph that has
 * an id. Those of headings are reached by keyboard and named; those of paragraphs are for the
 * pointer only, or a reader would meet a hundred links more than the text has.
 */
export function addPermalinks(html: string, lang: Language): string {
  const label = wordsIn(lang).text.permalink;
  const named = `aria-label="${label}"`;
  return html
    .replace(
      /(<(h[2-6]) id="([^":]+):title"[^>]*>)([\s\S]*?)(<\/\2>)/g,
      (_all, open, _tag, id, inside, close) =>
        `${open}${inside}<a class="permalink" href="#${id}" ${named} lang="${lang}">¶</a>${close}`,
    )
    .replace(
      /(<p id="([^":]+)">)([\s\S]*?)(<\/p>)/g,
      (_all, open, id, inside, close) =>
        `${open}${inside}<a class="permalink" href="#${id}" tabindex="-1" aria-hidden="true">¶</a>${close}`,
    );
}
