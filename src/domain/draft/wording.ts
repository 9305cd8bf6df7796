/**
 * The words an item asks for, in the text: put in place of the words it quotes, and looked for in
 * every later version. Pure; it knows docs and words, nothing of drafts.
 */
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { idOf } from '../text/identity.ts';

/** The words of a block: a section's are its heading, any other's all inside it, blocks parted by a space. */
export function wordsOf(block: Node): string {
  const said = block.type.name === 'section' ? block.firstChild : block;
  return said?.textBetween(0, said.content.size, ' ', ' ') ?? '';
}

/** Why words cannot be replaced where they are quoted. */
export type WordingFault = 'ambiguous' | 'spread';

/**
 * The doc with `wording` in place of the one place in that block where `quote` stands; it takes the
 * marks of the quote's first word, white space in it becomes one space. `ambiguous` when the quote
 * stands there more than once; `spread` when it runs over several paragraphs, a note or a line break.
 */
export function replaceWords(
  doc: Node,
  {
    block,
    quote,
    wording,
  }: { readonly block: string; readonly quote: string; readonly wording: string },
): Node | WordingFault {
  const starts = findQuote(doc, block, quote);
  const [from] = starts;
  if (from === undefined) return 'spread';
  if (starts.length > 1) return 'ambiguous';
  const to = from + quote.length;
  let isText = true;
  doc.nodesBetween(from, to, (node) => {
    if (node.isInline && !node.isText) isText = false;
  });
  if (!isText) return 'spread';
  const marks = doc.nodeAt(from)?.marks ?? [];
  const said = wording.replaceAll(/\s+/g, ' ');
  const put = said === '' ? [] : [doc.type.schema.text(said, marks)];
  return new Transform(doc).replaceWith(from, to, put).doc;
}

/** Positions at which the quote begins, within single textblocks of the block. */
function findQuote(doc: Node, block: string, quote: string): readonly number[] {
  const found: number[] = [];
  doc.descendants((node, start) => {
    if (idOf(node) !== block) return;
    const isSection = node.type.name === 'section';
    const said = isSection ? node.firstChild : node;
    if (said) collectStarts(said, isSection ? start + 1 : start, quote, found);
    return false;
  });
  return found;
}

/** `start` is the position before the node. Every inline node is as long as the text it stands for. */
function collectStarts(node: Node, start: number, quote: string, found: number[]): void {
  if (!node.isTextblock) {
    node.forEach((child, offset) => {
      collectStarts(child, start + 1 + offset, quote, found);
    });
    return;
  }
  const text = node.textBetween(0, node.content.size, ' ', ' ');
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    found.push(start + 1 + at);
}

/**
 * What became of the words in a later text. `fulfilled`: the wording stands there and the quote does
 * not; `unchanged`: the quote still stands; `changed`: it is gone, and nobody but a person can say
 * whether that will do; `gone`: the block itself is.
 */
export type WordingFound = 'fulfilled' | 'unchanged' | 'changed' | 'gone';

/** Looks in the block, wherever it moved, and in the blocks split from it. */
export function findWording(
  doc: Node,
  {
    block,
    quote,
    wording,
  }: { readonly block: string; readonly quote: string; readonly wording?: string },
): WordingFound {
  const texts = wordsDescended(doc, block);
  if (texts.length === 0) return 'gone';
  const wanted = wording?.replaceAll(/\s+/g, ' ');
  const rests = wanted ? texts.map((text) => text.replaceAll(wanted, '')) : texts;
  if (rests.some((text) => text.includes(quote))) return 'unchanged';
  if (wanted === undefined) return 'changed';
  return texts.some((text) => text.includes(wanted)) ? 'fulfilled' : 'changed';
}

/** The words of a block and of all that were split from it, one split after another. */
function wordsDescended(doc: Node, block: string): readonly string[] {
  const family = new Set([block]);
  const blocks: Node[] = [];
  doc.descendants((node) => {
    if (idOf(node) !== '') blocks.push(node);
  });
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const node of blocks) if (family.has(String(node.attrs.origin))) family.add(idOf(node));
  }
  return blocks.filter((node) => family.has(idOf(node))).map(wordsOf);
}
