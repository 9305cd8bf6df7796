/**
 * Revisions whose truth is known: a text whose every word carries a tag that no edit changes, so that
 * after any edit one can say where the words of a quote stand now. The words are those of the demo's
 * concept, in Russian and Kazakh, boilerplate and all.
 */
import { readFileSync } from 'node:fs';
import type { Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { type Anchor, anchorIn } from '../../../src/domain/discussion/anchor.ts';
import type { Fate } from '../../../src/domain/discussion/reanchor.ts';
import type { Chance } from '../../runtime/random.ts';

interface Word {
  readonly text: string;
  /** Equal for a word and its copies. */
  readonly tag: number;
  readonly isCopy?: true;
  /** The tag of the word it was put in the place of. */
  readonly insteadOf?: number;
}

interface Block {
  readonly id: string;
  readonly origin?: string;
  readonly type: 'paragraph' | 'measure' | 'item';
  readonly words: readonly Word[];
}

const types = ['paragraph', 'paragraph', 'paragraph', 'item', 'measure'] as const;

interface Section {
  readonly id: string;
  readonly title: readonly Word[];
  readonly blocks: readonly Block[];
}

export type Tracked = readonly Section[];

const lines = ['concept-1.ru.md', 'concept-2.kk.md']
  .flatMap((name) => readFileSync(`src/demo/content/${name}`, 'utf8').split('\n'))
  .map((line) =>
    line
      .replace(/^[#\-*\d.|: ]+/, '')
      .replaceAll(/\]\([^)]*\)|\[\^?/g, '')
      .replaceAll(/[|*:]+/g, ' ')
      .trim(),
  )
  .filter((line) => line.split(/\s+/).length > 3)
  .map((line) => line.split(/\s+/));

/** Makes texts and edits; tags and ids go up without end. */
export function createTracker(chance: Chance) {
  let count = 0;
  const mint = () => `t${(++count).toString(36)}`;
  const write = (texts: readonly string[]): Word[] => texts.map((text) => ({ text, tag: ++count }));
  const anyWords = (most: number) => {
    const line = chance.pick(lines);
    const start = chance.whole(0, line.length - 1);
    return write(line.slice(start, start + chance.whole(1, most)));
  };

  const create = (sections: number): Tracked => {
    let at = chance.whole(0, lines.length - sections * 8);
    return Array.from({ length: sections }, () => ({
      id: mint(),
      title: write((lines[at++] as string[]).slice(0, 8)),
      blocks: Array.from({ length: chance.whole(3, 7) }, (): Block => {
        const type = chance.pick(types);
        return { id: mint(), type, words: write(lines[at++ % lines.length] as string[]) };
      }),
    }));
  };

  /** A stretch of the words: where it begins and ends. */
  const stretch = (words: readonly Word[], most: number): readonly [number, number] => {
    const start = chance.whole(0, Math.max(0, words.length - 1));
    return [start, Math.min(words.length, start + chance.whole(1, most))];
  };
  const put = (words: readonly Word[], at: number, news: readonly Word[]) => [
    ...words.slice(0, at),
    ...news,
    ...words.slice(at),
  ];

  const rewriteLine = (words: readonly Word[]): readonly Word[] => {
    const [from, to] = stretch(words, 4);
    const kind = chance.whole(1, 6);
    if (kind <= 2)
      return put(
        [...words.slice(0, from), ...words.slice(to)],
        from,
        standIns(words.slice(from, to)),
      );
    if (kind === 3) return put(words, from, anyWords(8));
    if (kind === 4) return [...words.slice(0, from), ...words.slice(to)];
    if (kind === 5) {
      const [first, last] = stretch(words, 15);
      const rest = [...words.slice(0, first), ...words.slice(last)];
      return put(rest, chance.whole(0, rest.length), words.slice(first, last));
    }
    return chance.whole(1, 3) === 1 ? standIns(words) : put(words, to, anyWords(3));
  };
  const standIns = (words: readonly Word[]): readonly Word[] => {
    const news = anyWords(12);
    return news.map((word, index) => {
      const insteadOf = words[Math.min(index, words.length - 1)]?.tag;
      return insteadOf === undefined ? word : { ...word, insteadOf };
    });
  };

  /** What may happen to `blocks[at]`; `other` is a section it may go to, perhaps its own. */
  type Deed = (block: Block, blocks: Block[], at: number, other: Block[]) => void;
  const reword: Deed = (block, blocks, at) => {
    blocks[at] = { ...block, words: rewriteLine(block.words) };
  };
  const split: Deed = (block, blocks, at) => {
    const cut = chance.whole(0, block.words.length);
    const rest = { ...block, id: mint(), origin: block.id, words: block.words.slice(cut) };
    blocks.splice(at, 1, { ...block, words: block.words.slice(0, cut) }, rest);
  };
  const join: Deed = (block, blocks, at) => {
    const next = blocks[at + 1];
    if (next) blocks.splice(at, 2, { ...block, words: [...block.words, ...next.words] });
  };
  const move: Deed = (block, blocks, at, other) => {
    blocks.splice(at, 1);
    other.splice(chance.whole(0, other.length), 0, block);
  };
  const drop: Deed = (_block, blocks, at) => void blocks.splice(at, 1);
  const copy: Deed = (block, _blocks, _at, other) => {
    const words = block.words.map((word) => ({ ...word, isCopy: true as const }));
    other.splice(chance.whole(0, other.length), 0, { ...block, id: mint(), words });
  };
  const renew: Deed = (block, blocks, at) => {
    blocks[at] = { ...block, id: mint() };
  };
  const retype: Deed = (block, blocks, at) => {
    blocks[at] = { ...block, type: chance.pick(types) };
  };
  const carry: Deed = (block, blocks, at, other) => {
    const [from, to] = stretch(block.words, 20);
    const taken = block.words.slice(from, to);
    blocks[at] = { ...block, words: [...block.words.slice(0, from), ...block.words.slice(to)] };
    const host = chance.whole(0, Math.max(0, other.length - 1));
    const into = other[host];
    if (!into) return;
    other[host] = { ...into, words: put(into.words, chance.whole(0, into.words.length), taken) };
  };
  const few = [split, join, move, split, join, move, drop, copy, renew, retype, carry];
  const deeds: readonly Deed[] = [...Array.from({ length: 8 }, () => reword), ...few];

  const edit = (text: Tracked): Tracked => {
    const sections = text.map((section) => ({ ...section, blocks: [...section.blocks] }));
    const section = chance.pick(sections);
    if (chance.whole(1, 20) === 1)
      return sections.map((one) =>
        one === section ? { ...one, title: rewriteLine(one.title) } : one,
      );
    const at = chance.whole(0, Math.max(0, section.blocks.length - 1));
    const block = section.blocks[at];
    if (block) chance.pick(deeds)(block, section.blocks, at, chance.pick(sections).blocks);
    return sections;
  };

  const anchors = (text: Tracked, many: number): readonly Marked[] =>
    Array.from({ length: many }, () => {
      const all = listLines(text).filter(({ words }) => words.length > 0);
      const { block, words } = chance.pick(all);
      const [from, to] = stretch(words, 14);
      const [start, end] = [offsetOf(words, from), offsetOf(words, to) - 1];
      const tags = new Set(words.slice(from, to).map(({ tag }) => tag));
      return { anchor: anchorIn(block, read(words), start, end), tags };
    });

  return { create, edit, anchors };
}

/** An anchor and the tags of the words it was put on. */
export interface Marked {
  readonly anchor: Anchor;
  readonly tags: ReadonlySet<number>;
}

const read = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');
const offsetOf = (words: readonly Word[], index: number): number =>
  words.slice(0, index).reduce((sum, { text }) => sum + text.length + 1, 0);

/** Every line with the id of its block. */
const listLines = (text: Tracked) =>
  text.flatMap(({ id, title, blocks }) => [
    { block: id, words: title },
    ...blocks.map(({ id: block, words }) => ({ block, words })),
  ]);

/** The doc of a tracked text. */
export function printTracked(text: Tracked): Node {
  const inline = (words: readonly Word[]) => (words.length > 0 ? [schema.text(read(words))] : []);
  const printBlock = ({ id, origin: whole, type, words }: Block): Node => {
    const origin = whole ?? null;
    if (type !== 'item') return schema.node(type, { id, origin }, inline(words));
    const line = schema.node('paragraph', { id, origin }, inline(words));
    const item = schema.node('list_item', { id: `${id}-item` }, [line]);
    return schema.node('bullet_list', { id: `${id}-list` }, [item]);
  };
  const sections = text.map(({ id, title, blocks }) =>
    schema.node('section', { id }, [
      schema.node('heading', null, inline(title)),
      ...blocks.map(printBlock),
    ]),
  );
  return schema.node('doc', null, sections);
}

/** What a fate came to: `right` or `wrong` when re-attached; `lost`, and whether words were there to find. */
export type Verdict = 'right' | 'wrong' | 'lost' | 'missed';

/**
 * Right: half or more of its characters that stand in that block are under the anchor, and half or more
 * of what is under it stands between its own first and last word there (or is put in their place).
 * Copies count only where no original is left.
 */
export function judgeFate({ tags }: Marked, fate: Fate, now: Tracked): Verdict {
  const all = listLines(now);
  const hasOwn = (word: Word) => tags.has(word.tag);
  const own = all.flatMap(({ words }) => words).filter(hasOwn);
  const isOriginalLeft = own.some(({ isCopy }) => !isCopy);
  const isTrue = (word: Word) => hasOwn(word) && !(isOriginalLeft && word.isCopy);
  if (fate.fate === 'lost') return own.filter(isTrue).length * 2 > tags.size ? 'missed' : 'lost';
  const { block, offset, quote } = fate.anchor;
  const words = all.find((one) => one.block === block)?.words ?? [];
  if (read(words).slice(offset, offset + quote.length) !== quote) return 'wrong';
  const under = words.filter((word, index) => {
    const start = offsetOf(words, index);
    return start < offset + quote.length && offset < start + word.text.length;
  });
  const isOwn = (word: Word) =>
    isTrue(word) || (word.insteadOf !== undefined && tags.has(word.insteadOf));
  const between = under.slice(under.findIndex(isOwn), under.findLastIndex(isOwn) + 1);
  const [hits, there] = [under, words].map((list) => measure(list.filter(isTrue))) as [
    number,
    number,
  ];
  const isRight = hits > 0 && hits * 2 >= there && measure(between) * 2 >= measure(under);
  return isRight ? 'right' : 'wrong';
}

const measure = (words: readonly Word[]): number =>
  words.reduce((sum, { text }) => sum + text.length, 0);
