/**
 * An answer while it is being made: a verdict, a note and what is remarked on which words. Plain values
 * and what may be said of them; it sends, keeps and draws nothing.
 */
import type { Node } from 'prosemirror-model';
import type { Item } from '../../../domain/draft/event.ts';
import type { Language } from '../../../domain/language.ts';
import { idOf } from '../../../domain/text/identity.ts';
import type { VerdictKind } from '../../../domain/workflow/workflow.ts';

/** A point of the answer; `key` tells it from the others while it is written. */
export type PendingItem = Item & { readonly key: number };

export interface Answer {
  /** The version it answers to. */
  readonly version: number;
  readonly verdict: VerdictKind | null;
  readonly note: string;
  readonly items: readonly PendingItem[];
}

export const emptyAnswer = (version: number): Answer => ({
  version,
  verdict: null,
  note: '',
  items: [],
});

/** True when something would be lost with it. */
export const isBegun = ({ verdict, note, items }: Answer): boolean =>
  verdict !== null || note !== '' || items.length > 0;

/** Words of a block, in a language. */
export type Place = Pick<Item, 'lang' | 'block' | 'quote'>;

/**
 * One point more. It is an objection where the answer is to object, else a remark; an answer that says
 * nothing yet becomes one with remarks.
 */
export function addItem(answer: Answer, place: Place | Item): Answer {
  const key = Math.max(0, ...answer.items.map((item) => item.key)) + 1;
  const kind = answer.verdict === 'object' ? 'objection' : 'remark';
  const item: PendingItem = { kind, reason: '', ...place, key };
  return { ...answer, verdict: answer.verdict ?? 'remarks', items: [...answer.items, item] };
}

export const changeItem = (answer: Answer, next: PendingItem): Answer => ({
  ...answer,
  items: answer.items.map((item) => (item.key === next.key ? next : item)),
});

export const dropItem = (answer: Answer, key: number): Answer => ({
  ...answer,
  items: answer.items.filter((item) => item.key !== key),
});

/** A prepared answer taken over whole. */
export const takeOver = (
  version: number,
  { verdict, note, items }: { verdict: VerdictKind; note: string; items: readonly Item[] },
): Answer => ({
  version,
  verdict,
  note,
  items: items.map((item, index) => ({ ...item, key: index + 1 })),
});

/** The words of every block of a text by id, as a quotation is checked: a section's are its title. */
export type BlockWords = ReadonlyMap<string, string>;

export function wordsIn(doc: Node): BlockWords {
  const words = new Map<string, string>();
  doc.descendants((node) => {
    const id = idOf(node);
    const said = node.type.name === 'section' ? node.firstChild : node;
    if (id !== '') words.set(id, said?.textBetween(0, said.content.size, ' ', ' ') ?? '');
  });
  return words;
}

/** The words of the version in each of its languages; a language is absent while it is on its way. */
export type WordsOf = Readonly<Partial<Record<Language, BlockWords>>>;

/** True when the words a point is about stand in their block; also while the text is on its way. */
function stands({ lang, block, quote }: Place, words: WordsOf): boolean {
  const known = words[lang];
  return known === undefined || (quote !== '' && (known.get(block)?.includes(quote) ?? false));
}

/** Why an answer cannot be given as it is; `key` is the point it is about. */
export type AnswerFault =
  | { readonly code: 'no-verdict' | 'no-items' | 'no-objection' | 'too-many' | 'must-object' }
  | { readonly code: 'no-reason' | 'words-gone'; readonly key: number };

/** What the server would refuse, said before it is asked; empty when the answer can be given. */
export function faultsOf(answer: Answer, words: WordsOf): readonly AnswerFault[] {
  const { verdict, items } = answer;
  const objects = items.some(({ kind }) => kind === 'objection');
  const whole: AnswerFault[] = [];
  if (verdict === null) whole.push({ code: 'no-verdict' });
  if (verdict === 'remarks' && items.length === 0) whole.push({ code: 'no-items' });
  if (verdict === 'object' && !objects) whole.push({ code: 'no-objection' });
  if ((verdict === 'agree' || verdict === 'outside') && items.length > 0)
    whole.push({ code: 'too-many' });
  if (verdict === 'remarks' && objects) whole.push({ code: 'must-object' });
  return [
    ...whole,
    ...items.flatMap((item): AnswerFault[] => [
      ...(item.reason.trim() === '' ? [{ code: 'no-reason', key: item.key } as const] : []),
      ...(stands(item, words) ? [] : [{ code: 'words-gone', key: item.key } as const]),
    ]),
  ];
}

/** The points as they are sent: a proposed wording only where it is another one. */
export const sentItems = ({ items }: Answer): Item[] =>
  items.map(({ key: _, wording, ...item }) =>
    wording === undefined || wording === item.quote ? item : { ...item, wording },
  );

const kinds: readonly unknown[] = ['remark', 'condition', 'objection'];
const verdicts: readonly unknown[] = [null, 'agree', 'remarks', 'object', 'outside'];

const isText = (value: unknown): boolean => typeof value === 'string';

function isItem(value: unknown): boolean {
  const item = value as PendingItem | null;
  return (
    typeof item === 'object' &&
    item !== null &&
    Number.isInteger(item.key) &&
    kinds.includes(item.kind) &&
    [item.lang, item.block, item.quote, item.reason].every(isText) &&
    (item.wording === undefined || isText(item.wording))
  );
}

/** The answer that some JSON is; null when it is none. */
export function readAnswer(json: string | null): Answer | null {
  try {
    const answer = JSON.parse(json ?? 'null') as Answer | null;
    const isAnswer =
      answer !== null &&
      Number.isInteger(answer.version) &&
      verdicts.includes(answer.verdict) &&
      isText(answer.note) &&
      answer.items.every(isItem);
    return isAnswer ? answer : null;
  } catch {
    return null;
  }
}
