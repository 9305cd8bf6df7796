/**
 * The formal instruction of a change: what is to be done to the base text, as lawyers write it, in
 * Kazakh, Russian or English. It says everything: `readInstruction` makes the proposed text of the
 * instruction and the base alone.
 *
 * Changes become statements (`instruction-derive.ts`), each statement one numbered sentence. The
 * sentences are patterns with slots (`instruction-words-*.ts`) that printing fills and reading
 * matches, so there is one grammar. Words stand between quotation marks (`instruction-inline.ts`),
 * blocks on lines of their own behind `> ` (`instruction-blocks.ts`). A block is named by its place
 * in the base (`place.ts`); one that comes with the instruction and is pointed at has a label, `#1`;
 * what stands in neither is named by its id.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import type { Language } from '../language.ts';
import { apply } from '../text/apply.ts';
import type { Change } from '../text/change.ts';
import { readGlyphs } from '../text/flat-line.ts';
import { idOf } from '../text/identity.ts';
import { isWord, tokenise } from '../text/tokens.ts';
import { blocksOf } from '../text/tree.ts';
import { type BlockSpeech, companyIn, printBlocks } from './instruction-blocks.ts';
import { textAt, visitArrival } from './instruction-carry.ts';
import { deriveStatements, targetsIn } from './instruction-derive.ts';
import { printAttribute, printHead } from './instruction-head.ts';
import { type Naming, printQuote } from './instruction-inline.ts';
import { flattenLine } from './instruction-line.ts';
import type { Statement } from './instruction-statement.ts';
import { type Form, type InstructionWords, type Quoted, sayPlace } from './instruction-wording.ts';
import { instructionWords } from './instruction-words.ts';
import { type Atlas, createAtlas, type Spot } from './place.ts';

/** An instruction: its numbered points, and all of them as the one text that is read back. */
export interface Instruction {
  readonly lang: Language;
  /** A sentence each, without number; of one that brings blocks, their lines follow it. */
  readonly points: readonly string[];
  /** Empty for no change. */
  readonly text: string;
}

/**
 * The instruction to make these changes of `base`. The changes must be applicable by themselves, as
 * those of a `diff` and of each `AmendmentChange` are. *Throws* `TextFault` as `apply` does.
 */
export const instruct = (changes: readonly Change[], base: Node, lang: Language): Instruction =>
  instructBetween(base, apply(base, { changes }), lang);

/** The instruction that turns `base` into `proposed`; both passed `checkText`. */
export function instructBetween(base: Node, proposed: Node, lang: Language): Instruction {
  const atlas = createAtlas(base);
  const statements = deriveStatements(atlas, proposed);
  const labels = labelsFor(statements, targetsIn(proposed), targetsIn(base));
  const words = instructionWords[lang];
  const speech: BlockSpeech = {
    words,
    naming: namingFor(atlas, labels, words),
    labelOf: (id) => labels.get(id) ?? '',
    node: atlas.node,
  };
  const points = statements.map((statement) => printPoint(statement, atlas, speech));
  const text = points.map((point, index) => `${index + 1}. ${point}\n`).join('');
  return { lang, points, text };
}

/**
 * Labels for blocks that come and are pointed at, in the order they come. What the base points at
 * already, as at a block that was deleted once and is restored, keeps its id.
 */
function labelsFor(
  statements: readonly Statement[],
  targets: ReadonlySet<string>,
  missed: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const statement of statements)
    for (const block of 'blocks' in statement ? statement.blocks : [])
      visitArrival(block, ({ attrs }) => {
        const id = attrs.id as string;
        if (missed.has(id)) labels.set(id, `id ${id}`);
        else if (targets.has(id)) labels.set(id, `#${labels.size + 1}`);
      });
  return labels;
}

const namingFor = (
  atlas: Atlas,
  labels: ReadonlyMap<string, string>,
  words: InstructionWords,
): Naming => ({
  say: (id) =>
    atlas.node(id)
      ? sayPlace(atlas.stepsTo({ block: id }), 'name', words)
      : (labels.get(id) ?? `id ${id}`),
  read: () => {
    throw new Error('printing reads nothing');
  },
});

