/**
 * How well the blocks of two languages are found without ids, on real translations.
 * `KELISIM_TRANSLATIONS` names git directories with a folder for each language, English in `en`. Only
 * files that have the same blocks in the same order in both are taken, for of those it is known what
 * belongs together; the alignment is not told. None is kept with the project.
 */
import { Fragment, type Node } from 'prosemirror-model';
import {
  matchTranslations,
  type TranslationPair,
} from '../../../src/domain/text/bilingual/match.ts';
import { countingIds, idOf } from '../../../src/domain/text/identity.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';
import { type Chance, createChance } from '../../runtime/random.ts';
import { type Measured, plain } from '../table.ts';
import { type Git, linesOf, namedPlaces, nameOf, openGit } from './places.ts';

/** One text in two languages, and which block of the second each block with words of the first is. */
interface Pair {
  readonly english: Node;
  readonly other: Node;
  readonly partners: ReadonlyMap<string, string>;
}

interface Score {
  right: number;
  /** With another block than its own. */
  wrong: number;
  none: number;
  /** Blocks whose translation is not there, and those of them that were given another. */
  bereft: number;
  given: number;
}

export async function measureTranslations(): Promise<readonly Measured[]> {
  return namedPlaces('KELISIM_TRANSLATIONS').flatMap((folder) => {
    const pairs = readPairs(openGit(folder));
    const chance = createChance(5);
    const asTheyAre = scoreAll(pairs.map((pair) => [pair, pair.other]));
    const thinned = scoreAll(pairs.map((pair) => [pair, thinOut(pair.other, chance)]));
    return [
      plain(`${nameOf(folder)}: ${pairs.length} pairs of files, as they are`, tell(asTheyAre)),
      plain('  a tenth of paragraphs and items dropped from the translation', tell(thinned)),
    ];
  });
}

function tell({ right, wrong, none, bereft, given }: Score): string {
  const all = right + wrong + none;
  const share = ((100 * right) / all).toFixed(1);
  const others = bereft > 0 ? `; of ${bereft} without a partner ${given} have one` : '';
  return `${right} of ${all} right (${share} %), ${wrong} wrong, ${none} alone${others}`;
}

function readPairs(git: Git): readonly Pair[] {
  const files = linesOf(git(['ls-tree', '-r', '--name-only', 'HEAD'])).filter((file) =>
    file.endsWith('.md'),
  );
  const languages = new Set(files.map((file) => file.split('/')[0] ?? ''));
  const isThere = new Set(files);
  return [...languages].flatMap((language) =>
    files.flatMap((file) => {
      const [folder, ...rest] = file.split('/');
      const other = [language, ...rest].join('/');
      if (folder !== 'en' || language === 'en' || !isThere.has(other)) return [];
      const pair = pairUp(read(git, file, 'a'), read(git, other, 'b'));
      return pair ? [pair] : [];
    }),
  );
}

const read = (git: Git, file: string, prefix: string): Node =>
  parseMarkdown(git(['show', `HEAD:${file}`])?.toString() ?? '', countingIds(prefix)).doc;

function pairUp(english: Node, other: Node): Pair | null {
  const [a, b] = [blocksOf(english), blocksOf(other)];
  if (a.length !== b.length || a.some(({ type }, at) => type !== b[at]?.type)) return null;
  const withWords = [...a.entries()].filter(
    ([, { isTextblock, type }]) => isTextblock || type.name === 'section',
  );
  const partners = new Map(withWords.map(([at, block]) => [idOf(block), idOf(b[at] as Node)]));
  return { english, other, partners };
}

function blocksOf(doc: Node): readonly Node[] {
  const blocks: Node[] = [];
  doc.descendants((node) => {
    if (node.isBlock && idOf(node)) blocks.push(node);
  });
  return blocks;
}

/** The text without a tenth of its paragraphs and items, but for the last of any block. */
function thinOut(node: Node, chance: Chance): Node {
  if (node.isTextblock || node.isLeaf) return node;
  const children = node.children.filter(
    ({ type }, at) =>
      at === 0 || !['paragraph', 'list_item'].includes(type.name) || chance.whole(0, 9) > 0,
  );
  return node.copy(Fragment.fromArray(children.map((child) => thinOut(child, chance))));
}

function scoreAll(tasks: readonly (readonly [Pair, Node])[]): Score {
  const score: Score = { right: 0, wrong: 0, none: 0, bereft: 0, given: 0 };
  for (const [{ english, partners }, other] of tasks) {
    const found = matchTranslations({ lang: 'en', doc: english }, { lang: 'ru', doc: other });
    count(found, partners, new Set(blocksOf(other).map(idOf)), score);
  }
  return score;
}

function count(
  found: readonly TranslationPair[],
  partners: ReadonlyMap<string, string>,
  there: ReadonlySet<string>,
  score: Score,
): void {
  const chosen = new Map(found.map(({ a, b }) => [a, b]));
  for (const [block, partner] of partners) {
    const given = chosen.get(block) ?? null;
    if (!there.has(partner)) {
      score.bereft++;
      if (given) score.given++;
    } else if (!given) score.none++;
    else if (given === partner) score.right++;
    else score.wrong++;
  }
}
