/**
 * Amendments at scale: hundreds of them recomputed on a new version and held against each other,
 * beside doing the same without looking at what they touch; and real merges, one parent's change
 * as an amendment to the other, beside `git merge-file` and what people made of them.
 */
import { basename } from 'node:path';
import { Fragment, type Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { collide } from '../../src/domain/amendment/collide.ts';
import { openFollowing } from '../../src/domain/amendment/follow.ts';
import { finish, openWhatIf, whatIf } from '../../src/domain/amendment/what-if.ts';
import { alignThree } from '../../src/domain/text/align.ts';
import type { Hash } from '../../src/domain/text/canonical.ts';
import type { Conflict } from '../../src/domain/text/change.ts';
import { chunkText, parsePiece } from '../../src/domain/text/chunk.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import { merge } from '../../src/domain/text/merge.ts';
import { readNodes } from '../../src/domain/text/pieces.ts';
import { isWord, tokenise } from '../../src/domain/text/tokens.ts';
import { parseMarkdown } from '../../src/interchange/markdown.ts';
import { printMarkdown } from '../../src/interchange/print-markdown.ts';
import { type Chance, createChance } from '../runtime/random.ts';
import type { Measured } from './table.ts';
import { type Code, createCode, rewordText } from './text/code.ts';
import { type Case, findMergeFolders, readCases } from './text/history-cases.ts';
import { gitMerge } from './text/merges.ts';
import { tellTime, time } from './text/timing.ts';

const articles = 52;
const openMost = 500;
const mapped = 200;
const intended = 300;

export async function measureAmendments(): Promise<readonly Measured[]> {
  const chance = createChance(5);
  const code = createCode(chance, articles);
  const base = readAgain(code.first);
  return [
    measureFollowing(base, code, chance),
    measureMap(base, code, chance),
    measureOneBlock(base, chance),
    measureDesk(base, code, chance),
    ...measureChanged(base, code, chance),
    ...measureHistory(),
  ];
}

const pieces = new Map<Hash, readonly Node[]>();

/** The doc as it is read from its stored pieces, of which docs share the Nodes. */
function readAgain(doc: Node): Node {
  const { root, chunks } = chunkText(doc);
  const read = (hash: Hash): readonly Node[] => {
    const known = pieces.get(hash);
    if (known) return known;
    const nodes = readNodes(parsePiece(chunks.get(hash) as string), (hole) => read(hole.hash));
    pieces.set(hash, nodes);
    return nodes;
  };
  return read(root)[0] as Node;
}

const propose = (base: Node, code: Code, chance: Chance, count: number): readonly Node[] =>
  Array.from({ length: count }, () => readAgain(code.amend(base, chance, chance.whole(1, 3))));

const countBlocks = (doc: Node): number => {
  let count = 0;
  doc.descendants((node) => {
    if (node.isTextblock && node.type.name !== 'heading') count++;
  });
  return count;
};

function measureFollowing(base: Node, code: Code, chance: Chance): Measured {
  const next = readAgain(code.amend(base, chance, 60));
  for (const one of propose(base, code, chance, 50)) merge(base, next, one);
  const proposed = propose(base, code, chance, openMost);
  const { value: fates, milliseconds } = time(() => {
    const follow = openFollowing(base, next);
    return proposed.map((one) => follow(one).fate);
  });
  const apart = propose(base, code, createChance(5), openMost);
  const plain = time(() => apart.map((one) => merge(base, next, one)));
  return {
    what: `${openMost} open amendments to ${countBlocks(base)} text blocks, 60 edits later`,
    figure: `${tellTime(milliseconds)}: ${tellCounts(fates)}`,
    floor: `each merged: ${tellTime(plain.milliseconds)}`,
    ratio: milliseconds / plain.milliseconds,
    aim: '< 3 s',
  };
}

function measureMap(base: Node, code: Code, chance: Chance): Measured {
  const proposed = propose(base, code, chance, mapped);
  const numbered = proposed.map((one, at) => ({ number: at + 1, proposed: one }));
  const { value, milliseconds } = time(() => collide(base, numbered));
  const pairs = (mapped * (mapped - 1)) / 2;
  const tried = 400;
  const plain = time(() => {
    for (let left = tried; left > 0; left--)
      merge(base, chance.pick(proposed), chance.pick(proposed));
  });
  const all = (plain.milliseconds / tried) * pairs;
  return {
    what: `collision map of ${mapped} amendments`,
    figure: `${tellTime(milliseconds)}: ${tellCounts(value.pairs.map(({ kind }) => kind))}`,
    floor: `${pairs} pairs merged: ${tellTime(all)}, from ${tried} of them`,
    ratio: milliseconds / all,
    aim: '< 2 s',
  };
}

/** The worst there is: everybody rewords one and the same paragraph. */
function measureOneBlock(base: Node, chance: Chance): Measured {
  let path: number[] = [];
  base.descendants((node, position) => {
    if (path.length === 0 && node.type.name === 'paragraph') path = [position];
    return path.length === 0;
  });
  const at = path[0] as number;
  const old = base.nodeAt(at) as Node;
  const proposed = Array.from({ length: mapped }, (_, index) => {
    const text = schema.text(rewordText(old.textContent, chance));
    const doc = base.replace(
      at,
      at + old.nodeSize,
      schema.node('doc', null, [old.copy(Fragment.from(text))]).slice(0),
    );
    return { number: index + 1, proposed: readAgain(doc) };
  });
  const { value, milliseconds } = time(() => collide(base, proposed));
  return {
    what: '  the same, all to one paragraph',
    figure: `${tellTime(milliseconds)}: ${tellCounts(value.pairs.map(({ kind }) => kind))}`,
    floor: '',
    ratio: null,
    aim: '',
  };
}

function measureDesk(base: Node, code: Code, chance: Chance): Measured {
  const proposed = propose(base, code, chance, mapped);
  const open = proposed.map((one, at) => ({
    number: at + 1,
    texts: { ru: { base, proposed: one } },
  }));
  const intents = open.slice(0, 60).map(({ number }) => adopted(number));
  const { value, milliseconds } = time(() => whatIf({ ru: base }, open, intents));
  return {
    what: `what if 60 of ${mapped} were adopted`,
    figure: `${tellTime(milliseconds)}: ${value.applied.length} applied, ${value.unapplied.length} not; others ${tellCounts(value.fates.map(({ fate }) => fate))}`,
    floor: '',
    ratio: null,
    aim: '',
  };
}

/** One outcome of 300 is taken back, and given again: processor time, for others share the machine. */
function measureChanged(base: Node, code: Code, chance: Chance): readonly Measured[] {
  const open = propose(base, code, chance, openMost).map((proposed, at) => ({
    number: at + 1,
    texts: { ru: { base, proposed } },
  }));
  const all = open.slice(0, intended).map(({ number }) => adopted(number));
  const ask = openWhatIf({ ru: base }, open);
  const first = timeProcessor(() => finish(ask(all)));
  const row = (what: string, milliseconds: number, aim = ''): Measured => ({
    what,
    figure: tellTime(milliseconds),
    floor: `asked anew: ${tellTime(first)}`,
    ratio: milliseconds / first,
    aim,
  });
  return [intended - 1, intended >> 1, 0].flatMap((at) => {
    const less = all.filter((_, index) => index !== at);
    return [
      row(
        `${openMost} open, no. ${at + 1} of ${intended} taken back`,
        timeProcessor(() => finish(ask(less))),
      ),
      row(
        '  and given again',
        timeProcessor(() => finish(ask(all))),
        '< 300 ms',
      ),
    ];
  });
}

const adopted = (amendment: number) => ({ amendment, outcome: 'adopted' }) as const;

/** Milliseconds of processor. */
function timeProcessor(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function tellCounts(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const told = [...counts].sort(([, x], [, y]) => y - x).map(([kind, count]) => `${count} ${kind}`);
  return told.join(', ') || 'none';
}

/** Real merges, from where the `history` part takes them. */
function measureHistory(): readonly Measured[] {
  const named = process.env.KELISIM_HISTORY;
  const folders = [...(named ? [named] : []), ...findMergeFolders('../shared/corpora')];
  if (folders.length === 0) console.log('  skipped: no real merges, see KELISIM_HISTORY');
  return folders.flatMap((folder) => {
    const { cases } = readCases(folder);
    return cases.length > 0 ? tellCases(basename(folder), cases) : [];
  });
}

function tellCases(name: string, cases: readonly Case[]): readonly Measured[] {
  const ours = cases.map(amendCase);
  const git = cases.map(({ texts, human }) => {
    const { text } = gitMerge(texts);
    return { clean: text !== null, equal: isEqual(text, human) };
  });
  const tell = (results: readonly { readonly clean: boolean; readonly equal: boolean }[]) =>
    `${results.filter(({ clean }) => clean).length} adopted clean, ${results.filter(({ equal }) => equal).length} as people did`;
  const lost = ours.reduce((sum, one) => sum + one.lost, 0);
  return [
    {
      what: `${name}: ${cases.length} real merges as amendments`,
      figure: `${tell(ours)}, ${lost} words lost silently; ${tellCounts(ours.map(({ fate }) => fate))}`,
      floor: `git merge-file: ${tell(git)}`,
      ratio: null,
      aim: 'as people did ≥ git, 0 lost',
    },
  ];
}

const canonical = (text: string): string =>
  printMarkdown(parseMarkdown(text, countingIds()).doc).trim();

const isEqual = (text: string | null, human: string): boolean =>
  text !== null && canonical(text) === canonical(human);

/** The second parent's change as an amendment to what the first made of the text. */
function amendCase({ texts, human }: Case) {
  const [b, o, t] = texts.map((text) => parseMarkdown(text, countingIds()).doc);
  const { base, ours, theirs } = alignThree(b as Node, o as Node, t as Node);
  const followed = openFollowing(base, ours)(theirs);
  const open = [{ number: 1, texts: { ru: { base, proposed: theirs } } }];
  const found = whatIf({ ru: ours }, open, [{ amendment: 1, outcome: 'adopted' }]);
  const clean = found.unapplied.length === 0;
  const text = found.texts.ru as Node;
  const conflicts = 'conflicts' in followed ? followed.conflicts : [];
  // Where nothing is applied, what does not conflict is in the merge, which the author is shown.
  const shown = clean ? text : merge(base, ours, theirs).doc;
  return {
    fate: followed.fate,
    clean,
    equal: clean && isEqual(printMarkdown(text), human),
    lost: countLost([base, ours, theirs], shown, conflicts),
  };
}

/** Words new on either side that stand neither in the result nor in a conflict. */
function countLost(
  [base, ...sides]: readonly [Node, Node, Node],
  result: Node,
  conflicts: readonly Conflict[],
): number {
  const textOf = (doc: Node) => doc.textBetween(0, doc.content.size, ' ', ' ');
  const wordsOf = (doc: Node) => new Set(tokenise(textOf(doc)).filter(isWord));
  const old = wordsOf(base);
  const shown = conflicts.flatMap((one) => [one.ours?.text ?? '', one.theirs?.text ?? '']);
  // As text: where white space is in conflict, words stand together until it is settled.
  const kept = `${textOf(result)} ${shown.join(' ')}`;
  const lost = sides.flatMap((side) =>
    [...wordsOf(side)].filter((word) => !old.has(word) && !kept.includes(word)),
  );
  return lost.length;
}
