/**
 * Real histories of texts, read from `law-cases.ts`: every two versions in a row are aligned and
 * compared as if each next one came as Markdown from elsewhere, and what comes of it is held against
 * git and jsdiff on the same words.
 */
import { createRequire } from 'node:module';
import type { Node } from 'prosemirror-model';
import { align } from '../../../src/domain/text/align.ts';
import { contentPrint } from '../../../src/domain/text/align-leaves.ts';
import { apply, invert } from '../../../src/domain/text/apply.ts';
import type { Diff } from '../../../src/domain/text/change.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds, idOf } from '../../../src/domain/text/identity.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';
import { printMarkdown } from '../../../src/interchange/print-markdown.ts';
import { type Measured, plain, size } from '../table.ts';
import { plainText } from './code.ts';
import { samplePairs, warmUp } from './compare.ts';
import { type Law, readLaws } from './law-cases.ts';
import { arePeersInstalled, type Pair, peerSeconds, rowBeside, runGitDiff } from './peers.ts';
import { plantAll } from './planted.ts';
import { median, quantile, tellTime, time } from './timing.ts';

/** So many texts of the repositories named. */
const lawsWanted = 9;

/** A set of rows for each text. */
export async function* measureLaws(): AsyncGenerator<readonly Measured[]> {
  warmUp();
  for (const law of readLaws(lawsWanted)) yield await measureLaw(law);
}

/** Two versions in a row and what was found between them. */
interface Step {
  readonly pair: Pair;
  readonly found: Diff;
  readonly diffing: number;
  readonly aligning: number;
  readonly isExact: boolean;
  readonly isStable: boolean;
}

async function measureLaw({ name, versions }: Law): Promise<readonly Measured[]> {
  const steps = follow(versions);
  const pairs = steps.map(({ pair }) => pair);
  const first = pairs[0]?.[0] as Node;
  const last = pairs.at(-1)?.[1] as Node;
  const took = steps.map(({ diffing }) => diffing);
  const ours = median(took);
  const bytes = Math.max(...versions.map((text) => Buffer.byteLength(text)));
  const count = (is: (step: Step) => boolean) => `${steps.filter(is).length} of ${steps.length}`;
  const consecutive = '  versions in a row, compared';
  return [
    plain(`${name}: ${versions.length} versions of up to ${size(bytes)}`, ''),
    plain(
      '  apply and invert exact',
      count(({ isExact }) => isExact),
      'all',
    ),
    plain(
      '  printed and read again the same',
      count(({ isStable }) => isStable),
      'all',
    ),
    plain('  blocks said again word for word that keep their id', tellKept(pairs), 'all'),
    ...compareWords(steps),
    plain(`${consecutive}, median`, tellTime(ours), '≤ 1 ms'),
    plain('    slowest', tellTime(quantile(took, 1)), '≤ 15 ms'),
    plain('    aligned before that, median', tellTime(median(steps.map((one) => one.aligning)))),
    await rowBeside(
      consecutive,
      ours,
      'jsdiff lines, then words',
      samplePairs(pairs, 7),
      peerSeconds,
      '≤ 0.20',
    ),
    besideGit(consecutive, ours, samplePairs(pairs, 7)),
    ...measureEnds(first, last),
    ...plantAll(last, 5)
      .filter(({ made }) => made > 0)
      .map(({ what, made, byId, byContent }) =>
        plain(
          `  planted: ${what}`,
          `${byId} of ${made} by id, ${byContent} from Markdown`,
          `${made}`,
        ),
      ),
  ];
}

/** Each version with the ids of the one before; the first compared is new to the engine. */
function follow(versions: readonly string[]): readonly Step[] {
  const read = (at: number) => parseMarkdown(versions[at] as string, countingIds(`v${at}-`)).doc;
  let before = read(0);
  return versions.slice(1).map((_, index) => {
    const doc = read(index + 1);
    const aligned = time(() => align(doc, before, countingIds(`v${index + 1}-`)));
    const pair = [before, aligned.value] as const;
    const compared = time(() => diff(...pair));
    before = pair[1];
    return {
      pair,
      found: compared.value,
      diffing: compared.milliseconds,
      aligning: aligned.milliseconds,
      isExact: isExact(pair, compared.value),
      isStable: isStable(doc),
    };
  });
}

