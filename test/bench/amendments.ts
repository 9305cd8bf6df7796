/**
 * Amendments at scale: hundreds of them recomputed on a new version and held against each other,
 * beside doing the same without looking at what they touch; and real merges as amendments.
 */
import { Fragment, type Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { collide } from '../../src/domain/amendment/collide.ts';
import { openFollowing } from '../../src/domain/amendment/follow.ts';
import { finish, openWhatIfs, whatIf } from '../../src/domain/amendment/what-if.ts';
import type { Hash } from '../../src/domain/text/canonical.ts';
import { chunkText, parsePiece } from '../../src/domain/text/chunk.ts';
import { merge } from '../../src/domain/text/merge.ts';
import { readNodes } from '../../src/domain/text/pieces.ts';
import { type Chance, createChance } from '../runtime/random.ts';
import { type Measured, tellCounts } from './table.ts';
import { type Code, createCode, rewordText } from './text/code.ts';
import { measureAmended } from './text/history-amended.ts';
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
    ...measureAmended(),
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
  const answer = openWhatIfs();
  const ask = (intents: typeof all) => answer({ working: { ru: base }, open, intents });
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
