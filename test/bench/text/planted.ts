/**
 * How well a comparison reads: changed characters beside those of jsdiff on the same words, and
 * whether what was planted (a section moved, a row, a column) is told as the one thing it is.
 */
import { Fragment, type Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { align } from '../../../src/domain/text/align.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';
import { printMarkdown } from '../../../src/interchange/print-markdown.ts';
import { type Chance, createChance } from '../../runtime/random.ts';
import type { Measured } from '../table.ts';
import { createCode, moveArticle, rewriteAt, writeSentence } from './code.ts';
import { pairsOf, samplePairs, writeVersions } from './compare.ts';
import { type Pair, peerSeconds, runPeer } from './peers.ts';

export async function measureReading(): Promise<readonly Measured[]> {
  const pairs = pairsOf(writeVersions());
  const still = pairs.filter(([a, b]) => diff(a, b).stats.kinds.move === undefined);
  return [
    await compareCharacters('versions without moves', samplePairs(still, 12), '≤ 1.05'),
    ...plants.map(measurePlant),
  ];
}

/** Ours come from the same pairs the peer finished. */
async function compareCharacters(
  what: string,
  pairs: readonly Pair[],
  aim: string,
): Promise<Measured> {
  const peer = 'jsdiff words';
  const { posted } = await runPeer(peer, pairs, 2 * peerSeconds);
  const ours = pairs.slice(0, posted.length).reduce((sum, [a, b]) => {
    const { charactersInserted, charactersDeleted } = diff(a, b).stats;
    return sum + charactersInserted + charactersDeleted;
  }, 0);
  const theirs = posted.reduce((sum, { characters }) => sum + (characters ?? 0), 0);
  const title = `changed characters, ${posted.length} ${what}`;
  if (theirs === 0) return { what: title, figure: '', floor: `${peer}: none`, ratio: null, aim };
  return {
    what: title,
    figure: String(ours),
    floor: `${peer} ${theirs}`,
    ratio: ours / theirs,
    aim,
  };
}

interface Plant {
  readonly what: string;
  /** The doc with one thing changed; null when this chance does not lead to any. */
  readonly make: (doc: Node, chance: Chance) => Node | null;
  /** The kinds of change a person would name, in order. */
  readonly told: string;
}

const plants: readonly Plant[] = [
  { what: 'section moved', make: moveArticle, told: 'move section' },
  { what: 'section moved, a word changed', make: moveAndReword, told: 'move section, reword' },
  { what: 'table row inserted', make: insertRow, told: 'insert table_row' },
  { what: 'table column inserted', make: insertColumn, told: 'column-insert table' },
];

const trials = 20;

function measurePlant({ what, make, told }: Plant): Measured {
  const chance = createChance(20);
  const { first } = createCode(chance, 40);
  const source = parseMarkdown(printMarkdown(first), countingIds()).doc;
  let [byId, byContent] = [0, 0];
  for (let made = 0; made < trials; ) {
    const planted = make(first, chance);
    if (!planted) continue;
    made++;
    if (tell(first, planted) === told) byId++;
    const read = parseMarkdown(printMarkdown(planted), countingIds('n')).doc;
    if (tell(source, align(read, source, countingIds('n'))) === told) byContent++;
  }
  return {
    what: `planted: ${what}`,
    figure: `${byId} of ${trials} by id, ${byContent} from Markdown`,
    floor: '',
    ratio: null,
    aim: `${trials}`,
  };
}

const tell = (a: Node, b: Node): string =>
  diff(a, b)
    .changes.map(({ kind, type }) => (kind === 'reword' ? kind : `${kind} ${type}`))
    .join(', ');

function moveAndReword(doc: Node, chance: Chance): Node | null {
  const moved = moveArticle(doc, chance);
  if (!moved) return null;
  const [move] = diff(doc, moved).changes;
  const at = pathTo(moved, move?.block ?? '');
  if (!at) return null;
  return rewriteAt(moved, [...at, 1], (block) => [
    block.isTextblock ? block.copy(Fragment.from(schema.text(swapWord(block)))) : block,
  ]);
}

function swapWord(block: Node): string {
  const words = block.textContent.split(' ');
  words[Math.floor(words.length / 2)] = 'новшество';
  return words.join(' ');
}

function pathTo(doc: Node, id: string): readonly number[] | null {
  for (let index = 0; index < doc.childCount; index++) {
    const child = doc.child(index);
    if (child.attrs.id === id) return [index];
    const below = pathTo(child, id);
    if (below) return [index, ...below];
  }
  return null;
}

function pickTable(doc: Node, chance: Chance): readonly number[] {
  const ids: string[] = [];
  doc.descendants((node) => {
    if (node.type.name === 'table') ids.push(node.attrs.id);
    return !node.isTextblock;
  });
  return pathTo(doc, chance.pick(ids)) as readonly number[];
}

const freshCell = (chance: Chance, id: string): Node =>
  schema.node('table_cell', { id }, [
    schema.node('paragraph', { id: `${id}p` }, schema.text(writeSentence(chance, 2, 4))),
  ]);

function insertRow(doc: Node, chance: Chance): Node {
  return rewriteAt(doc, pickTable(doc, chance), (table) => {
    const cells = [0, 1, 2, 3].map((column) => freshCell(chance, `new-${column}`));
    const rows = [...table.content.content];
    rows.splice(chance.whole(1, rows.length), 0, schema.node('table_row', { id: 'new' }, cells));
    return [table.copy(Fragment.fromArray(rows))];
  });
}

function insertColumn(doc: Node, chance: Chance): Node {
  const column = chance.whole(0, 4);
  return rewriteAt(doc, pickTable(doc, chance), (table) => {
    const rows = table.content.content.map((row, index) => {
      const cells = [...row.content.content];
      cells.splice(column, 0, freshCell(chance, `new-${index}`));
      return row.copy(Fragment.fromArray(cells));
    });
    return [table.copy(Fragment.fromArray(rows))];
  });
}
