/** What of a text or a comparison is shown: all that their addresses may say, read and written here. */
import { isLanguage, type Language } from '../../../domain/language.ts';

type Query = Readonly<Record<string, unknown>>;

/** A frozen version by its number, or the text that is being written. */
export type TextVersion = number | 'working';

/** What is not named is the newest version in one's own language, with every open note. */
export interface TextShown {
  readonly v?: TextVersion | undefined;
  readonly text?: Language | 'both' | undefined;
  /** Kinds of notes that are left out, with commas. */
  readonly hide?: string | undefined;
  /** Notes that ended are shown too. */
  readonly ended?: true | undefined;
  /** The note that is open, by its key. */
  readonly note?: string | undefined;
  /** Words that are sought. */
  readonly q?: string | undefined;
  /** The notes that lost their place are open. */
  readonly lost?: true | undefined;
}

export const modes = ['inline', 'side', 'blocks', 'table'] as const;
export type Mode = (typeof modes)[number];

/**
 * Two versions, before and after; without them what changed since the verdict of whoever looks, else
 * the newest two. What else is not named is everything.
 */
export interface CompareShown {
  readonly a?: number | undefined;
  readonly b?: number | undefined;
  readonly text?: Language | 'both' | undefined;
  readonly mode?: Mode | undefined;
  readonly kind?: string | undefined;
  /** A top section by its number. */
  readonly section?: number | undefined;
  /** The change one stands at. */
  readonly change?: string | undefined;
}

const readNumber = (value: unknown): number | undefined =>
  Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined;
const readWords = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined;
const readShown = (value: unknown): Language | 'both' | undefined =>
  value === 'both' || isLanguage(value) ? value : undefined;
const readFlag = (value: unknown): true | undefined => (value ? true : undefined);

export const readTextShown = ({ v, text, hide, ended, note, q, lost }: Query): TextShown => ({
  v: v === 'working' ? v : readNumber(v),
  text: readShown(text),
  hide: readWords(hide),
  ended: readFlag(ended),
  note: readWords(note),
  q: readWords(q),
  lost: readFlag(lost),
});

export const readCompareShown = (query: Query): CompareShown => ({
  a: readNumber(query.a),
  b: readNumber(query.b),
  text: readShown(query.text),
  mode: modes.find((one) => one === query.mode),
  kind: readWords(query.kind),
  section: readNumber(query.section),
  change: readWords(query.change),
});
