/**
 * What can be said and done in threads: each request is checked against the circle it is in and the
 * texts it is about, and becomes the fact to add.
 */
import { type Actor, may } from '../domain/access.ts';
import { membersAt } from '../domain/directory.ts';
import type { Place } from '../domain/discussion/place.ts';
import {
  requireWords,
  retractMessage,
  type Said,
  type Thread,
  type ThreadFact,
  type ThreadKind,
  turnThread,
} from '../domain/discussion/thread.ts';
import { type Circle, circlesOf, isHeard } from '../domain/discussion/visibility.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Places, Quotation } from './places.ts';
import type { Tools } from './tools.ts';

export interface OpenThread extends Said {
  readonly circle: Circle;
  readonly kind: ThreadKind;
  readonly on: Quotation;
}

/** What is done to a thread that is there. */
export type ThreadAct =
  | ({ readonly act: 'reply' } & Said)
  | { readonly act: 'retract'; readonly message: number }
  | { readonly act: 'resolve' | 'reopen'; readonly reason: string }
  | { readonly act: 'attach'; readonly on: Quotation };

/** A thread and whose it is. */
export interface CircleThread {
  readonly circle: Circle;
  readonly thread: Thread;
}

export interface ThreadDecider {
  /** *Refuses:* forbidden, invalid, not-found, language-not-in-draft, unknown-block, quote-not-found. */
  open(draft: Draft, request: OpenThread, actor: Actor): Promise<ThreadFact>;
  /** *Refuses:* forbidden, nothing-changed, and for `attach` and `reply` what `open` refuses. */
  act(draft: Draft, found: CircleThread, act: ThreadAct, actor: Actor): Promise<ThreadFact>;
}

export function createThreadDecider(
  { store, clock }: Pick<Tools, 'store' | 'clock'>,
  places: Places,
): ThreadDecider {
  const requireHearers = async (
    draft: Draft,
    circle: Circle,
    speaker: Actor,
    mentions: readonly string[],
  ) => {
    for (const [index, id] of mentions.entries()) {
      const person = await store.person(id);
      if (!person) return refuse('not-found', { what: 'person', id });
      const seats = membersAt([person], clock.now());
      if (!seats.some((seat) => isHeard(circle, speaker, { ...seat, person: id }, draft)))
        refuse('invalid', { field: `/mentions/${index}`, why: 'this person cannot see it' });
    }
  };

  const requireSaid = async (draft: Draft, circle: Circle, actor: Actor, said: Said) => {
    requireWords(said.text);
    await requireHearers(draft, circle, actor, said.mentions);
  };

  /** A circle speaks of the working text only where everybody in it may read that. */
  const findPlace = (draft: Draft, circle: Circle, on: Quotation): Promise<Place> =>
    on.version === 'working' && circle !== 'drafters'
      ? refuse('invalid', { field: '/on/version', why: 'only drafters speak of the working text' })
      : places.findPlace(draft, on);

  return {
    async open(draft, { circle, kind, text, mentions, on }, actor) {
      if (!circlesOf(actor, draft).includes(circle))
        return refuse('forbidden', { action: `thread:write in the circle ${circle}` });
      await requireSaid(draft, circle, actor, { text, mentions });
      const place = await findPlace(draft, circle, on);
      return { type: 'opened', kind, place, text, mentions };
    },
    async act(draft, { circle, thread }, act, actor) {
      const { thread: number } = thread;
      switch (act.act) {
        case 'reply': {
          const { text, mentions } = act;
          await requireSaid(draft, circle, actor, act);
          return { type: 'replied', thread: number, text, mentions };
        }
        case 'retract':
          return retractMessage(thread, act.message, actor);
        case 'attach': {
          requireTender(draft, thread, actor);
          const place = await findPlace(draft, circle, act.on);
          const target = place.working ? 'working' : 'version';
          const [standing] = await places.carry(draft, [thread.place], target);
          if (standing?.fate !== 'lost')
            return refuse('nothing-changed', { what: 'the thread has not lost its words' });
          return { type: 'attached', thread: number, place };
        }
        default:
          requireTender(draft, thread, actor);
          return turnThread(thread, act.act === 'resolve' ? 'resolved' : 'reopened', act.reason);
      }
    },
  };
}

/** Its author's organisation and the drafting side look after a thread. *Refuses:* forbidden. */
function requireTender(draft: Draft, thread: Thread, actor: Actor): void {
  if (thread.by.organisation !== actor.organisation && !may(actor, 'draft:edit', draft))
    refuse('forbidden', { action: 'thread:tend' });
}
