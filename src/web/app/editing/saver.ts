/**
 * Keeps what is being written: on this device before anything is sent, at the server soon after, and
 * together with what others wrote meanwhile. It is told of each transaction and says how it stands;
 * it never calls saved what the server has not, and never drops what the server has not.
 *
 * One request is under way at a time. It is sent again, word for word and under one key, until the
 * server has answered: a reply that was lost is then the same reply. Where the text has moved on, what
 * was written here and there is merged over what both grew from, and sent on top of theirs.
 */
import type { Node } from 'prosemirror-model';
import type { Step } from 'prosemirror-transform';
import type { Choices, Conflict, Notice } from '../../../domain/text/change.ts';
import type { Merge } from '../../../domain/text/merge.ts';

/** A text as the server has it: `root` is its tag. */
export interface Stored {
  readonly root: string;
  readonly doc: Node;
}

/** What is sent: the steps since `root`, or where they are not known any more the whole doc. */
export type Sending =
  | { readonly root: string; readonly steps: readonly Step[] }
  | { readonly root: string; readonly doc: Node };

/** What the server made of it. */
export type Sent =
  | { readonly outcome: 'saved'; readonly root: string; readonly at: string }
  /** The text moved on since `root`. */
  | { readonly outcome: 'stale' }
  /** Nobody answered, or nobody could. */
  | { readonly outcome: 'silence'; readonly offline: boolean }
  /** The answer is no, and would be no again; `ofText` when it may be another for another text. */
  | { readonly outcome: 'refused'; readonly problem: Error; readonly ofText: boolean };

/** What is kept on this device while it is not saved. */
export interface Kept {
  readonly base: Stored;
  readonly doc: Node;
  /** The way from one to the other; null where only the doc tells. */
  readonly steps: readonly Step[] | null;
}

export type Standing =
  | { readonly kind: 'saved'; readonly at: string | null }
  /** `offline` is told only of what this device keeps. */
  | { readonly kind: 'saving' | 'retrying' | 'offline' }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] }
  /** Refused for good, or until something else is written when it was `ofText`. */
  | { readonly kind: 'refused'; readonly problem: Error; readonly ofText: boolean };

export interface Outside {
  readonly send: (sending: Sending, key: string) => Promise<Sent>;
  readonly load: () => Promise<Stored>;
  /** Null when everything is saved and nothing needs keeping. False when this device keeps nothing. */
  readonly keep: (kept: Kept | null) => Promise<boolean>;
  /** The doc as it is being written. */
  readonly read: () => Node;
  /** False while a word is being composed: what would be sent then is not what will stand there. */
  readonly isSettled: () => boolean;
  /** Puts a merged doc in the place of what is being written; it is not one's own act. */
  readonly replace: (doc: Node, notices: readonly Notice[]) => void;
  readonly merge: (base: Node, ours: Node, theirs: Node) => Promise<Merge>;
  readonly resolve: (merged: Merge, choices: Choices) => Promise<Merge>;
  readonly tell: (standing: Standing) => void;
  /** Calls back after so many milliseconds; returns how to call it off. */
  readonly wait: (run: () => void, milliseconds: number) => () => void;
  readonly newKey: () => string;
}

/** How long after the last keystroke what was written is kept here, and sent. */
const keepAfterMs = 250;
const sendAfterMs = 1000;
/** How long until it is tried again, by how often it was tried. */
const retryAfterMs = [1000, 2000, 5000, 15_000] as const;
/** More steps than a request may hold are sent as the whole doc. */
const stepsMax = 900;

export interface Saver {
  /** Steps of the person's own, in order, after each transaction that changed the doc. */
  readonly wrote: (steps: readonly Step[]) => void;
  /** What is being written is more than was opened: it was kept before, and is saved now. */
  readonly takeUp: () => void;
  /** Saves at once what is not saved; settles when it is, or when it cannot be now. */
  readonly flush: () => Promise<void>;
  /** Decides conflicts; what is still open stays so. */
  readonly choose: (choices: Choices) => Promise<void>;
  /** True when everything written is at the server. */
  readonly isSaved: () => boolean;
  /** Ends timers; what is not saved stays kept. After a refusal for good it has stopped. */
  readonly stop: () => Promise<void>;
}

