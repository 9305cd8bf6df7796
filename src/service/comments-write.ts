/** Writes one fact into a draft's ledger of public comments, and tells what it brought about. */
import {
  type Comment,
  type CommentFact,
  type Discussion,
  foldComments,
} from '../domain/discussion/comment.ts';
import type { Standing } from '../domain/discussion/place.ts';
import type { Context } from '../domain/draft/command.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Entry } from '../domain/ledger.ts';
import type { Reply, Terms } from './dispatch.ts';
import { withEntry } from './entries.ts';
import { writeEntry } from './ledgers.ts';
import type { Places } from './places.ts';
import type { Tools } from './tools.ts';

/** All comments after one fact was added, and what it is about. */
export interface Written {
  readonly discussion: Discussion;
  /** Number of the comment, or of the group for a fact about one. */
  readonly number: number;
  /** Where that comment stands, if it is on words. */
  readonly standing: Standing | undefined;
}

/** The answer to who wrote. */
export type ReplyWritten = (written: Written) => Reply;

/** Writes the fact that `decide` gives, called again when the race was lost. *Throws* Refusal; nothing is written then. */
export type WriteComment = (
  draft: Draft,
  action: 'comment:give' | 'comment:moderate' | 'comment:answer',
  terms: Terms,
  reply: ReplyWritten,
  decide: (discussion: Discussion, context: Context) => CommentFact | Promise<CommentFact>,
) => Promise<Reply>;

/** The ledger a draft's comments are in. */
export const ledgerOf = ({ id }: Draft): string => `comments/${id}`;

export const createCommentWrite =
  ({ store, clock }: Pick<Tools, 'store' | 'clock'>, places: Places): WriteComment =>
  (draft, action, terms, reply, decide) => {
    let written: Written | undefined;
    const order = {
      ledger: ledgerOf(draft),
      action,
      draft,
      decide: async (entries: readonly Entry<CommentFact>[], context: Context) => {
        const fact = await decide(foldComments(entries), context);
        written = await tell(places, draft, fact, foldComments(withEntry(entries, fact, context)));
        return fact;
      },
      reply: () => reply(written as Written),
    };
    return writeEntry<CommentFact>(store, clock, order, terms);
  };

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

/** Where comments stand in the newest version, by number; none for those on the whole. */
export async function standAll(
  places: Places,
  draft: Draft,
  comments: readonly Comment[],
): Promise<ReadonlyMap<number, Standing>> {
  const placed = comments.flatMap(({ comment, place }) => (place ? [{ comment, place }] : []));
  const on = placed.map(({ place }) => place);
  const standings = await places.carry(draft, on, 'version');
  return new Map(placed.map(({ comment }, index) => [comment, standings[index] as Standing]));
}
