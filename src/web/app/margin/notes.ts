/**
 * What was said about a text, of whatever kind, as notes beside it: remarks and questions, points of
 * verdicts, amendments. It says which is open and where each belongs; it draws and asks nothing.
 */
import { isEnded } from '../../../domain/draft/judge-items.ts';
import type { Language } from '../../../domain/language.ts';
import type { Schemas } from '../api/client.ts';

export type Thread = Schemas['Thread'];
export type Item = Schemas['WatchedItem'];
export type Amendment = Schemas['Amendment'];
export type AmendmentPlace = Schemas['AmendmentPlaces']['items'][number];

/** What one filters by: what an agency remarks or conditions in its verdict is a remark too. */
export const noteKinds = ['remarks', 'amendments', 'objections'] as const;
export type NoteKind = (typeof noteKinds)[number];

interface About {
  /** Its name in addresses: `t-participants-2`, `i-7`, `a-12`. */
  readonly key: string;
  readonly kind: NoteKind;
  readonly isOpen: boolean;
  readonly lang: Language;
  /** Blocks it is about, the first being where it stands; none when its words are lost. */
  readonly blocks: readonly string[];
  /** The words it is about; empty for the whole block. */
  readonly quote: string;
  /** ISO instant. */
  readonly at: string;
  readonly organisation: string;
}

export type ThreadNote = About & { readonly is: 'thread'; readonly thread: Thread };
export type ItemNote = About & { readonly is: 'item'; readonly item: Item };
export type AmendmentNote = About & { readonly is: 'amendment'; readonly amendment: Amendment };
export type Note = ThreadNote | ItemNote | AmendmentNote;

/** A thread whose words were lost stands nowhere, with its last wording. */
export const noteOfThread = (thread: Thread): ThreadNote => ({
  is: 'thread',
  thread,
  key: `t-${thread.thread}`,
  kind: 'remarks',
  isOpen: !thread.resolved,
  lang: thread.place.lang,
  blocks: thread.place.fate === 'lost' ? [] : [thread.place.block],
  quote: thread.place.quote,
  at: thread.at,
  organisation: thread.by.organisation,
});

/** A remark is open until it is answered; an objection or a condition until it has ended. */
export const noteOfItem = (item: Item): ItemNote => ({
  is: 'item',
  item,
  key: `i-${item.item}`,
  kind: item.kind === 'objection' ? 'objections' : 'remarks',
  isOpen: !isEnded(item as never) && (item.kind !== 'remark' || item.answer === null),
  lang: item.lang,
  blocks: [item.block],
  quote: item.quote,
  at: item.at,
  organisation: item.agency,
});

/** An amendment stands where it changes the text in its first language. */
export const noteOfAmendment = (
  amendment: Amendment,
  place: AmendmentPlace | undefined,
): AmendmentNote => ({
  is: 'amendment',
  amendment,
  key: `a-${amendment.amendment}`,
  kind: 'amendments',
  isOpen: amendment.state === 'submitted' || amendment.state === 'studied',
  lang: place?.lang ?? (Object.keys(amendment.texts)[0] as Language),
  blocks: place?.blocks ?? [],
  quote: '',
  at: amendment.at,
  organisation: amendment.by.organisation,
});

/** What of the notes is shown. */
export interface NotesShown {
  readonly kinds: readonly NoteKind[];
  /** Those that ended too. */
  readonly ended: boolean;
}

/** Notes by the row they stand in, objections first, then in the order they came; and open ones whose place this text has not. */
export interface PlacedNotes {
  readonly byRow: ReadonlyMap<string, readonly Note[]>;
  readonly lost: readonly Note[];
}

const none: readonly Note[] = [];

/** What weighs more is told first. */
const weights: Readonly<Record<NoteKind, number>> = { objections: 0, remarks: 1, amendments: 2 };

/**
 * Places notes in a text. `rowOf` is what `indexRows` gives. A note stands in the row of the first
 * of its blocks that the text has. The one `chosen` by its key is shown whatever else is.
 */
export function placeNotes(
  notes: readonly Note[],
  rowOf: ReadonlyMap<string, string>,
  shown: NotesShown,
  chosen?: string,
): PlacedNotes {
  const isShown = ({ key, kind, isOpen }: Note) =>
    key === chosen || (shown.kinds.includes(kind) && (isOpen || shown.ended));
  const byRow = new Map<string, Note[]>();
  const lost: Note[] = [];
  const inOrder = [...notes].sort(
    (a, b) => weights[a.kind] - weights[b.kind] || (a.at < b.at ? -1 : 1),
  );
  for (const note of inOrder) {
    const home = note.blocks.find((block) => rowOf.has(block));
    const row = home === undefined ? undefined : rowOf.get(home);
    if (row === undefined && note.isOpen) lost.push(note);
    if (row === undefined || !isShown(note)) continue;
    const before = byRow.get(row) ?? [];
    byRow.set(row, before);
    before.push(note);
  }
  return { byRow, lost };
}

/** The notes of a row; always the same list for none. */
export const notesOn = ({ byRow }: PlacedNotes, row: string): readonly Note[] =>
  byRow.get(row) ?? none;

/** How many open notes of each kind there are, wherever they stand. */
export function countOpen(notes: readonly Note[]): Readonly<Record<NoteKind, number>> {
  const counts = { remarks: 0, amendments: 0, objections: 0 };
  for (const { kind, isOpen } of notes) if (isOpen) counts[kind]++;
  return counts;
}
