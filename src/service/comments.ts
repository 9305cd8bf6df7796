/**
 * Public comments of a draft: changing, moderating, grouping and answering them, and reading them all.
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
  groupComments,
  type Moderation,
  moderateComment,
  reviseComment,
  withdrawComment,
} from '../domain/discussion/comment-act.ts';
import type { Standing } from '../domain/discussion/place.ts';
import type { Reader } from '../domain/discussion/visibility.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { asksComments, type OpenComments } from '../domain/draft/judge-comments.ts';
import { readEntry } from '../domain/ledger.ts';
import { hashText } from '../domain/text/canonical.ts';
import { type CommentGiver, createCommentGiver } from './comments-give.ts';
import { createCommentWrite, ledgerOf, type ReplyWritten, standAll } from './comments-write.ts';
import type { Reply, Terms } from './dispatch.ts';
import { createPlaces } from './places.ts';
import type { Guard, Store } from './ports.ts';
import type { Tools } from './tools.ts';

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
  /** The amendment it led to; null for none. */
  readonly amendment: number | null;
}

export interface CommentDesk extends CommentGiver {
  /** *Refuses:* not-found, forbidden, wrong-state, too-late, already-answered, nothing-changed, stale, reason-required. */
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

/** Who reads: an actor, and the hash of the secret that came with the request. */
export const readerOf = (actor: Actor | null, secret: string | null): Reader => ({
  actor,
  secret: secret === null ? null : hashText(secret),
});

export function createCommentDesk({ store, clock, ids, library }: Tools): CommentDesk {
  const places = createPlaces(library);
  const write = createCommentWrite({ store, clock }, places);
  const readComments = createReader(store);

  return {
    ...createCommentGiver(write, places, ids),
    async actOnComment(draft, number, act, { terms, secret }, reply) {
      const reader = readerOf(terms.actor, secret);
      const asked = terms.actor ? terms : { actor: visitorActor };
      const action = act.act === 'moderate' ? 'comment:moderate' : 'comment:give';
      return write(draft, action, asked, reply, (discussion, { now }) => {
        const comment = findComment(discussion, number, reader, draft);
        if (act.act === 'withdraw') return withdrawComment(discussion, comment, reader);
        if (act.act === 'moderate') return moderateComment(discussion, comment, act, draft);
        return reviseComment(discussion, comment, act.text, reader, { draft, now });
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
