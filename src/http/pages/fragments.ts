/**
 * The costly parts of pages, kept while there is room: printed texts and rendered comparisons. Both
 * are made of immutable stored texts, so what is kept never goes stale.
 */
import { LRUCache } from 'lru-cache';
import type { Node } from 'prosemirror-model';
import { instructBetween } from '../../domain/amendment/instruction.ts';
import type { Draft } from '../../domain/draft/draft.ts';
import type { Language } from '../../domain/language.ts';
import type { Hash } from '../../domain/text/canonical.ts';
import type { Diff } from '../../domain/text/change.ts';
import { diff } from '../../domain/text/diff.ts';
import { createQuotes } from '../../domain/text/quotes.ts';
import { type DiffHtmlOptions, renderDiffHtml } from '../../domain/text/render-html.ts';
import type { Service } from '../../service/service.ts';
import { findVersion } from '../../service/versions.ts';
import type { Pair } from '../../web/public/links.ts';
import type { TextView } from '../../web/public/model.ts';
import { viewText } from './text.ts';

interface Comparison {
  readonly diff: Diff;
  readonly html: string;
}

export interface Fragments {
  doc(root: Hash): Promise<Node>;
  /** The text with this root, printed for a page in `page`. */
  text(root: Hash, head: Omit<TextView, 'outline' | 'html'>, page: Language): Promise<TextView>;
  /** Two versions compared, in words of `page`. *Refuses:* not-found, text-missing. */
  versions(draft: Draft, pair: Pair, lang: Language, page: Language): Promise<Comparison>;
  /** Two texts in `lang` compared by their roots; `prefix` keeps their anchors apart on a page. */
  roots(
    pair: { readonly from: Hash; readonly to: Hash },
    lang: Language,
    page: Language,
    prefix: string,
  ): Promise<Comparison>;
  /** The formal instruction that makes the second text of the first, said in the page's language. */
  instruction(pair: { readonly from: Hash; readonly to: Hash }, page: Language): Promise<string>;
}

const charactersMax = 32_000_000;

export function createFragments(service: Service): Fragments {
  const { library } = service;
  const texts = new LRUCache<string, TextView>({
    maxSize: charactersMax,
    sizeCalculation: ({ html }) => html.length || 1,
  });
  const comparisons = new LRUCache<string, Comparison>({
    maxSize: charactersMax,
    sizeCalculation: ({ html }) => html.length || 1,
  });
  const instructions = new LRUCache<string, string>({
    maxSize: charactersMax,
    sizeCalculation: (text) => text.length || 1,
  });
  const compare = async (
    key: string,
    page: Language,
    options: DiffHtmlOptions,
    find: () => Promise<{ readonly found: Diff; readonly after: Node | null }>,
  ) => {
    const known = comparisons.get(key);
    if (known) return known;
    const { found, after } = await find();
    const wordsOf = createQuotes(after);
    const comparison = { diff: found, html: renderDiffHtml(found, page, { ...options, wordsOf }) };
    comparisons.set(key, comparison);
    return comparison;
  };
  return {
    doc: (root) => library.doc(root),
    async text(root, head, page) {
      const key = `${root} ${head.version} ${head.lang} ${head.languages} ${page}`;
      const known = texts.get(key);
      if (known) return known;
      const text = viewText(await library.doc(root), head, page);
      texts.set(key, text);
      return text;
    },
    versions: (draft, { from, to }, lang, page) =>
      compare(`${draft.id} ${from} ${to} ${lang} ${page}`, page, { text: lang }, async () => {
        const root = findVersion(draft, to).texts[lang];
        return {
          found: JSON.parse(await service.diffVersions(draft, from, to, lang)),
          after: root ? await library.doc(root) : null,
        };
      }),
    roots: ({ from, to }, lang, page, prefix) =>
      compare(`${from} ${to} ${lang} ${page} ${prefix}`, page, { text: lang, prefix }, async () => {
        const after = await library.doc(to);
        return { found: diff(await library.doc(from), after), after };
      }),
    async instruction({ from, to }, page) {
      const key = `${from} ${to} ${page}`;
      const known = instructions.get(key);
      if (known !== undefined) return known;
      const { text } = instructBetween(await library.doc(from), await library.doc(to), page);
      instructions.set(key, text);
      return text;
    },
  };
}
