/** What can be done with comments, and who is offered what. The server decides; this only does not offer what it would refuse. */
import type { Comment } from '../api/comments.ts';
import type { Draft } from '../api/drafts.ts';
import { draftsFor, type Session } from '../session.ts';
import type { GroupOf } from './sorted.ts';

/** Something that was begun and stands over the screen until it is sent or let be. */
export type Act =
  | { readonly is: 'moderate'; readonly comment: Comment; readonly publish: boolean }
  /** `group` is null for a new one; `members` are offered, those in `chosen` are ticked. */
  | {
      readonly is: 'group';
      readonly group: GroupOf | null;
      readonly members: readonly Comment[];
      readonly chosen: readonly number[];
    }
  /** `group` is null for comments that are in none: one is made of them first. */
  | {
      readonly is: 'answer';
      readonly group: GroupOf | null;
      readonly members: readonly Comment[];
    };

export interface Rights {
  readonly moderates: boolean;
  readonly answers: boolean;
}

export function rightsOf(session: Session | null, { owner }: Draft): Rights {
  const answers = draftsFor(session, owner);
  return { answers, moderates: answers || session?.acting.role === 'coordinator' };
}
