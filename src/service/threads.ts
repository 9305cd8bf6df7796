/**
 * Threads of a draft: writing into the ledger of a circle, and reading those of every circle the
 * actor is in. An address names a circle and a number within it, so it never tells of another's
 * threads, and `own` is always the organisation of whoever asks.
 */
import type { Actor } from '../domain/access.ts';
import { may } from '../domain/access.ts';
import type { Standing } from '../domain/discussion/place.ts';
import {
  findThread,
  foldThreads,
  type Thread,
  type ThreadFact,
} from '../domain/discussion/thread.ts';
import { type Circle, circles, circlesOf } from '../domain/discussion/visibility.ts';
import type { Context } from '../domain/draft/command.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { type Entry, readEntry } from '../domain/ledger.ts';
import type { Reply, Terms } from './dispatch.ts';
import { withEntry } from './entries.ts';
import { writeEntry } from './ledgers.ts';
import { createPlaces, type Places, type Target } from './places.ts';
import {
  type CircleThread,
  createThreadDecider,
  type OpenThread,
  type ThreadAct,
} from './threads-decide.ts';
import type { Tools } from './tools.ts';

/** A thread where it stands now. */
export interface StandingThread extends CircleThread {
  readonly standing: Standing;
}

type ReplyThread = (thread: StandingThread) => Reply;

export interface ThreadDesk {
  /** *Refuses:* forbidden, invalid, not-found, language-not-in-draft, unknown-block, quote-not-found. */
  openThread(draft: Draft, open: OpenThread, terms: Terms, reply: ReplyThread): Promise<Reply>;
  /**
   * *Refuses:* not-found for a thread the actor does not see; forbidden for another's to resolve,
   * reopen, attach or retract; nothing-changed; invalid; and for `attach` all of `openThread`.
   */
  actOnThread(
    draft: Draft,
    named: string,
    act: ThreadAct,
    terms: Terms,
    reply: ReplyThread,
  ): Promise<Reply>;
  /** Every thread the actor sees, oldest first. *Refuses:* forbidden for a target not theirs. */
  readThreads(
    draft: Draft,
    actor: Actor | null,
    target: Target,
  ): Promise<readonly StandingThread[]>;
  /** *Refuses:* not-found, also for a thread the actor does not see. */
  readThread(draft: Draft, actor: Actor | null, named: string): Promise<StandingThread>;
}

const ledgerOf = (draft: Draft, circle: Circle, actor: Actor | null): string =>
  `threads/${draft.id}/${circle}${circle === 'own' ? `/${actor?.organisation}` : ''}`;

/** What a thread is called in its address. */
export const threadName = ({ circle, thread }: StandingThread): string =>
  `${circle}-${thread.thread}`;

/** The circle and number an address names. *Refuses:* not-found, also for a circle not the actor's. */
function readName(draft: Draft, actor: Actor | null, named: string) {
  const [, name, number] = /^([a-z]+)-([1-9]\d{0,8})$/.exec(named) ?? [];
  const circle = circles.find((one) => one === name);
  if (!circle || !circlesOf(actor, draft).includes(circle))
    return refuse('not-found', { what: 'thread', id: named });
  return { circle, number: Number(number) };
}

export function createThreadDesk(tools: Tools): ThreadDesk {
  const { store, clock, library } = tools;
  const places = createPlaces(library);
  const decider = createThreadDecider({ store, clock }, places);

  const readCircle = async (draft: Draft, circle: Circle, actor: Actor | null) => {
    const links = await store.ledger(ledgerOf(draft, circle, actor));
    return foldThreads(links.map((link) => readEntry<ThreadFact>(link)));
  };

  /** Writes one fact into a circle and answers with the thread it is about. */
  const write = (
    draft: Draft,
    circle: Circle,
    terms: Terms,
    reply: ReplyThread,
    decide: (threads: readonly Thread[], actor: Actor) => Promise<ThreadFact>,
  ): Promise<Reply> => {
    const { actor } = terms;
    if (!actor) return refuse('unauthenticated', { why: 'this needs an actor' });
    let standing: StandingThread | undefined;
    const order = {
      ledger: ledgerOf(draft, circle, actor),
      action: 'thread:write',
      draft,
      decide: async (entries: readonly Entry<ThreadFact>[], context: Context) => {
        const fact = await decide(foldThreads(entries), context.actor);
        const after = foldThreads(withEntry(entries, fact, context));
        const number = fact.type === 'opened' ? after.length : fact.thread;
        [standing] = await stand(
          places,
          draft,
          [{ circle, thread: after[number - 1] as Thread }],
          'version',
        );
        return fact;
      },
      reply: () => reply(standing as StandingThread),
    } as const;
    return writeEntry<ThreadFact>(store, clock, order, terms);
  };

  return {
    openThread: (draft, request, terms, reply) =>
      write(draft, request.circle, terms, reply, (_threads, actor) =>
        decider.open(draft, request, actor),
      ),
    async actOnThread(draft, named, act, terms, reply) {
      const { circle, number } = readName(draft, terms.actor, named);
      return write(draft, circle, terms, reply, (threads, actor) =>
        decider.act(draft, { circle, thread: findThread(threads, number, named) }, act, actor),
      );
    },
    async readThreads(draft, actor, target) {
      if (target === 'working' && !may(actor, 'text:read', draft))
        return refuse('forbidden', { action: 'text:read' });
      const found = await Promise.all(
        circlesOf(actor, draft).map(async (circle) =>
          (await readCircle(draft, circle, actor)).map((thread) => ({ circle, thread })),
        ),
      );
      const inOrder = found
        .flat()
        .sort((a, b) => Date.parse(a.thread.at) - Date.parse(b.thread.at));
      return stand(places, draft, inOrder, target);
    },
    async readThread(draft, actor, named) {
      const { circle, number } = readName(draft, actor, named);
      const thread = findThread(await readCircle(draft, circle, actor), number, named);
      const [standing] = await stand(places, draft, [{ circle, thread }], 'version');
      return standing as StandingThread;
    },
  };
}

/** Threads with where they stand, in order. */
async function stand(
  places: Places,
  draft: Draft,
  found: readonly CircleThread[],
  target: Target,
): Promise<readonly StandingThread[]> {
  const on = found.map(({ thread }) => thread.place);
  const standings = await places.carry(draft, on, target);
  return found.map((one, index) => ({ ...one, standing: standings[index] as Standing }));
}