interface UnderWay {
  readonly sending: Sending;
  readonly key: string;
  readonly doc: Node;
  /** How many of the steps it takes. */
  readonly steps: number;
}

/** How it stands with one text being written. */
interface Desk {
  readonly outside: Outside;
  base: Stored;
  /** Own steps since base; null when only the whole doc tells. */
  steps: Step[] | null;
  underWay: UnderWay | null;
  running: Promise<void> | null;
  /** The merge whose conflicts wait to be decided, and the text of others that is in it. */
  open: { readonly merged: Merge; readonly theirs: Stored } | null;
  tries: number;
  /** What the server does not take as it is. */
  refused: Node | null;
  /** When the server last had all of it; null before that. */
  savedAt: string | null;
  stopped: boolean;
  /** How to call off what is put off. */
  keeping: (() => void) | null;
  sending: (() => void) | null;
}

/** A saver over the text as it was opened. */
export function createSaver(opened: Stored, outside: Outside): Saver {
  const desk: Desk = {
    outside,
    base: opened,
    steps: [],
    underWay: null,
    running: null,
    open: null,
    tries: 0,
    refused: null,
    savedAt: null,
    stopped: false,
    keeping: null,
    sending: null,
  };
  return {
    wrote(more) {
      desk.steps?.push(...more);
      keepSoon(desk);
      if (!desk.open && !desk.sending && !desk.running) schedule(desk, sendAfterMs);
    },
    takeUp() {
      desk.steps = null;
      schedule(desk, 0);
    },
    flush: () => run(desk),
    async choose(choices) {
      if (!desk.open) return;
      const { merged, theirs } = desk.open;
      await settle(desk, await outside.resolve(merged, choices), theirs);
    },
    isSaved: () => isSaved(desk),
    async stop() {
      desk.stopped = true;
      desk.keeping?.();
      desk.sending?.();
      await keep(desk);
    },
  };
}

const isSaved = ({ steps, underWay, open }: Desk): boolean =>
  steps?.length === 0 && underWay === null && open === null;

const keep = (desk: Desk): Promise<boolean> => {
  const { base, outside, steps } = desk;
  return outside.keep(isSaved(desk) ? null : { base, doc: outside.read(), steps });
};

/** Keeps it here soon, however long the typing goes on. */
function keepSoon(desk: Desk): void {
  desk.keeping ??= desk.outside.wait(() => {
    desk.keeping = null;
    void keep(desk);
  }, keepAfterMs);
}

/** Sends it after so long, whatever was meant before. */
function schedule(desk: Desk, milliseconds: number): void {
  desk.sending?.();
  desk.sending = desk.stopped
    ? null
    : desk.outside.wait(() => {
        desk.sending = null;
        void run(desk);
      }, milliseconds);
}

function run(desk: Desk): Promise<void> {
  desk.running ??= save(desk).finally(() => {
    desk.running = null;
    const isIdle = !desk.open && !desk.sending && desk.tries === 0 && !isRefused(desk);
    if (!isSaved(desk) && isIdle) schedule(desk, sendAfterMs);
  });
  return desk.running;
}

async function save(desk: Desk): Promise<void> {
  const { outside } = desk;
  if (isSaved(desk) || desk.open || isRefused(desk)) return;
  if (!outside.isSettled()) return schedule(desk, keepAfterMs);
  if (!desk.underWay && outside.read().eq(desk.base.doc)) return forget(desk);
  const done = desk.underWay ?? next(desk);
  desk.underWay = done;
  outside.tell({ kind: 'saving' });
  const sent = await outside.send(done.sending, done.key);
  if (sent.outcome === 'silence') return again(desk, sent.offline);
  desk.underWay = null;
  desk.tries = 0;
  if (sent.outcome === 'saved') return takeSaved(desk, sent, done);
  if (sent.outcome === 'stale') return rebase(desk);
  return takeRefusal(desk, sent, done);
}

