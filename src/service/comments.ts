/**
 * Public comments of a draft: giving, changing, moderating, grouping, answering, and reading what a
 * reader may see of them. A visitor proves by a secret that a comment is theirs; only its hash is kept.
 */
import { LRUCache } from 'lru-cache';
import { type Actor, visitorActor } from '../domain/access.ts';
import {
  type Comment,
  type CommentFact,
  type CommentOutcome,
  countOpen,
  type Discussion,
  foldComments,
} from '../domain/discussion/comment.ts';
import {
  answerGroup,
  findComment,
  giveComment,
  groupComments,
  type Moderation,
  moderateComment,
  reviseComment,
  withdrawComment,
} from '../domain/discussion/comment-act.ts';
import type { Standing } from '../domain/discussion/place.ts';
import type { Reader } from '../domain/discussion/visibility.ts';
import type { Context } from '../domain/draft/command.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { asksComments, type OpenComments } from '../domain/draft/judge-comments.ts';
import { type Entry, readEntry } from '../domain/ledger.ts';
import { hashText } from '../domain/text/canonical.ts';
import type { Reply, Terms } from './dispatch.ts';
import { withEntry } from './entries.ts';
import { writeEntry } from './ledgers.ts';
import { createPlaces, type Places, type Quotation } from './places.ts';
import type { Guard, Store } from './ports.ts';
import type { Tools } from './tools.ts';
import { findVersion } from './versions.ts';

export interface GiveRequest {
  readonly text: string;
  readonly version: number;
  readonly on?: Omit<Quotation, 'version'> | undefined;
  readonly name?: string | undefined;
  readonly organisation?: string | undefined;
}

/** What is done to a comment that is there. */
export type CommentAct =
  | { readonly act: 'revise'; readonly text: string }
  | { readonly act: 'withdraw' }
  | ({ readonly act: 'moderate' } & Moderation);

export interface GroupRequest {
  /** Null for a new one. */
  readonly group: number | null;
  readonly title: string;
  readonly comments: readonly number[];
}

export interface AnswerRequest {
  readonly group: number;
  readonly outcome: CommentOutcome;
  readonly text: string;
  /** The comments the answer is to, as its author read them. */
  readonly comments: readonly number[];
}

/** All comments after one fact was added, and what it is about. */
export interface Written {
  readonly discussion: Discussion;
  /** Number of the comment, or of the group for a fact about one. */
  readonly number: number;
  /** Where that comment stands, if it is on words. */
  readonly standing: Standing | undefined;
}

type ReplyWritten = (written: Written) => Reply;

export interface CommentDesk {
  /**
   * `secret` is what a visitor is told once; null when somebody is signed in. A visitor's request is
   * never answered from a receipt, which would keep the secret.
   * *Refuses:* wrong-state, unauthenticated, invalid, not-found, unknown-block, quote-not-found.
   */
  giveComment(
    draft: Draft,
    request: GiveRequest,
    terms: Terms,
    reply: (written: Written, secret: string | null) => Reply,
  ): Promise<Reply>;
  /** *Refuses:* not-found, forbidden, wrong-state, already-answered, nothing-changed, stale, reason-required. */
  actOnComment(
    draft: Draft,
    comment: number,
    act: CommentAct,
    by: { readonly terms: Terms; readonly secret: string | null },
    reply: ReplyWritten,
  ): Promise<Reply>;
  /** *Refuses:* not-found, already-answered, invalid. */
  groupComments(
    draft: Draft,
    request: GroupRequest,
    terms: Terms,
    reply: ReplyWritten,
  ): Promise<Reply>;
  /** *Refuses:* not-found, already-answered, stale, invalid, reason-required. */
  answerComments(
    draft: Draft,
    request: AnswerRequest,
    terms: Terms,
    reply: ReplyWritten,
  ): Promise<Reply>;
  /** All of them: what of it a reader sees is for `seenOf` to say. The same value while nothing is written. */
  readComments(draft: Draft): Promise<Discussion>;
  /** What judging the draft's ways out takes; undefined where none of them asks for comments. */
  countComments(draft: Draft): Promise<OpenComments | undefined>;
  /** Where comments stand in the newest version, by number; none for those on the whole. */
  standComments(draft: Draft, comments: readonly Comment[]): Promise<ReadonlyMap<number, Standing>>;
}

const ledgerOf = ({ id }: Draft): string => `comments/${id}`;

/** Who reads: an actor, and the hash of the secret that came with the request. */
export const readerOf = (actor: Actor | null, secret: string | null): Reader => ({
  actor,
  secret: secret === null ? null : hashText(secret),
});

