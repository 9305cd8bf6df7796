/** What was said beside the text: how many comments stand at a place, and the way to add one. */
import type { Language } from '../../domain/language.ts';
import { escapeHtml } from '../../domain/text/html.ts';
import { commentFormHref, commentsHref } from './links.ts';
import { wordsIn } from './words/words.ts';

/** How much was said at a place. */
export interface SaidCount {
  readonly comments: number;
  readonly threads: number;
}

export interface SaidMarks {
  /** Of the draft. */
  readonly id: string;
  /** Of the page. */
  readonly lang: Language;
  /** Of the text. */
  readonly text: Language;
  /** By the id of the block it stands in. */
  readonly said: ReadonlyMap<string, SaidCount>;
  /** Whether a visitor may comment now. */
  readonly isOpen: boolean;
}

/**
 * The printed text with permalinks (`addPermalinks`), and beside each place where something was said the
 * number of comments, linked to them. While comments are taken, headings offer to comment by a link
 * that keyboards reach, paragraphs by one for the pointer only, as their permalinks are.
 */
export function addSaidMarks(html: string, marks: SaidMarks): string {
  const marked = new Set<string>();
  const countOf = (block: string): string => {
    if (marked.has(block) || !marks.said.has(block)) return '';
    marked.add(block);
    return drawCount(block, marks);
  };
  const withLinks = html
    .replace(
      /(<h[2-6] id="([^":]+):title"[^>]*>)([\s\S]*?)(?=<a class="permalink")/g,
      (_all, open, block, inside) =>
        `${open}${inside}${countOf(block)}${drawGiveOn(block, inside, marks)}`,
    )
    .replace(
      /<a class="permalink" href="#([^"]+)" tabindex="-1"/g,
      (link, block) => `${countOf(block)}${drawGive(block, marks)}${link}`,
    );
  return withLinks.replace(
    /<(?:li|td|th|p) id="([^":]+)"[^>]*>/g,
    (open, block) => `${open}${countOf(block)}`,
  );
}

function drawCount(block: string, { id, lang, said }: SaidMarks): string {
  const words = wordsIn(lang).comments;
  const { comments, threads } = said.get(block) ?? { comments: 0, threads: 0 };
  const label = [
    ...(comments > 0 ? [words.count(comments)] : []),
    ...(threads > 0 ? [words.countThreads(threads)] : []),
  ].join(', ');
  const href = escapeHtml(commentsHref(id, lang, { block }));
  return `<a class="said-count" href="${href}" lang="${lang}">${escapeHtml(label)}</a>`;
}

/** `inside` is HTML: its tags are dropped, its characters are escaped already. */
function drawGiveOn(block: string, inside: string, { id, lang, text, isOpen }: SaidMarks): string {
  if (!isOpen) return '';
  const title = inside
    .replace(/<[^>]*>/g, '')
    .trim()
    .replaceAll('"', '&quot;');
  const words = wordsIn(lang).comments;
  const named = `aria-label="${words.giveOn(title)}" lang="${lang}"`;
  const href = escapeHtml(commentFormHref(id, lang, block, text));
  return `<a class="say-here" href="${href}" ${named}>+ ${words.here}</a>`;
}

function drawGive(block: string, { id, lang, text, isOpen }: SaidMarks): string {
  if (!isOpen) return '';
  const href = escapeHtml(commentFormHref(id, lang, block, text));
  return `<a class="say-here" href="${href}" tabindex="-1" aria-hidden="true">+</a>`;
}
