/**
 * Finding words in a text and putting others in their place. It looks at letters only: marks do not
 * part a word, and nothing is found across the border of two blocks. It draws nothing.
 */
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';

/** What is looked for, and what counts as the same. */
export interface Sought {
  readonly text: string;
  readonly matchesCase: boolean;
  /** Found only where no letter or digit stands beside it. */
  readonly wholeWord: boolean;
  /** Kazakh letters and ё count as the Russian ones they are often typed as: қазақ, казак. */
  readonly foldsLetters: boolean;
}

/** Where it stands in the doc. */
export interface Match {
  readonly from: number;
  readonly to: number;
}

/** What stands for a node inside a line: nobody types it. */
const leaf = '\ufffc';

const own = 'ӘәҒғҚқҢңӨөҰұҮүҺһІіЁё';
const plain = 'АаГгКкНнОоУуУуХхИиЕе';
const ownPattern = new RegExp(`[${own}]`, 'gu');

/** The line in which letters that count as the same are the same; as long as the line. */
function fold(line: string, { matchesCase, foldsLetters }: Sought): string {
  const cased = matchesCase ? line : lower(line);
  return foldsLetters
    ? cased.replace(ownPattern, (letter) => plain.charAt(own.indexOf(letter)))
    : cased;
}

/** In small letters, but for those that would become two. */
function lower(line: string): string {
  const small = line.toLowerCase();
  if (small.length === line.length) return small;
  return line.replace(/\p{Lu}/gu, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  );
}

const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/**
 * A search for these words: given a doc, all places in it, in document order, apart from each other;
 * none for an empty search. A block that stayed since the last time is not looked through again.
 */
export function createSearch(sought: Sought): (doc: Node) => readonly Match[] {
  const wanted = fold(sought.text.normalize('NFC'), sought);
  const known = new WeakMap<Node, readonly number[]>();
  const offsetsIn = (block: Node): readonly number[] => {
    const before = known.get(block);
    if (before) return before;
    const line = fold(block.textBetween(0, block.content.size, leaf, leaf), sought);
    const offsets: number[] = [];
    let at = line.indexOf(wanted);
    while (at >= 0) {
      const end = at + wanted.length;
      const stands =
        !sought.wholeWord ||
        !(isWordCharacter(line.charAt(at - 1)) || isWordCharacter(line.charAt(end)));
      if (stands) offsets.push(at);
      at = line.indexOf(wanted, stands ? end : at + 1);
    }
    known.set(block, offsets);
    return offsets;
  };
  return (doc) => {
    if (wanted === '' || wanted.includes(leaf)) return [];
    const found: Match[] = [];
    doc.descendants((node, pos) => {
      if (!node.isTextblock) return true;
      for (const offset of offsetsIn(node)) {
        const from = pos + 1 + offset;
        found.push({ from, to: from + wanted.length });
      }
      return false;
    });
    return found;
  };
}

/** Which of the places comes next from a position on, round the end; -1 for none. */
export function nextMatch(matches: readonly Match[], position: number): number {
  if (matches.length === 0) return -1;
  return Math.max(
    0,
    matches.findIndex(({ from }) => from >= position),
  );
}

/** Puts a text in these places, with the marks of what stood there, in one transaction. */
export function replaceMatches(
  state: EditorState,
  matches: readonly Match[],
  text: string,
): Transaction {
  const { tr } = state;
  for (const { from, to } of [...matches].reverse()) {
    const marks = state.doc.resolve(from).marksAcross(state.doc.resolve(to)) ?? [];
    if (text === '') tr.delete(from, to);
    else tr.replaceWith(from, to, state.schema.text(text, marks));
  }
  return tr;
}
