/**
 * Runs one peer over pairs of texts and posts what each took. A worker, because some peers have no
 * end. Peers come from `peers/node_modules`, with a `prosemirror-model` of their own.
 */
import { createRequire } from 'node:module';
import type { Node, Schema } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { readText } from '../../../src/domain/text/chunk.ts';
import { plainText } from './code.ts';
import { serveWork } from './limited.ts';
import type { PeerInput, PeerResult } from './peers.ts';

const load = createRequire(new URL('../peers/package.json', import.meta.url));

/** Words, spaces and points as the platform's own segmenter cuts them. */
const intlSegmenter = new Intl.Segmenter('ru', { granularity: 'word' });

interface Piece {
  readonly value: string;
  readonly added?: boolean;
  readonly removed?: boolean;
}

const counted = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { value, added, removed }) => sum + (added || removed ? value.length : 0), 0);

/** A peer made ready for one pair; what it gives is timed. Those called jsdiff give pieces. */
type Peer = (a: string, b: string) => () => unknown;

const peers: Readonly<Record<string, Peer>> = {
  'jsdiff words': (a, b) => {
    const { diffWordsWithSpace } = load('diff');
    const [x, y] = [linesOf(a), linesOf(b)];
    return () => diffWordsWithSpace(x, y, { intlSegmenter });
  },
  'jsdiff lines, then words': (a, b) => {
    const [x, y] = [linesOf(a), linesOf(b)];
    return () => linesThenWords(x, y);
  },
  jsondiffpatch: (a, b) => {
    const { create } = load('jsondiffpatch');
    const [x, y] = [JSON.parse(a), JSON.parse(b)];
    const objectHash = (node: { readonly attrs?: { readonly id?: string } }, index: number) =>
      node.attrs?.id ?? `at ${index}`;
    const differ = create({ objectHash });
    return () => differ.diff(x, y);
  },
  'recreate-transform': (a, b) => {
    const { recreateTransform } = load('@technik-sde/prosemirror-recreate-transform');
    const [x, y] = [peerDoc(a), peerDoc(b)];
    return () => recreateTransform(x, y, { wordDiffs: true });
  },
  'htmldiff-js': (a, b) => {
    const { default: HtmlDiff } = load('htmldiff-js');
    const [x, y] = [htmlOf(a), htmlOf(b)];
    return () => HtmlDiff.execute(x, y);
  },
  'prosemirror-changeset': (a, b) => {
    const { ChangeSet, simplifyChanges } = load('prosemirror-changeset');
    const { StepMap } = load('prosemirror-transform');
    const [x, y] = [peerDoc(a), peerDoc(b)];
    return () => {
      const start = x.content.findDiffStart(y.content);
      const end = x.content.findDiffEnd(y.content);
      if (start === null || end === null) return [];
      const map = new StepMap([start, end.a - start, end.b - start]);
      return simplifyChanges(ChangeSet.create(x).addSteps(y, [map], null).changes, y);
    };
  },
};

const linesOf = (bytes: string): string => plainText(readText(bytes));

/** Replaced runs of lines are compared by words: what a careful user of jsdiff does. */
function linesThenWords(a: string, b: string): readonly Piece[] {
  const { diffLines, diffWordsWithSpace } = load('diff');
  const pieces: Piece[] = [];
  let gone: Piece | null = null;
  for (const piece of diffLines(a, b) as Piece[]) {
    if (gone && piece.added) {
      pieces.push(...diffWordsWithSpace(gone.value, piece.value, { intlSegmenter }));
      gone = null;
      continue;
    }
    if (gone) pieces.push(gone);
    gone = piece.removed ? piece : null;
    if (!piece.removed) pieces.push(piece);
  }
  return gone ? [...pieces, gone] : pieces;
}

let peerSchema: Schema | null = null;

/** The doc in the peers' own `prosemirror-model`, which tells its classes from the product's. */
function peerDoc(bytes: string): Node {
  const { Schema: PeerSchema } = load('prosemirror-model');
  peerSchema ??= new PeerSchema({
    nodes: Object.fromEntries(Object.entries(schema.nodes).map(([name, { spec }]) => [name, spec])),
    marks: Object.fromEntries(Object.entries(schema.marks).map(([name, { spec }]) => [name, spec])),
  }) as Schema;
  return peerSchema.nodeFromJSON(JSON.parse(bytes));
}

const tags: Readonly<Record<string, string>> = {
  doc: 'article',
  section: 'section',
  heading: 'h2',
  ordered_list: 'ol',
  list_item: 'li',
  table: 'table',
  table_row: 'tr',
  table_cell: 'td',
};

function htmlOf(bytes: string): string {
  const print = (node: Node): string => {
    if (node.isText) return node.text ?? '';
    const tag = tags[node.type.name] ?? 'p';
    return `<${tag}>${node.content.content.map(print).join('')}</${tag}>`;
  };
  return print(readText(bytes));
}

serveWork<PeerInput, PeerResult>(import.meta.url, ({ peer, pairs }, post) => {
  for (const [a, b] of pairs) {
    const run = (peers[peer] as Peer)(a, b);
    const start = performance.now();
    const result = run();
    const milliseconds = performance.now() - start;
    const characters = peer.startsWith('jsdiff') ? counted(result as readonly Piece[]) : null;
    post({ milliseconds, characters });
  }
});
