/** Makes a rendered comparison (`renderDiffHtml`) part of a page: its language, its anchors. */
import type { Language } from '../../domain/language.ts';
import { escapeHtml } from '../../domain/text/html.ts';

interface Fitting {
  /** Language of the compared texts; the labels around them are in the page's. */
  readonly text: Language;
  /** Put before the number of each change, where a page holds more than one comparison. */
  readonly prefix?: string;
  /** The words of a block by its id: a move says where, the page also says what was moved. */
  readonly wordsOf?: (block: string) => string;
}

/** The comparison with the text's language on what is quoted from it, and ids of its own. */
export const fitDiffHtml = (
  html: string,
  { text, prefix = '', wordsOf = () => '' }: Fitting,
): string =>
  html
    .replace(
      /(<article class="change change-move" id="[^"]*" data-block="([^"]*)">[\s\S]*?)(<\/article>)/g,
      (all, inside, block, end) => {
        const words = escapeHtml(wordsOf(block));
        return words === '' ? all : `${inside}<p class="change-words">${words}</p>${end}`;
      },
    )
    .replaceAll('<p class="change-words">', `<p class="change-words" lang="${text}">`)
    .replaceAll('<p class="change-place">', `<p class="change-place" lang="${text}">`)
    .replaceAll(/ id="change-(\d+)"/g, ` id="${prefix}change-$1"`);
