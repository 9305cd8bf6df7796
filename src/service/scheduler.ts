/**
 * Time as an actor: finds the drafts for which something may have come due and gives the clock's
 * command for each. It keeps nothing between runs but what it has already complained of, so it may
 * run in several processes at once, be killed, and run again: the log's key lets one of them win, and
 * the others find that nothing is due.
 *
 * Every append asks for a look at its draft. A look counts, on the workflow's calendar, when time next
 * matters, and puts the next look off until then, so a run costs as much as there is due, not as there
 * are drafts. Nothing is put off for more than a day: a calendar that changed is noticed by then, and
 * a look further off than that was put there by a clock that was wrong.
 */
import { clockActor } from '../domain/access.ts';
import { nextTick } from '../domain/draft/clock.ts';
import { Refusal } from '../domain/draft/refusal.ts';
import { writeInstant } from '../domain/legal-time/zone.ts';
import type { Waking } from './ports.ts';
import { runningFor } from './running.ts';
import { createWrite, type Tools } from './tools.ts';

export interface Scheduler {
  /**
   * Records everything due by now. A draft that cannot be looked at is told once and tried again
   * later; it holds up no other. *Throws* when the store cannot be read.
   */
  run(): Promise<Ran>;
}

/** How many drafts a run looked at, and for how many of them it had something to record. */
export interface Ran {
  readonly looked: number;
  readonly ticked: number;
}

export interface SchedulerOptions {
  /** Where a fault of one draft is told. */
  readonly log: (error: unknown) => void;
  /** Looks in one run; what is left is for the next. */
  readonly looksMax?: number;
}

const pageSize = 100;
const putOffMillisecondsMax = 86_400_000;
const retryMilliseconds = 600_000;

export function createScheduler(
  tools: Tools,
  { log, looksMax = 10_000 }: SchedulerOptions,
): Scheduler {
  const { store, clock } = tools;
  const look = createLook(tools);
  const told = new Set<string>();

  const lookSafely = async (waking: Waking): Promise<number> => {
    try {
      return await look(waking.id);
    } catch (error) {
      await store.postpone(waking.id, waking.seq, later(clock.now(), retryMilliseconds));
      const complaint = `${waking.id} ${error}`;
      if (!told.has(complaint)) log(error);
      told.add(complaint);
      return 0;
    }
  };

  const run = async (): Promise<Ran> => {
    let [looked, ticked] = [0, 0];
    while (looked < looksMax) {
      const now = clock.now();
      const limit = Math.min(pageSize, looksMax - looked);
      const page = await store.waking(now, later(now, putOffMillisecondsMax), limit);
      if (page.length === 0) break;
      for (const waking of page) {
        ticked += await lookSafely(waking);
        looked += 1;
        await letOthers();
      }
    }
    return { looked, ticked };
  };

  let under: Promise<Ran> | null = null;
  return {
    run() {
      under ??= run().finally(() => {
        under = null;
      });
      return under;
    },
  };
}

/** Looks at one draft: 1 when something was recorded for it, else 0. */
function createLook(tools: Tools): (id: string) => Promise<number> {
  const { store, dispatcher, clock, catalogue } = tools;
  const tick = createWrite(tools)<null>('clock:tick', async (draft, _request, { now }) => ({
    command: { type: 'tick', ...runningFor(catalogue, draft.workflow, now) },
  }));
  return async (id) => {
    for (let ticked = 0; ; ) {
      const draft = await dispatcher.load(id);
      if (!draft) return ticked;
      const now = clock.now();
      const next = nextTick(draft, runningFor(catalogue, draft.workflow, now), now);
      if (next !== now) {
        await store.postpone(
          id,
          draft.seq,
          next && nearer(next, later(now, putOffMillisecondsMax)),
        );
        return ticked;
      }
      try {
        await tick(id, null, { actor: clockActor }, () => ({ status: 200, body: '' }));
        ticked = 1;
      } catch (error) {
        // Another process was first, or somebody acted: the next look says what is left.
        if (!(error instanceof Refusal) || error.code !== 'nothing-due') throw error;
      }
    }
  };
}

const later = (instant: string, milliseconds: number): string =>
  writeInstant(Date.parse(instant) + milliseconds);

const nearer = (one: string, other: string): string => (one < other ? one : other);

/** Lets requests that wait have their turn between two drafts. */
const letOthers = (): Promise<void> => new Promise((settle) => setTimeout(settle, 0));
