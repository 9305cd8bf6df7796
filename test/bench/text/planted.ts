/**
 * How well a comparison reads: changed characters beside those of jsdiff on the same words, and
 * whether what was planted in a text (a section moved, a row, a column) is told as the one thing it is.
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
import { createCode, rewriteAt, writeSentence } from './code.ts';
import { pairsOf, samplePairs, writeVersions } from './compare.ts';
import { type Pair, peerSeconds, runPeer } from './peers.ts';

export async function measureReading(): Promise<readonly Measured[]> {
  const pairs = pairsOf(writeVersions());
  const still = pairs.filter(([a, b]) => diff(a, b).stats.kinds.move === undefined);
  return [
    await compareCharacters('versions without moves', samplePairs(still, 12), '≤ 1.05'),
    ...plantAll(createCode(createChance(20), 40).first).map(tellPlanted),
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

/** What came of planting one kind of thing, each time in the text as it was. */
export interface Planted {
  readonly what: string;
  /** How often there was a place for it, of `trials`. */
  readonly made: number;
  /** How often it was told as the one thing it is: between docs with ids, and from Markdown. */
  readonly byId: number;
  readonly byContent: number;
}

const trials = 20;
/** Not every chance leads to a place; a text without tables has none for a row. */
const triesMax = 60;

/** Plants each kind of thing in a doc with ids, as often as `trials` says or there are places. */
export function plantAll(doc: Node, times = trials): readonly Planted[] {
  const source = parseMarkdown(printMarkdown(doc), countingIds()).doc;
  return plants.map(({ what, make, told }) => {
    const chance = createChance(20);
    let [made, byId, byContent] = [0, 0, 0];
    for (let tries = 0; made < times && tries < triesMax; tries++) {
      const planted = make(doc, chance);
      if (!planted) continue;
      made++;
      if (tell(doc, planted) === told) byId++;
      const read = parseMarkdown(printMarkdown(planted), countingIds('n')).doc;
      if (tell(source, align(read, source, countingIds('n'))) === told) byContent++;
    }
    return { what, made, byId, byContent };
  });
}

const tellPlanted = ({ what, made, byId, byContent }: Planted): Measured => ({
  what: `planted: ${what}`,
  figure: `${byId} of ${made} by id, ${byContent} from Markdown`,
  floor: '',
  ratio: null,
  aim: `${made}`,
});

interface Plant {
  readonly what: string;
  /** The doc with one thing changed; null when this chance does not lead to any. */
  readonly make: (doc: Node, chance: Chance) => Node | null;
  /** The kinds of change a person would name, sorted. */
  readonly told: string;
}

const plants: readonly Plant[] = [
  {
    what: 'section moved',
    make: (doc, chance) => moveSection(doc, chance)?.doc ?? null,
    told: 'move section',
  },
  { what: 'section moved, a word changed', make: moveAndReword, told: 'move section, reword' },
  { what: 'table row inserted', make: insertRow, told: 'insert table_row' },
  { what: 'table column inserted', make: insertColumn, told: 'column-insert table' },
];

/** Sorted: of two sections side by side either may be said to have moved past the other. */
const tell = (a: Node, b: Node): string =>
  diff(a, b)
    .changes.map(({ kind, type }) => (kind === 'reword' ? kind : `${kind} ${type}`))
    .sort()
    .join(', ');

/** Shorter sections may stand twice in a text, and nobody could tell which of them moved. */
const sectionMin = 80;

/** A section without others in it moves behind another such, two places away at least. */
function moveSection(
  doc: Node,
  chance: Chance,
): { readonly doc: Node; readonly section: Node } | null {
  const paths = pathsOf(
    doc,
    ({ type, lastChild, textContent }) =>
      type.name === 'section' &&
      lastChild?.type.name !== 'section' &&
      textContent.length >= sectionMin,
  );
  if (paths.length < 4) return null;
  const from = chance.whole(0, paths.length - 1);
  const path = paths[from] as readonly number[];
  const section = nodeAt(doc, path);
  const to = (from + chance.whole(2, paths.length - 2)) % paths.length;
  const target = nodeAt(doc, paths[to] as readonly number[]).attrs.id as string;
  const without = rewriteAt(doc, path, () => []);
  const place = pathTo(without, target) as readonly number[];
  return { doc: rewriteAt(without, place, (other) => [other, section]), section };
}

function moveAndReword(doc: Node, chance: Chance): Node | null {
  const moved = moveSection(doc, chance);
  const text = moved?.section.children.find(
    ({ type, childCount, textContent }) =>
      type.name === 'paragraph' && childCount === 1 && textContent.split(' ').length > 3,
  );
  if (!moved || !text) return null;
  return rewriteAt(moved.doc, pathTo(moved.doc, text.attrs.id) as readonly number[], (block) => [
    block.copy(Fragment.from(schema.text(swapWord(block), block.firstChild?.marks))),
  ]);
}

function swapWord(block: Node): string {
  const words = block.textContent.split(' ');
  words[Math.floor(words.length / 2)] = 'новшество';
  return words.join(' ');
}

const nodeAt = (doc: Node, path: readonly number[]): Node =>
  path.reduce((node, index) => node.child(index), doc);

const pathTo = (doc: Node, id: string): readonly number[] | undefined =>
  pathsOf(doc, ({ attrs }) => attrs.id === id)[0];

/** Paths of all blocks that are `wanted`, in document order. */
function pathsOf(doc: Node, wanted: (node: Node) => boolean): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  const visit = (node: Node, path: readonly number[]) => {
    if (wanted(node)) found.push(path);
    if (!node.isTextblock)
      for (const [index, child] of node.children.entries()) visit(child, [...path, index]);
  };
  visit(doc, []);
  return found;
}

/** A table of several rows and columns whose cells span none; null where there is none. */
function pickTable(doc: Node, chance: Chance): readonly number[] | null {
  const tables = pathsOf(
    doc,
    (node) =>
      node.type.name === 'table' &&
      node.childCount > 2 &&
      (node.firstChild?.childCount ?? 0) > 1 &&
      node.children.every(({ children }) =>
        children.every(({ attrs }) => attrs.colspan === 1 && attrs.rowspan === 1),
      ),
  );
  return tables.length > 0 ? chance.pick(tables) : null;
}

const freshCell = (chance: Chance, id: string, type = 'table_cell'): Node =>
  schema.node(type, { id }, [
    schema.node('paragraph', { id: `${id}p` }, schema.text(writeSentence(chance, 2, 4))),
  ]);

function insertRow(doc: Node, chance: Chance): Node | null {
  const path = pickTable(doc, chance);
  if (!path) return null;
  return rewriteAt(doc, path, (table) => {
    const rows = [...table.content.content];
    const cells = (rows[1] as Node).children.map((_, column) => freshCell(chance, `new-${column}`));
    rows.splice(chance.whole(1, rows.length), 0, schema.node('table_row', { id: 'new' }, cells));
    return [table.copy(Fragment.fromArray(rows))];
  });
}

function insertColumn(doc: Node, chance: Chance): Node | null {
  const path = pickTable(doc, chance);
  if (!path) return null;
  return rewriteAt(doc, path, (table) => {
    const column = chance.whole(0, table.firstChild?.childCount ?? 0);
    const rows = table.content.content.map((row, index) => {
      const cells = [...row.content.content];
      const { name } = (cells[column] ?? (cells.at(-1) as Node)).type;
      cells.splice(column, 0, freshCell(chance, `new-${index}`, name));
      return row.copy(Fragment.fromArray(cells));
    });
    return [table.copy(Fragment.fromArray(rows))];
  });
}
