/**
 * Whether the record holds, checked again and again beside everything else: each run checks a few drafts
 * and keeps how far it came, so that a pass goes on over runs, restarts and servers. A pass ends with
 * the ledgers and is kept whole; the next one begins a day later. It repairs nothing.
 */
import { createPause, letOthers } from './in-slices.ts';
import type { Tools } from './tools.ts';
import { verifyDraft, verifyLedgers } from './verify.ts';

/** What was found so far; `faults` counts what `problems` lists the first of. */
interface Tally {
  readonly startedAt: string;
  readonly drafts: number;
  readonly events: number;
  readonly faults: number;
  readonly problems: readonly string[];
}

/** A pass that looked at everything there was. */
export interface VerifiedPass extends Tally {
  readonly endedAt: string;
  readonly ledgers: number;
}

export interface VerificationState {
  /** `after` is the last draft that was checked. */
  readonly running: (Tally & { readonly after: string }) | null;
  readonly last: VerifiedPass | null;
}

/** How far the record is checked, as one value that only one run at a time may replace. */
export interface VerificationStore {
  read(): Promise<{ readonly seq: number; readonly state: VerificationState }>;
  /** False when another run was first; nothing is written then. */
  write(seq: number, state: VerificationState): Promise<boolean>;
}

export interface Verifier {
  /** Checks so many drafts on from where the last run came to; says whether there was anything to do. */
  verifyOn(draftsMax: number): Promise<boolean>;
}

const problemsMax = 100;
const restMs = 86_400_000;

export function createVerifier({ store, clock }: Pick<Tools, 'store' | 'clock'>): Verifier {
  return {
    async verifyOn(draftsMax) {
      const { seq, state } = await store.verification.read();
      const now = clock.now();
      if (!state.running && rests(state.last, now)) return false;
      const begun = state.running ?? { ...nothing, startedAt: now, after: '' };
      const ids = await store.draftIds(begun.after, draftsMax);
      let reached = begun;
      const pause = createPause();
      for (const id of ids) {
        const { events, problems } = await settle(() => verifyDraft(store, id, pause));
        const found = problems.map((problem) => `${id}: ${problem}`);
        const drafts = reached.drafts + 1;
        reached = { ...add(reached, found), drafts, events: reached.events + events, after: id };
      }
      if (ids.length === draftsMax)
        await store.verification.write(seq, { ...state, running: reached });
      else {
        const { ledgers, problems } = await settle(() => verifyLedgers(store, pause));
        const { after: _, ...whole } = add(reached, problems);
        const last = { ...whole, endedAt: clock.now(), ledgers };
        await store.verification.write(seq, { running: null, last });
      }
      return true;
    },
  };
}

interface Checked {
  readonly problems: readonly string[];
}

const looksMax = 3;

/** What is found each time one looks: what somebody writes meanwhile may look like a fault once. */
async function settle<T extends Checked>(check: () => Promise<T>): Promise<T> {
  let found = await check();
  for (let looks = 1; found.problems.length > 0 && looks < looksMax; looks++) {
    await letOthers();
    const again = await check();
    found = { ...again, problems: again.problems.filter((one) => found.problems.includes(one)) };
  }
  await letOthers();
  return found;
}

const nothing = { drafts: 0, events: 0, faults: 0, problems: [] } as const;

/** A clock that was set back lets nothing rest for longer than it should. */
const rests = (last: VerifiedPass | null, now: string): boolean =>
  last !== null && Math.abs(Date.parse(now) - Date.parse(last.endedAt)) < restMs;

const add = <T extends Tally>(tally: T, found: readonly string[]): T => ({
  ...tally,
  faults: tally.faults + found.length,
  problems: [...tally.problems, ...found].slice(0, problemsMax),
});