function printPoint(statement: Statement, atlas: Atlas, speech: BlockSpeech): string {
  const { words, naming } = speech;
  const places = placesOf(statement, atlas);
  const quotes = quotesOf(statement);
  let [place, quote, noun] = [0, 0, 0];
  const fill = (slot: string, form: string): string => {
    switch (slot) {
      case 'place':
        return sayPlace(atlas.stepsTo(places[place++] as Spot), form as Form, words);
      case 'quote':
        return printQuote(quotes[quote++] as (typeof quotes)[number], naming, words.quotes);
      case 'quoted':
        return words.quoted[form]?.[quotedAs(quotes[noun++] as (typeof quotes)[number])] ?? '';
      case 'nth':
        return 'nth' in statement && statement.nth > 0 ? words.nth(String(statement.nth)) : '';
      default:
        return printOther(slot, statement, speech);
    }
  };
  const sentence = words.sentences[statement.act].replace(
    /\{(\w+)(?::(\w+))?\}/g,
    (_, slot: string, form = '') => fill(slot, form),
  );
  const lines =
    'blocks' in statement ? printBlocks(statement.blocks, companyAt(statement, atlas), speech) : [];
  return [capitalise(sentence), ...lines.map((line) => `> ${line}`)].join('\n');
}

const capitalise = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function printOther(slot: string, statement: Statement, speech: BlockSpeech): string {
  if (
    slot === 'kind' &&
    'kind' in statement &&
    statement.kind !== 'text' &&
    statement.kind !== 'heading'
  )
    return speech.words.kinds[statement.kind][isSingle(statement) ? 0 : 1];
  if (slot === 'head' && 'type' in statement)
    return printHead(statement.type, statement.attrs, '', speech);
  if (slot === 'attribute' && 'value' in statement)
    return printAttribute(statement.name, statement.value, speech);
  throw new Error(`no ${slot} in ${statement.act}`);
}

const isSingle = ({ kind, blocks }: Extract<Statement, { blocks: unknown }>): boolean =>
  kind === 'column' || blocks.length === 1;

/** The places a statement names. Words of an item or cell that has one paragraph are said to be its own. */
function placesOf(statement: Statement, atlas: Atlas): readonly Spot[] {
  if ('to' in statement) return [statement.at, statement.to];
  const parent = isAboutWords(statement)
    ? atlas.entries.get(statement.at.block)?.parent
    : undefined;
  if (!parent || parent.type === schema.nodes.section) return [statement.at];
  const isSole = blocksOf(parent).filter(({ isTextblock }) => isTextblock).length === 1;
  const text = isSole ? textAt(parent) : null;
  return [text && idOf(text) === statement.at.block ? { block: idOf(parent) } : statement.at];
}

const isAboutWords = (statement: Statement): boolean =>
  statement.act === 'restate' || ('words' in statement && statement.act !== 'split');

const quotesOf = (statement: Statement) => [
  ...('words' in statement ? [statement.words] : []),
  ...('by' in statement && statement.by ? [statement.by] : []),
];

/** What stands together where the blocks of an insertion go. */
export function companyAt(
  { act, at, kind }: Pick<Extract<Statement, { blocks: unknown }>, 'act' | 'at' | 'kind'>,
  atlas: Atlas,
) {
  if (kind === 'column') return 'cells';
  const parent = act === 'insertFirst' ? atlas.node(at.block) : atlas.entries.get(at.block)?.parent;
  return companyIn(parent?.type.name ?? '');
}

function quotedAs(line: Parameters<typeof flattenLine>[0]): Quoted {
  const text = readGlyphs(flattenLine(line).glyphs).trim();
  const said = tokenise(text).filter(isWord);
  if (said.length === 0) return 'sign';
  if (said.every((word) => /^[\d\s.,:%/-]+$/.test(word))) return 'figures';
  return /\s/.test(text) ? 'words' : 'word';
}
