/**
 * What an agency says to itself about a draft: positions its people prepare for the signatory, and
 * notes. It lies in ledgers named by draft and agency, never in the draft's log, and the only key to
 * them is the organisation of whoever asks; there is no way to ask for another's.
 */
import type { Actor } from '../domain/access.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Item } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { composeVerdict } from '../domain/draft/signoff.ts';
import type { Language } from '../domain/language.ts';
import { type Entry, readEntry } from '../domain/ledger.ts';
import type { VerdictKind } from '../domain/workflow/workflow.ts';
import type { Reply, Terms } from './dispatch.ts';
import { writeEntry } from './ledgers.ts';
import type { Store } from './ports.ts';
import type { Tools } from './tools.ts';
import { readWords } from './words.ts';

export interface VerdictRequest {
  readonly version: number;
  readonly verdict: VerdictKind;
  readonly note: string;
  readonly items: readonly Item[];
}

/** A verdict, or the number of the prepared position whose words it has. */
export type SignoffRequest =
  | VerdictRequest
  | { readonly version: number; readonly position: number };

/** A verdict as somebody of the agency would have it. */
export type Position = VerdictRequest & { readonly round: number };

export interface Note {
  readonly text: string;
  /** The words it is about. */
  readonly on?: { readonly lang: Language; readonly block: string; readonly quote: string };
}

type ReplyEntry<T> = (entry: Entry<T>) => Reply;

export interface PositionDesk {
  /** *Refuses:* all that the verdict itself would be refused for, but conflict-of-interest. */
  preparePosition(
    draft: Draft,
    request: VerdictRequest,
    terms: Terms,
    reply: ReplyEntry<Position>,
  ): Promise<Reply>;
  /** On the newest version. *Refuses:* unknown-block, quote-not-found, invalid. */
  addNote(draft: Draft, note: Note, terms: Terms, reply: ReplyEntry<Note>): Promise<Reply>;
  /** The positions the actor's own agency prepared, oldest first. */
  readPositions(draft: Draft, actor: Actor): Promise<readonly Entry<Position>[]>;
  /** The notes of the actor's own agency, oldest first. */
  readNotes(draft: Draft, actor: Actor): Promise<readonly Entry<Note>[]>;
}

const ledgerOf = (
  kind: 'positions' | 'notes',
  { id }: Draft,
  { organisation }: Pick<Actor, 'organisation'>,
): string => `${kind}/${id}/${organisation}`;

export function createPositionDesk({ store, clock, library }: Tools): PositionDesk {
  const read = async <T>(ledger: string) =>
    (await store.ledger(ledger)).map((link) => readEntry<T>(link));
  const write = <T extends object>(
    kind: 'positions' | 'notes',
    draft: Draft,
    terms: Terms,
    decide: (actor: Actor) => Promise<T>,
    reply: ReplyEntry<T>,
  ): Promise<Reply> => {
    const { actor } = terms;
    if (!actor) return refuse('unauthenticated', { why: 'this needs an actor' });
    const order = {
      ledger: ledgerOf(kind, draft, actor),
      action: 'position:prepare',
      draft,
      decide: () => decide(actor),
      reply: (entries: readonly Entry<T>[]) => reply(entries.at(-1) as Entry<T>),
    } as const;
    return writeEntry<T>(store, clock, order, terms);
  };
  return {
    preparePosition: (draft, request, terms, reply) =>
      write(
        'positions',
        draft,
        terms,
        async (actor) => {
          const langs = request.items.map(({ lang }) => lang);
          const words = await readWords(library, draft, request.version, langs);
          const { round } = composeVerdict({ ...request, words }, draft, actor);
          return { ...request, round };
        },
        reply,
      ),
    addNote: (draft, note, terms, reply) =>
      write(
        'notes',
        draft,
        terms,
        async () => {
          await checkNote(library, draft, note);
          return note;
        },
        reply,
      ),
    readPositions: (draft, actor) => read(ledgerOf('positions', draft, actor)),
    readNotes: (draft, actor) => read(ledgerOf('notes', draft, actor)),
  };
}

async function checkNote(
  library: Tools['library'],
  draft: Draft,
  { text, on }: Note,
): Promise<void> {
  if (text.trim() === '') refuse('invalid', { field: '/text', why: 'say something' });
  if (!on) return;
  const words = await readWords(library, draft, draft.versions.length, [on.lang]);
  const found = words(on.lang, on.block);
  if (found === null) refuse('unknown-block', { field: '/on/block', block: on.block });
  if (!found?.includes(on.quote))
    refuse('quote-not-found', { field: '/on/quote', quote: on.quote });
}

/**
 * What a signatory gives: their own words, or those of a position their agency prepared on the same
 * version for the round that is open. Who prepared it is nobody's business outside.
 * *Refuses:* not-found, stale.
 */
export async function takePosition(
  store: Pick<Store, 'ledger'>,
  draft: Draft,
  request: SignoffRequest,
  actor: Actor,
): Promise<VerdictRequest> {
  if (!('position' in request)) return request;
  const links = await store.ledger(ledgerOf('positions', draft, actor));
  const link = links[request.position - 1];
  if (!link) return refuse('not-found', { what: 'position', id: String(request.position) });
  const { round, version, verdict, note, items } = readEntry<Position>(link);
  if (round !== draft.rounds.length || version !== request.version)
    return refuse('stale', { seq: draft.seq, current: `round ${draft.rounds.length}` });
  return { version, verdict, note, items };
}