const isExact = ([a, b]: Pair, found: Diff): boolean =>
  apply(a, found).eq(b) && apply(b, invert(found)).eq(a);

const isStable = (doc: Node): boolean => {
  const printed = printMarkdown(doc);
  return printMarkdown(parseMarkdown(printed, countingIds('r')).doc) === printed;
};

/** Of text blocks that both versions have word for word, how many are one block to both. */
function tellKept(pairs: readonly Pair[]): string {
  let [said, kept] = [0, 0];
  for (const [a, b] of pairs) {
    const prints = new Map<string, number>();
    const spare = new Map<number, number>();
    visitTexts(a, (node, print) => {
      prints.set(idOf(node), print);
      spare.set(print, (spare.get(print) ?? 0) + 1);
    });
    visitTexts(b, (node, print) => {
      if (prints.get(idOf(node)) === print) kept++;
      const left = spare.get(print) ?? 0;
      if (left > 0) said++;
      spare.set(print, left - 1);
    });
  }
  return `${kept} of ${said}`;
}

function visitTexts(doc: Node, visit: (node: Node, print: number) => void): void {
  doc.descendants((node) => {
    if (node.isTextblock && idOf(node)) visit(node, contentPrint(node));
    return !node.isTextblock;
  });
}

/** jsdiff may take so long for one pair; a pair it does not finish is left out. */
const wordsMilliseconds = 1_500;
const wordsPairs = 60;

/** Ours and jsdiff's changed characters on the pairs jsdiff finished, at most sixty of them. */
function compareWords(steps: readonly Step[]): readonly Measured[] {
  const what = '  changed characters';
  if (!arePeersInstalled()) return [];
  const { diffWordsWithSpace } = createRequire(new URL('../peers/package.json', import.meta.url))(
    'diff',
  );
  let [ours, theirs, finished] = [0, 0, 0];
  const every = Math.max(1, Math.ceil(steps.length / wordsPairs));
  for (const { pair, found } of steps.filter((_, index) => index % every === 0)) {
    const [x, y] = pair.map(plainText);
    const pieces: readonly Piece[] | undefined = diffWordsWithSpace(x, y, {
      timeout: wordsMilliseconds,
    });
    if (!pieces) continue;
    finished++;
    ours += countChanged(found);
    for (const { added, removed, value } of pieces) if (added || removed) theirs += value.length;
  }
  const floor = `jsdiff words ${theirs}, ${finished} pairs`;
  return [
    { what, figure: String(ours), floor, ratio: theirs > 0 ? ours / theirs : null, aim: '≤ 1.05' },
  ];
}

interface Piece {
  readonly value: string;
  readonly added?: boolean;
  readonly removed?: boolean;
}

const countChanged = ({ stats }: Diff): number =>
  stats.charactersInserted + stats.charactersDeleted;

function besideGit(what: string, ours: number, pairs: readonly Pair[]): Measured {
  const theirs = median(runGitDiff(pairs).map(({ milliseconds }) => milliseconds));
  const floor = `git diff --word-diff ${tellTime(theirs)}`;
  return { what, figure: tellTime(ours), floor, ratio: ours / theirs, aim: '' };
}

/** The whole life of the text as one change, the ids followed from version to version. */
function measureEnds(first: Node, last: Node): readonly Measured[] {
  const ours = median([1, 2, 3].map(() => time(() => diff(first, last)).milliseconds));
  const found = diff(first, last);
  const pair = [first, last] as const;
  const [git] = runGitDiff([pair]);
  const characters = countChanged(found);
  const theirs = git?.characters ?? 0;
  return [
    { ...besideGit('  first against last', ours, [pair, pair, pair]), aim: '≤ 1' },
    {
      what: '    changed characters, and moves beside them',
      figure: `${characters}, ${found.stats.kinds.move ?? 0} moves${isExact(pair, found) ? '' : ', NOT EXACT'}`,
      floor: `git diff --word-diff ${theirs}`,
      ratio: theirs > 0 ? characters / theirs : null,
      aim: '≤ 1',
    },
  ];
}