/** Nothing has been written since it was refused. */
const isRefused = ({ refused, outside }: Desk): boolean =>
  refused !== null && refused === outside.read();

/** What steps cannot say, such as a character that the next one replaces, the whole doc may: it is sent then. */
async function takeRefusal(
  desk: Desk,
  { problem, ofText }: Extract<Sent, { readonly outcome: 'refused' }>,
  { sending, doc }: UnderWay,
): Promise<void> {
  desk.steps = null;
  await keep(desk);
  if (ofText && 'steps' in sending) return;
  if (ofText) desk.refused = doc;
  else desk.stopped = true;
  desk.outside.tell({ kind: 'refused', problem, ofText });
}

/** What was written is taken back: nothing is left to send. */
async function forget(desk: Desk): Promise<void> {
  desk.steps = [];
  await keep(desk);
  // While it was forgotten here, typing may have gone on.
  if (isSaved(desk)) desk.outside.tell({ kind: 'saved', at: desk.savedAt });
}

/** All that is new, to be sent. */
function next({ outside, steps, base: { root } }: Desk): UnderWay {
  const doc = outside.read();
  const isWhole = steps === null || steps.length > stepsMax;
  return {
    sending: isWhole ? { root, doc } : { root, steps: [...steps] },
    key: outside.newKey(),
    doc,
    steps: steps?.length ?? 0,
  };
}

/** Nobody answered: it stays here, and is tried again. */
async function again(desk: Desk, offline: boolean): Promise<void> {
  desk.tries += 1;
  schedule(desk, retryAfterMs[Math.min(desk.tries, retryAfterMs.length) - 1] as number);
  const isKept = await keep(desk);
  desk.outside.tell({ kind: offline && isKept ? 'offline' : 'retrying' });
}

async function takeSaved(
  desk: Desk,
  { root, at }: Extract<Sent, { readonly outcome: 'saved' }>,
  { doc, steps }: UnderWay,
): Promise<void> {
  const { outside } = desk;
  desk.base = { root, doc };
  desk.savedAt = at;
  desk.steps = desk.steps?.slice(steps) ?? (outside.read().eq(doc) ? [] : null);
  await keep(desk);
  if (isSaved(desk)) outside.tell({ kind: 'saved', at });
}

/** Takes in what others wrote. */
async function rebase(desk: Desk): Promise<void> {
  const { outside, base } = desk;
  try {
    const theirs = await outside.load();
    let ours: Node;
    let merged: Merge;
    do {
      ours = outside.read();
      merged = await outside.merge(base.doc, ours, theirs.doc);
      // Typing went on meanwhile: what is put in its place must hold that too.
    } while (outside.read() !== ours);
    await settle(desk, merged, theirs);
  } catch {
    await again(desk, false);
  }
}

/**
 * Puts a merge in the place of what is written, or asks first. Until it stands there, what is written
 * grew from what it grew from before: kept with the text of others as its base, it would take that back.
 */
async function settle(desk: Desk, merged: Merge, theirs: Stored): Promise<void> {
  const { outside } = desk;
  desk.open = merged.conflicts.length > 0 ? { merged, theirs } : null;
  if (desk.open) {
    outside.tell({ kind: 'conflict', conflicts: merged.conflicts });
    await keep(desk);
    return;
  }
  outside.replace(merged.doc, merged.notices);
  desk.base = theirs;
  desk.steps = merged.doc.eq(theirs.doc) ? [] : null;
  await keep(desk);
  if (isSaved(desk)) return outside.tell({ kind: 'saved', at: null });
  // Nothing is left to decide: the text takes letters again before it is sent.
  outside.tell({ kind: 'saving' });
  schedule(desk, 0);
}
