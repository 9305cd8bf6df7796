/**
 * How a text from outside becomes one of ours: read from its source, given the ids of the text it
 * replaces and of its translations, checked, cut. Nothing is loaded or stored here.
 */
import type { Node } from 'prosemirror-model';
import type { Language } from '../domain/language.ts';
import { align } from '../domain/text/align.ts';
import { pairTranslations } from '../domain/text/bilingual/pair-translations.ts';
import type { Hash } from '../domain/text/canonical.ts';
import { type ChunkedText, chunkText } from '../domain/text/chunk.ts';
import { checkText, type Mint, normalise } from '../domain/text/identity.ts';
import { parseHtml } from '../interchange/html.ts';
import type { Imported, Loss } from '../interchange/imported.ts';
import { parseMarkdown } from '../interchange/markdown.ts';
import { foreignLength, parseMarkdownBeside } from '../interchange/markdown-beside.ts';
import { type Bodies, openBrought } from './compute-texts.ts';
import { idsOf, shareIds } from './counterpart.ts';

/** A text in a format that knows no ids. */
export interface Source {
  readonly form: 'text/html' | 'text/markdown';
  readonly text: string;
}

/** A text of one language. */
export interface Spoken {
  readonly lang: Language;
  readonly doc: Node;
}

/** Characters a millisecond is enough for, from the source to the text cut in pieces. */
const charactersPerMs = { 'text/html': 2_000, 'text/markdown': 4_000 } as const;

/** About how many milliseconds a source takes that says nothing `known` says. */
export const sourceMs = ({ form, text }: Source, known: Node | null): number =>
  (form === 'text/markdown' && known ? foreignLength(text, known) : text.length) /
  charactersPerMs[form];

/** Markdown is read beside the text it replaces: only what differs is parsed. *Throws* TextFault, ImportFault. */
export function readSource({ form, text }: Source, known: Node | null, mint: Mint): Imported {
  if (form === 'text/html') return parseHtml(text, mint);
  return known ? parseMarkdownBeside(text, known, mint) : parseMarkdown(text, mint);
}

/** How sure a pair of an import and its translation must be for the two to share an id. */
const pairConfidenceMin = 0.8;

/**
 * A text without ids with those of the `current` text it replaces, taken by content; what is new
 * takes those of its place in a translation of the same shape, else of what it translates.
 */
export function takeIds(
  { lang, doc: given }: Spoken,
  current: Node | undefined,
  translations: readonly Spoken[],
  mint: Mint,
): Node {
  let doc = current ? align(given, current, mint) : normalise(given, mint);
  let known: ReadonlySet<string> | undefined;
  for (const other of translations) {
    known ??= current ? idsOf(current) : new Set<string>();
    const shared = shareIds(doc, other.doc, known);
    doc = shared === doc ? pairTranslations({ lang, doc }, other, pairConfidenceMin) : shared;
  }
  return doc;
}

/** A whole text to be taken in beside the event loop: what it replaces and its translations as pieces. */
export interface IntakeInput {
  readonly source: Source;
  readonly lang: Language;
  readonly current: Hash | null;
  readonly translations: readonly { readonly lang: Language; readonly root: Hash }[];
  readonly pieces: Bodies;
}

/** What is to be stored, as `chunkText` gives it. */
export interface Intake {
  readonly cut: Pick<ChunkedText, 'root' | 'chunks' | 'bases'>;
  readonly losses: readonly Loss[];
}

/** *Throws* TextFault, ImportFault. */
export function takeIn(
  { source, lang, current: root, translations, pieces }: IntakeInput,
  mint: Mint,
): Intake {
  const { docOf, partsOf } = openBrought(pieces);
  const current = root === null ? null : docOf(root);
  const { doc: given, losses } = readSource(source, current, mint);
  const others = translations.map((one) => ({ lang: one.lang, doc: docOf(one.root) }));
  const doc = takeIds({ lang, doc: given }, current ?? undefined, others, mint);
  checkText(doc, current ?? undefined);
  const before = root === null ? undefined : { root, parts: partsOf(root) };
  const { root: own, chunks, bases } = chunkText(doc, before);
  return { cut: { root: own, chunks, bases }, losses };
}

/** What takes a source in, with reading the pieces of the texts around it. */
export const intakeMs = ({ source, pieces }: IntakeInput): number =>
  sourceMs(source, null) + pieces.reduce((sum, [, body]) => sum + body.length, 0) / 30_000;