export function createCommentDesk({ store, clock, ids, library }: Tools): CommentDesk {
  const places = createPlaces(library);
  const readComments = createReader(store);

  /** Writes one fact and answers with what it is about. */
  const write = (
    draft: Draft,
    action: 'comment:give' | 'comment:moderate' | 'comment:answer',
    terms: Terms,
    reply: ReplyWritten,
    decide: (discussion: Discussion) => CommentFact | Promise<CommentFact>,
  ) => {
    let written: Written | undefined;
    const order = {
      ledger: ledgerOf(draft),
      action,
      draft,
      decide: async (entries: readonly Entry<CommentFact>[], context: Context) => {
        const fact = await decide(foldComments(entries));
        written = await tell(places, draft, fact, foldComments(withEntry(entries, fact, context)));
        return fact;
      },
      reply: () => reply(written as Written),
    };
    return writeEntry<CommentFact>(store, clock, order, terms);
  };

  return {
    async giveComment(draft, { text, version, on, name, organisation }, terms, reply) {
      // Two ids of 72 random bits each: as hard to guess as a key.
      const secret = terms.actor ? null : ids.block() + ids.block();
      const asked = secret === null ? terms : { actor: visitorActor };
      const given = { text, version, ...(name && { name }), ...(organisation && { organisation }) };
      return write(
        draft,
        'comment:give',
        asked,
        (written) => reply(written, secret),
        async () => {
          findVersion(draft, version);
          const place = on ? await places.findPlace(draft, { ...on, version }) : null;
          return giveComment(draft, { ...given, place }, secret === null ? null : hashText(secret));
        },
      );
    },
    async actOnComment(draft, number, act, { terms, secret }, reply) {
      const reader = readerOf(terms.actor, secret);
      const asked = terms.actor ? terms : { actor: visitorActor };
      const action = act.act === 'moderate' ? 'comment:moderate' : 'comment:give';
      return write(draft, action, asked, reply, (discussion) => {
        const comment = findComment(discussion, number, reader, draft);
        if (act.act === 'withdraw') return withdrawComment(discussion, comment, reader);
        if (act.act === 'moderate') return moderateComment(discussion, comment, act, draft);
        return reviseComment(discussion, comment, act.text, reader, draft);
      });
    },
    groupComments: (draft, { group, title, comments }, terms, reply) =>
      write(draft, 'comment:answer', terms, reply, (discussion) =>
        groupComments(discussion, group, title, comments),
      ),
    answerComments: (draft, { group, ...answer }, terms, reply) =>
      write(draft, 'comment:answer', terms, reply, (discussion) =>
        answerGroup(discussion, group, answer, draft),
      ),
    readComments,
    countComments: async (draft) =>
      asksComments(draft) ? countOpen(await readComments(draft)) : undefined,
    standComments: (draft, comments) => standAll(places, draft, comments),
  };
}

/** Discussions kept as they were read, so that reading one again costs what was written since. */
function createReader(store: Store): (draft: Draft) => Promise<Discussion> {
  const kept = new LRUCache<string, { readonly seq: number; readonly discussion: Discussion }>({
    max: 200,
  });
  return async (draft) => {
    const ledger = ledgerOf(draft);
    const known = kept.get(ledger);
    const links = await store.ledger(ledger, known?.seq);
    if (known && links.length === 0) return known.discussion;
    const entries = links.map((link) => readEntry<CommentFact>(link));
    const discussion = foldComments(entries, known?.discussion);
    kept.set(ledger, { seq: links.at(-1)?.seq ?? 0, discussion });
    return discussion;
  };
}

/**
 * What a command that is judged on comments is computed from: their count, and the ledger as long as
 * it was counted. Nothing where no way out of the draft's state asks for it.
 */
export async function takeCount(
  store: Store,
  draft: Draft,
): Promise<{ readonly comments: OpenComments; readonly guards: readonly Guard[] } | null> {
  if (!asksComments(draft)) return null;
  const ledger = ledgerOf(draft);
  const links = await store.ledger(ledger);
  const comments = countOpen(foldComments(links.map((link) => readEntry<CommentFact>(link))));
  return { comments, guards: [{ ledger, seq: links.length }] };
}

/** What a fact brought about. */
async function tell(
  places: Places,
  draft: Draft,
  fact: CommentFact,
  discussion: Discussion,
): Promise<Written> {
  if ('group' in fact) return { discussion, number: fact.group, standing: undefined };
  const number = fact.type === 'given' ? discussion.comments.length : fact.comment;
  const comment = discussion.comments[number - 1] as Comment;
  const standings = await standAll(places, draft, [comment]);
  return { discussion, number, standing: standings.get(number) };
}

async function standAll(
  places: Places,
  draft: Draft,
  comments: readonly Comment[],
): Promise<ReadonlyMap<number, Standing>> {
  const placed = comments.flatMap(({ comment, place }) => (place ? [{ comment, place }] : []));
  const on = placed.map(({ place }) => place);
  const standings = await places.carry(draft, on, 'version');
  return new Map(placed.map(({ comment }, index) => [comment, standings[index] as Standing]));
}
