/**
 * Random texts in which no word and no link stands twice, so that each can be followed from a side
 * of a merge into the result.
 */
import type { Node } from 'prosemirror-model';
import { countingIds, type Mint, parseText } from '../../src/domain/text/identity.ts';
import type { Block, RandomEdit } from './texts.ts';

/** The same text with every word and link told apart by a number of its own, and ids as they are. */
export function tellWordsApart(doc: Node, mint: Mint): Node {
  return parseText(tellApart(doc.toJSON() as Block, mint));
}

/** The same edits, but no word and no link they bring is brought twice. */
export const tellEditsApart = (list: readonly RandomEdit[], mint: Mint): RandomEdit[] =>
  list.map((edit) => ({
    ...edit,
    word: `слово${mint()}`,
    block: tellApart(edit.block, mint),
    mark: tellMarkApart(edit.mark, mint),
  }));

function tellApart(json: Block, mint: Mint): Block {
  if (json.text !== undefined) {
    const words = json.text.split(' ').map((own) => own && `слово${mint()}`);
    const marks = json.marks?.map((own) => tellMarkApart(own, mint));
    return { ...json, text: words.join(' '), ...(marks && { marks }) };
  }
  return json.content
    ? { ...json, content: json.content.map((child) => tellApart(child, mint)) }
    : json;
}

/** A link of its own for each; other marks are as they are. */
const tellMarkApart = <Own extends { type: string }>(own: Own, mint: Mint): Own =>
  own.type === 'link' ? { ...own, attrs: { href: `https://adilet.zan.kz/${mint()}` } } : own;

/** Words with a number of their own, as `tellWordsApart` makes them. */
export const numberedWords = (text: string): string[] => text.match(/слово[a-z]+\d+z/g) ?? [];

/** Mints `x1z`, `x2z`, …: none is the beginning of another. */
export function wordMint(prefix: string): Mint {
  const count = countingIds(prefix);
  return () => `${count()}z`;
}
