/**
 * Amendments in preparation: what people of one organisation work on before it is submitted. It lies
 * in a ledger named by draft and organisation, never in the draft's log, and the only key to it is
 * the organisation of whoever asks. A wording is kept as its change list against its version.
 */
import type { Actor } from '../domain/access.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Author } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { type Entry, readEntry } from '../domain/ledger.ts';
import type { Change } from '../domain/text/change.ts';
import type { AmendmentRequest, AmendmentWriter } from './amendments.ts';
import { type ByLanguage, changesIn, languagesOf, readProposals } from './amendments-texts.ts';
import type { Reply, Terms } from './dispatch.ts';
import { writeEntry } from './ledgers.ts';
import type { Tools } from './tools.ts';

type Kept = ByLanguage<{ readonly changes: readonly Change[] }>;
type Content = Omit<AmendmentRequest, 'texts'> & { readonly texts: Kept };

/** A fact of the ledger: what preparation `preparation` says from now on, or that it was submitted. */
type Fact = { readonly preparation: number } & (Content | { readonly submitted: number });

/** An amendment in preparation as it stands. */
export type Preparation = Content & {
  readonly preparation: number;
  /** Place in the ledger of what it says now: what a change of it replaces. */
  readonly revision: number;
  /** Number of the amendment it became. */
  readonly submitted: number | null;
  /** Who wrote what it says now, and when. */
  readonly at: string;
  readonly by: Author;
};

type ReplyPreparation = (preparation: Preparation) => Reply;

/** What a change of a preparation replaces. */
export interface Replaced {
  readonly preparation: number;
  readonly revision: number;
}

export interface PreparationDesk {
  /**
   * Keeps a new amendment in preparation, or in the place of `replaces`. A justification may still be
   * missing. *Refuses:* not-found, stale, already-answered, language-not-in-draft, invalid,
   * nothing-changed. *Throws* TextFault.
   */
  prepareAmendment(
    draft: Draft,
    request: AmendmentRequest & { readonly replaces?: Replaced },
    terms: Terms,
    reply: ReplyPreparation,
  ): Promise<Reply>;
  /** Those of the actor's own organisation, in the order they were begun. */
  readPreparations(draft: Draft, actor: Actor): Promise<readonly Preparation[]>;
  /** Submits it as it stands. *Refuses:* not-found, already-answered, and as submitting does. */
  submitPreparation(
    draft: Draft,
    preparation: number,
    terms: Terms,
    reply: (draft: Draft) => Reply,
  ): Promise<Reply>;
}

const ledgerOf = ({ id }: Draft, { organisation }: Actor): string =>
  `amendments/${id}/${organisation}`;

export function createPreparationDesk(
  tools: Tools,
  { submitAmendment }: AmendmentWriter,
): PreparationDesk {
  const { store, clock } = tools;
  const write = (
    draft: Draft,
    actor: Actor,
    terms: Terms,
    decide: (entries: readonly Entry<Fact>[]) => Fact | Promise<Fact>,
    reply: ReplyPreparation,
  ): Promise<Reply> =>
    writeEntry<Fact>(
      store,
      clock,
      {
        ledger: ledgerOf(draft, actor),
        action: 'amendment:prepare',
        draft,
        decide,
        reply: (entries) => {
          const last = entries.at(-1) as Entry<Fact>;
          return reply(find(standing(entries), last.preparation));
        },
      },
      terms,
    );
  const read = async (draft: Draft, actor: Actor) =>
    standing((await store.ledger(ledgerOf(draft, actor))).map((link) => readEntry<Fact>(link)));
  return {
    async prepareAmendment(draft, { replaces, ...request }, terms, reply) {
      const actor = signedIn(terms);
      const content = await keep(tools, draft, request);
      const decide = (entries: readonly Entry<Fact>[]): Fact => {
        const known = standing(entries);
        if (replaces) requireNewest(draft, find(known, replaces.preparation), replaces.revision);
        return { preparation: replaces?.preparation ?? known.length + 1, ...content };
      };
      return write(draft, actor, terms, decide, reply);
    },
    readPreparations: read,
    async submitPreparation(draft, number, terms, reply) {
      const actor = signedIn(terms);
      const found = find(await read(draft, actor), number);
      if (found.submitted !== null) refuse('already-answered', { what: 'preparation', number });
      const { preparation: _n, revision: _r, submitted: _s, at: _at, by: _by, ...request } = found;
      let submitted = 0;
      const answer = await submitAmendment(draft.id, request, terms, (after) => {
        submitted = after.amendments.length;
        return reply(after);
      });
      // An answer given before was noted then. Should the note be lost, submitting again is refused as
      // the same proposal: nothing is ever submitted twice.
      if (submitted > 0)
        await write(
          draft,
          actor,
          { actor },
          () => ({ preparation: number, submitted }),
          () => ({ status: 200, body: '' }),
        );
      return answer;
    },
  };
}

/** *Refuses:* unauthenticated. */
const signedIn = ({ actor }: Terms): Actor =>
  actor ?? refuse('unauthenticated', { why: 'this needs an actor' });

/** *Refuses:* not-found. */
const find = (known: readonly Preparation[], number: number): Preparation =>
  known[number - 1] ?? refuse('not-found', { what: 'preparation', id: String(number) });

/** *Refuses:* already-answered, stale. */
function requireNewest(
  draft: Draft,
  { preparation, revision, submitted }: Preparation,
  read: number,
) {
  if (submitted !== null) refuse('already-answered', { what: 'preparation', number: preparation });
  if (revision !== read) refuse('stale', { seq: draft.seq, current: `revision ${revision}` });
}

/** What the ledger comes to: preparation `n` at index `n - 1`. */
function standing(entries: readonly Entry<Fact>[]): readonly Preparation[] {
  const list: Preparation[] = [];
  for (const { seq, ledger: _ledger, ...fact } of entries) {
    const at = fact.preparation - 1;
    const before = list[at];
    if ('submitted' in fact) {
      if (before) list[at] = { ...before, submitted: fact.submitted };
    } else list[at] = { ...fact, revision: seq, submitted: null };
  }
  return list;
}

/** The request with its wordings as change lists. *Refuses:* nothing-changed. */
async function keep(
  tools: Tools,
  draft: Draft,
  { texts, ...request }: AmendmentRequest,
): Promise<Content> {
  const changes = changesIn(await readProposals(tools, draft, request.version, texts));
  const kept = Object.fromEntries(
    languagesOf(changes).map((lang) => {
      const list = changes[lang] ?? [];
      if (list.length === 0)
        refuse('nothing-changed', { what: `text in ${lang} since version ${request.version}` });
      return [lang, { changes: list }];
    }),
  );
  return { ...withoutUndefined(request), texts: kept };
}

const withoutUndefined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
