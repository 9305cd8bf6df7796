/**
 * Giving a public comment. A visitor proves by a secret that a comment is theirs; only its hash is
 * kept.
 */
import { visitorActor } from '../domain/access.ts';
import type { Given } from '../domain/discussion/comment.ts';
import { findBySecret, giveComment } from '../domain/discussion/comment-act.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { Refusal, refuse } from '../domain/draft/refusal.ts';
import { canonicalJson, hashText } from '../domain/text/canonical.ts';
import type { ReplyWritten, WriteComment, Written } from './comments-write.ts';
import type { Reply, Terms } from './dispatch.ts';
import type { Places, Quotation } from './places.ts';
import type { Ids } from './ports.ts';
import { findVersion } from './versions.ts';

export interface GiveRequest {
  readonly text: string;
  readonly version: number;
  readonly on?: Omit<Quotation, 'version'> | undefined;
  readonly name?: string | undefined;
  readonly organisation?: string | undefined;
}

export interface CommentGiver {
  /**
   * `secret` is what a visitor is told once; null when somebody is signed in. A visitor's request is
   * never answered from a receipt, which would keep the secret.
   * *Refuses:* wrong-state, too-late, unauthenticated, invalid, not-found, unknown-block, quote-not-found.
   */
  giveComment(
    draft: Draft,
    request: GiveRequest,
    terms: Terms,
    reply: (written: Written, secret: string | null) => Reply,
  ): Promise<Reply>;
  /**
   * A visitor's comment as a page's form sends it, with a key made up for that form: the same words
   * sent twice are one comment, other words are another. Gives its secret, which nobody finds without
   * the key. *Refuses:* as `giveComment`.
   */
  giveOnce(draft: Draft, request: GiveRequest, key: string): Promise<string>;
}

const noReply: ReplyWritten = () => ({ status: 204, body: '' });

export function createCommentGiver(write: WriteComment, places: Places, ids: Ids): CommentGiver {
  /** What a request gives, its words found in the text. */
  const readGiven = async (draft: Draft, request: GiveRequest): Promise<Given> => {
    const { text, version, on, name, organisation } = request;
    findVersion(draft, version);
    const place = on ? await places.findPlace(draft, { ...on, version }) : null;
    return { text, version, place, ...(name && { name }), ...(organisation && { organisation }) };
  };

  return {
    async giveComment(draft, request, terms, reply) {
      const secret = terms.actor ? null : ids.secret();
      const asked = secret === null ? terms : { actor: visitorActor };
      const answer = (written: Written) => reply(written, secret);
      return write(draft, 'comment:give', asked, answer, async (_discussion, { now }) => {
        const given = await readGiven(draft, request);
        return giveComment(draft, given, secret === null ? null : hashText(secret), now);
      });
    },
    async giveOnce(draft, request, key) {
      const given = await readGiven(draft, request);
      const secret = hashText(canonicalJson([key, given]));
      const visitor = { actor: visitorActor };
      try {
        await write(draft, 'comment:give', visitor, noReply, (discussion, { now }) => {
          if (findBySecret(discussion, hashText(secret)))
            return refuse('nothing-changed', { what: 'it was given' });
          return giveComment(draft, given, hashText(secret), now);
        });
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'nothing-changed') throw error;
      }
      return secret;
    },
  };
}
