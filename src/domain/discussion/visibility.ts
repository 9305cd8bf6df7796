/**
 * Who sees what of a discussion. Lists, counts, searches and single reads all ask here and nowhere
 * else, and what is not seen is as if it were not there.
 */
import { type Actor, may } from '../access.ts';
import type { Draft } from '../draft/draft.ts';
import { partiesOf } from '../draft/parties.ts';
import type { Comment } from './comment.ts';

/**
 * `own`: everybody of one organisation. `drafters`: those who may change what the draft is.
 * `participants`: they, and every organisation chosen for the draft or asked in a round. `public`:
 * everybody.
 */
export const circles = ['own', 'drafters', 'participants', 'public'] as const;
export type Circle = (typeof circles)[number];

const isDrafting = (actor: Actor | null, draft: Draft): boolean => may(actor, 'draft:edit', draft);

const rules: Readonly<Record<Circle, (actor: Actor | null, draft: Draft) => boolean>> = {
  own: (actor) => actor !== null,
  drafters: isDrafting,
  participants: (actor, draft) =>
    isDrafting(actor, draft) || (actor !== null && partiesOf(draft).includes(actor.organisation)),
  public: () => true,
};

/** The circles whose threads this actor sees; of `own` there is one for each organisation. */
export const circlesOf = (actor: Actor | null, draft: Draft): readonly Circle[] =>
  circles.filter((circle) => rules[circle](actor, draft));

/** True when what `speaker` says in a circle can be read by `reader`. */
export const isHeard = (circle: Circle, speaker: Actor, reader: Actor, draft: Draft): boolean =>
  rules[circle](reader, draft) &&
  (circle !== 'own' || reader.organisation === speaker.organisation);

/** Who reads comments: an actor, or whoever holds the secret a comment was given with. */
export interface Reader {
  readonly actor: Actor | null;
  /** SHA-256 of the secret, hex. */
  readonly secret: string | null;
}

/** True for who gave the comment. */
export const isCommenter = ({ by, secret }: Comment, reader: Reader): boolean =>
  secret === null ? reader.actor?.person === by.person : secret === reader.secret;

/** True for those who moderate and answer comments, and so see what is not public yet. */
export const preparesAnswers = (actor: Actor | null, draft: Draft): boolean =>
  may(actor, 'comment:moderate', draft);

/**
 * What of a comment a reader sees: `whole`; `outline`, that it is there and how it ended, without
 * its words and names; or nothing. What waits for moderation is its author's and the drafters'.
 */
export function seenOf(comment: Comment, reader: Reader, draft: Draft): 'whole' | 'outline' | null {
  if (comment.state === 'withdrawn') return 'outline';
  if (comment.state === 'published') return 'whole';
  if (isCommenter(comment, reader) || preparesAnswers(reader.actor, draft)) return 'whole';
  return comment.state === 'withheld' ? 'outline' : null;
}
