/**
 * The speed of a comparison: consecutive versions, first against last, nothing changed, a text
 * doubled around the change; from docs that share Nodes, from stored bytes and from Markdown.
 */
import { Fragment, type Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { align } from '../../../src/domain/text/align.ts';
import { canonicalNode } from '../../../src/domain/text/canonical.ts';
import { readText } from '../../../src/domain/text/chunk.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';
import { printMarkdown } from '../../../src/interchange/print-markdown.ts';
import { createChance } from '../../runtime/random.ts';
import { type Measured, plain } from '../table.ts';
import { createCode, rewordText, writeSentence } from './code.ts';
import { type Pair, peerSeconds, rowBeside, runGitDiff } from './peers.ts';
import { median, quantile, tellTime, time } from './timing.ts';

const articles = 430;
const versions = 60;
const seed = 3;

/** Sixty consecutive versions of one code; each shares untouched Nodes with the one before. */
export function writeVersions(): readonly Node[] {
  const chance = createChance(seed);
  const code = createCode(chance, articles);
  const docs = [code.first];
  while (docs.length < versions)
    docs.push(code.amend(docs.at(-1) as Node, chance, chance.whole(3, 25)));
  return docs;
}

export const pairsOf = (docs: readonly Node[]): readonly Pair[] =>
  docs.slice(1).map((doc, index) => [docs[index] as Node, doc] as const);

/** Some pairs spread over the whole life of the code, for peers that need long for one. */
export const samplePairs = (pairs: readonly Pair[], count: number): readonly Pair[] =>
  Array.from({ length: count }, (_, at) => pairs[Math.floor((at * pairs.length) / count)] as Pair);

export async function measureComparing(): Promise<readonly Measured[]> {
  const docs = writeVersions();
  const pairs = pairsOf(docs);
  warmUp();
  const shared = pairs.map(([a, b]) => time(() => diff(a, b)).milliseconds);
  const ours = median(shared.slice(1));
  const sample = samplePairs(pairs, 7);
  const beside = (peer: string, aim: string) =>
    rowBeside('consecutive versions', ours, peer, sample, peerSeconds, aim);
  return [
    plain('consecutive versions, Nodes shared, median', tellTime(ours), '≤ 1 ms'),
    plain('  slowest', tellTime(quantile(shared.slice(1), 1)), '≤ 15 ms'),
    plain('  the first pair, nothing known of the text', tellTime(shared[0] ?? 0)),
    await beside('jsdiff lines, then words', '≤ 0.20'),
    await beside('jsdiff words', ''),
    await beside('jsondiffpatch', '≤ 0.025'),
    await beside('recreate-transform', '≤ 0.01'),
    await beside('htmldiff-js', '≤ 0.01'),
    await beside('prosemirror-changeset', ''),
    rowBesideGit('consecutive versions', ours, sample, ''),
    ...measureApart(samplePairs(pairs, 9)),
    ...measureMarkdown(samplePairs(pairs, 5)),
    ...(await measureEnds([docs[0] as Node, docs.at(-1) as Node])),
    plain('nothing changed, same Nodes', tellTime(timeOften(docs[1] as Node)), '≤ 10 µs'),
    ...(await measureScattered()),
    measureDoubling(),
  ];
}

/** The compiler has seen the code before anything is timed. */
export function warmUp(): void {
  const chance = createChance(seed + 1);
  const code = createCode(chance, 40);
  let doc = code.first;
  for (let round = 0; round < 60; round++) {
    const next = code.amend(doc, chance, 10);
    diff(doc, next);
    doc = next;
  }
}

function rowBesideGit(what: string, ours: number, pairs: readonly Pair[], aim: string): Measured {
  const theirs = median(runGitDiff(pairs).map(({ milliseconds }) => milliseconds));
  const floor = `git diff --word-diff ${tellTime(theirs)}`;
  return { what, figure: tellTime(ours), floor, ratio: ours / theirs, aim };
}

/** Both docs from stored bytes, sharing nothing: reading them is told apart from comparing them. */
function measureApart(pairs: readonly Pair[]): readonly Measured[] {
  const parsed: number[] = [];
  const built: number[] = [];
  const compared: number[] = [];
  for (const [a, b] of pairs) {
    const bytes = [canonicalNode(a), canonicalNode(b)] as const;
    parsed.push(time(() => bytes.map((text) => JSON.parse(text))).milliseconds);
    const docs = time(() => bytes.map(readText));
    built.push(docs.milliseconds);
    const [x, y] = docs.value as [Node, Node];
    compared.push(time(() => diff(x, y)).milliseconds);
  }
  return [
    plain('stored bytes of both, no Node shared: JSON.parse alone', tellTime(median(parsed))),
    plain('  JSON.parse and fromJSON', tellTime(median(built))),
    plain('  the comparison after that', tellTime(median(compared))),
  ];
}

function measureMarkdown(pairs: readonly Pair[]): readonly Measured[] {
  const took = { parse: [] as number[], align: [] as number[], diff: [] as number[] };
  for (const [a, b] of pairs) {
    const sources = [printMarkdown(a), printMarkdown(b)] as const;
    const docs = time(() => sources.map((source) => parseMarkdown(source, countingIds()).doc));
    const [older, newer] = docs.value as [Node, Node];
    const aligned = time(() => align(newer, older, countingIds('n')));
    took.parse.push(docs.milliseconds);
    took.align.push(aligned.milliseconds);
    took.diff.push(time(() => diff(older, aligned.value)).milliseconds);
  }
  return [
    plain('Markdown of both: parse', tellTime(median(took.parse))),
    plain('  align by content', tellTime(median(took.align))),
    plain('  the comparison after that', tellTime(median(took.diff))),
  ];
}

async function measureEnds(pair: Pair): Promise<readonly Measured[]> {
  const [a, b] = pair;
  const ours = median([1, 2, 3].map(() => time(() => diff(a, b)).milliseconds));
  const { stats } = diff(a, b);
  const characters = stats.charactersInserted + stats.charactersDeleted;
  const [git] = runGitDiff([pair]);
  const theirs = git?.characters ?? 0;
  const what = `first against last of ${versions}`;
  return [
    rowBesideGit(what, ours, [pair, pair, pair], '≤ 1'),
    {
      what: '  changed characters, and moves beside them',
      figure: `${characters}, ${stats.kinds.move ?? 0} moves`,
      floor: `git diff --word-diff ${theirs}`,
      ratio: characters / theirs,
      aim: '≤ 1',
    },
    await rowBeside(what, ours, 'jsdiff lines, then words', [pair], peerSeconds, ''),
    await rowBeside(what, ours, 'jsondiffpatch', [pair], peerSeconds, ''),
  ];
}

function timeOften(doc: Node): number {
  const rounds = 10_000;
  const { milliseconds } = time(() => {
    for (let round = 0; round < rounds; round++) diff(doc, doc);
  });
  return milliseconds / rounds;
}

/** 500 paragraphs of which 51 are reworded, spread evenly. */
async function measureScattered(): Promise<readonly Measured[]> {
  const chance = createChance(51);
  const older = writeParagraphs(500, (index) => `${index + 1}. ${writeSentence(chance, 20, 60)}`);
  const newer = schema.node(
    'doc',
    null,
    older.content.content.map((block, index) =>
      index % 10 === 0 || index === 5
        ? block.copy(Fragment.from(schema.text(rewordText(block.textContent, chance))))
        : block,
    ),
  );
  const took = Array.from({ length: 21 }, () => {
    const [a, b] = [canonicalNode(older), canonicalNode(newer)].map(readText) as [Node, Node];
    return time(() => diff(a, b)).milliseconds;
  });
  const ours = median(took);
  const what = '500 paragraphs, 51 changed';
  const pair = [older, newer] as const;
  return [
    plain(`${what}, from stored bytes`, tellTime(ours), '< 3 ms'),
    await rowBeside(what, ours, 'jsdiff words', [pair, pair, pair], peerSeconds, ''),
    await rowBeside(what, ours, 'recreate-transform', [pair, pair, pair], peerSeconds, ''),
  ];
}

const writeParagraphs = (count: number, write: (index: number) => string): Node =>
  schema.node(
    'doc',
    null,
    Array.from({ length: count }, (_, index) =>
      schema.node('paragraph', { id: `p${index}` }, schema.text(write(index))),
    ),
  );

/** The same edits in a text and in one twice as long, in turn: what the unchanged half costs. */
function measureDoubling(): Measured {
  const rounds = [1, 2, 3].map(() => [timeEdits(articles), timeEdits(articles * 2)] as const);
  const once = Math.min(...rounds.map(([short]) => short));
  const twice = Math.min(...rounds.map(([, long]) => long));
  return {
    what: 'the same change in a text twice as long',
    figure: tellTime(twice),
    floor: `once ${tellTime(once)}`,
    ratio: twice / once,
    aim: '< 1.10',
  };
}

function timeEdits(size: number): number {
  const code = createCode(createChance(seed), articles);
  const rest = createCode(createChance(seed + 2), articles);
  const surround = (doc: Node): Node =>
    size === articles
      ? doc
      : schema.node('doc', null, [
          ...doc.content.content,
          ...rest.first.content.content.map((part) => renameAll(part)),
        ]);
  const chance = createChance(seed + 3);
  const tail = surround(code.first).content.content.slice(code.first.childCount);
  const complete = (doc: Node) => schema.node('doc', null, [...doc.content.content, ...tail]);
  let inner = code.first;
  let doc = complete(inner);
  const took: number[] = [];
  for (let round = 0; round < 40; round++) {
    inner = code.amend(inner, chance, 10);
    const next = complete(inner);
    took.push(time(() => diff(doc, next)).milliseconds);
    doc = next;
  }
  return median(took);
}

/** The node with every id another, so that two codes can stand in one text. */
function renameAll(node: Node): Node {
  if (node.isInline) return node;
  const attrs = node.attrs.id ? { ...node.attrs, id: `x${node.attrs.id}` } : node.attrs;
  return node.type.create(attrs, node.content.content.map(renameAll));
}
