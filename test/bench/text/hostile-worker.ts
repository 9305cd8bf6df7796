/** Compares texts made to be slow, each within its limits, and checks the result by applying it. */
import type { Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { align } from '../../../src/domain/text/align.ts';
import { apply } from '../../../src/domain/text/apply.ts';
import { canonicalNode } from '../../../src/domain/text/canonical.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds, parseText, TextFault } from '../../../src/domain/text/identity.ts';
import { type Chance, createChance } from '../../runtime/random.ts';
import { writeSentence } from './code.ts';
import type { HostileResult } from './hostile.ts';
import { serveWork } from './limited.ts';

type Pair = readonly [Node, Node];

const paragraph = (id: string, text: string): Node =>
  schema.node('paragraph', { id }, text === '' ? [] : schema.text(text));
const docOf = (blocks: readonly Node[]): Node => schema.node('doc', null, blocks);

/** One paragraph of about a million UTF-16 units and the same with every fiftieth word changed. */
function longLine(write: (chance: Chance) => string, share: number): Pair {
  const chance = createChance(5);
  const words: string[] = [];
  for (let units = 0; units < 1_000_000; ) {
    const word = write(chance);
    words.push(word);
    units += word.length + 1;
  }
  const changed = words.map((word, index) => (index % share === 0 ? write(chance) : word));
  return [words, changed].map((list) => docOf([paragraph('p', list.join(' '))])) as never;
}

const russian = (chance: Chance): string =>
  writeSentence(chance, 1, 1).slice(0, -1) + String(chance.whole(1, 999));
const letters = (alphabet: string) => {
  const list = [...alphabet];
  return (chance: Chance) =>
    Array.from({ length: chance.whole(1, 8) }, () => chance.pick(list)).join('');
};
const marked = (chance: Chance): string =>
  letters('аеёиоу')(chance).replace(/./g, '$&\u0301\u0323');
const emoji = (chance: Chance): string => chance.pick(['👩‍👩‍👧‍👦', '🇰🇿', '👍🏽', '🏳️‍🌈', '1️⃣', '❤️']);

function table(rows: number, columns: number): Node {
  const cell = (row: number, column: number) =>
    schema.node('table_cell', { id: `c${row}-${column}` }, [
      paragraph(`c${row}-${column}p`, String(row * column)),
    ]);
  return docOf([
    schema.node(
      'table',
      { id: 't' },
      Array.from({ length: rows }, (_, row) =>
        schema.node(
          'table_row',
          { id: `r${row}` },
          Array.from({ length: columns }, (_, column) => cell(row, column)),
        ),
      ),
    ),
  ]);
}

const many = (count: number, prefix: string, write: (index: number) => string): Node =>
  docOf(Array.from({ length: count }, (_, at) => paragraph(`${prefix}${at}`, write(at))));

function everythingChanged(): Pair {
  const chance = createChance(6);
  const [a, b] = [0, 1].map(() => many(10_000, 'p', () => writeSentence(chance, 10, 20)));
  return [a as Node, b as Node];
}

/** Fifty thousand equal paragraphs, and a thousand fewer of them, found by content alone. */
function equalParagraphs(): Pair {
  const [a, b] = [many(50_000, 'a', () => 'Исключён.'), many(49_000, 'b', () => 'Исключён.')];
  return [a, align(b, a, countingIds('n'))];
}

const cases: Readonly<Record<string, () => Pair>> = {
  'one paragraph of 1 MB, a word in fifty changed': () => longLine(russian, 50),
  'one paragraph of 1 MB, every word changed': () => longLine(russian, 1),
  '50,000 equal paragraphs and 49,000, by content': equalParagraphs,
  'all words of 10,000 paragraphs changed': everythingChanged,
  'a table of 2,000 columns gains its last': () => [table(20, 1_999), table(20, 2_000)],
  'right to left, 1 MB, a word in fifty changed': () =>
    longLine(letters('ابتثجحخدذرزسشصضطظعغفقكلمنهوي'), 50),
  'combining marks, 1 MB, a word in fifty changed': () => longLine(marked, 50),
  'emoji sequences, 1 MB, one in fifty changed': () => longLine(emoji, 50),
};

export const hostileCases: readonly string[] = [...Object.keys(cases), 'a list 10,000 deep'];

/** JSON of a doc whose lists stand in each other. */
function deepList(depth: number): unknown {
  let block: unknown = { type: 'paragraph' };
  for (let level = 0; level < depth; level++) {
    const item = { type: 'list_item', content: [{ type: 'paragraph' }, block] };
    block = { type: 'bullet_list', content: [item] };
  }
  return { type: 'doc', content: [block] };
}

function refuseDeepList(): HostileResult {
  const json = deepList(10_000);
  const start = performance.now();
  try {
    parseText(json);
    return { milliseconds: performance.now() - start, outcome: 'accepted' };
  } catch (error) {
    if (!(error instanceof TextFault)) throw error;
    return { milliseconds: performance.now() - start, outcome: `refused: ${error.code}` };
  }
}

function compareHostile(make: () => Pair): HostileResult {
  const began = performance.now();
  const [a, b] = make();
  const start = make === equalParagraphs ? began : performance.now();
  const found = diff(a, b);
  const milliseconds = performance.now() - start;
  const exact = canonicalNode(apply(a, found)) === canonicalNode(b);
  const told = `${found.changes.length} changes${found.degraded ? ', coarse' : ''}`;
  return { milliseconds, outcome: exact ? told : `${told}, WRONG when applied` };
}

serveWork<string, HostileResult>(import.meta.url, (name, post) => {
  const make = cases[name];
  post(make ? compareHostile(make) : refuseDeepList());
});
