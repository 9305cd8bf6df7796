/**
 * What somebody is about to propose while they write it: what it says now, on which version, how it
 * is kept, and what still has to be decided because the version or a colleague moved on. It draws
 * nothing; everything outside comes through `Outside`.
 *
 * Two things can come in between. A newer version: what was written is merged onto it, and from then
 * on stands on that. A colleague's writing in the same preparation: both are merged over what was
 * saved last. Where a merge cannot decide, writing waits until the person chose; nothing is sent, and
 * everything stays kept in this browser.
 */
import type { Node } from 'prosemirror-model';
import type { Choices, Conflict } from '../../../domain/text/change.ts';
import type { Prepared } from '../api/amendments.ts';
import {
  createKeeper,
  type Keeper,
  type Outside as KeeperOutside,
  type Sent,
  type Standing,
} from './keeper.ts';
import { type ByLanguage, type Composition, changedDocs, languagesIn } from './proposal.ts';
import type { Merges } from './reconcile.ts';

/** What came in between, merged with what was written as far as a merge can. */
type Coming =
  | { readonly kind: 'version'; readonly version: number; readonly bases: ByLanguage<Node> }
  | { readonly kind: 'colleague'; readonly theirs: Composition; readonly saved: Prepared };

export interface Merging {
  readonly coming: Coming;
  readonly merges: Merges;
  /** The language that is decided now, and its places. */
  readonly lang: keyof Merges & string;
  readonly conflicts: readonly Conflict[];
}

export interface DeskState {
  readonly composition: Composition;
  /** The texts of its version. */
  readonly bases: ByLanguage<Node>;
  readonly saved: Prepared | null;
  readonly standing: Standing;
  readonly merging: Merging | null;
  /** What was taken in without asking, and how many places deserve a look. */
  readonly takenIn: {
    readonly kind: Coming['kind'];
    readonly version: number;
    readonly notices: number;
  } | null;
  /** Counts how often the texts were replaced from outside the editor. */
  readonly generation: number;
  /** It began with what this browser kept and the server had not. */
  readonly isTakenUp: boolean;
}

export interface Opened {
  readonly composition: Composition;
  readonly bases: ByLanguage<Node>;
  readonly saved: Prepared | null;
  /** It was kept in this browser and is not at the server. */
  readonly isTakenUp: boolean;
}

export interface Outside extends Omit<KeeperOutside<Composition, Prepared>, 'send' | 'tell'> {
  readonly send: (
    composition: Composition,
    bases: ByLanguage<Node>,
    before: Prepared | null,
    key: string,
  ) => Promise<Sent<Prepared>>;
  /** The texts of a version. */
  readonly readBases: (version: number) => Promise<ByLanguage<Node>>;
  /** A preparation as a colleague left it. */
  readonly readPrepared: (
    preparation: number,
  ) => Promise<{ readonly composition: Composition; readonly saved: Prepared } | null>;
  /** Merging is loaded when it is first needed. */
  readonly merging: () => Promise<typeof import('./reconcile.ts')>;
}

export interface Desk {
  readonly read: () => DeskState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Says something else from now on. */
  readonly write: (change: Partial<Composition>) => void;
  /** The same, where the change did not come from the editor: it is opened anew. */
  readonly replace: (change: Partial<Composition>) => void;
  /** Carries it onto a newer version; nothing for its own or an older one. */
  readonly carryTo: (version: number) => Promise<void>;
  readonly choose: (choices: Choices) => Promise<void>;
  readonly flush: () => Promise<Prepared | null>;
  readonly isSaved: () => boolean;
  readonly stop: () => void;
}

/** A desk at work: its state and who listens to it. */
interface Work {
  readonly outside: Outside;
  state: DeskState;
  /** What a colleague's writing and one's own both grew from. */
  savedDocs: ByLanguage<Node>;
  isCarrying: boolean;
  readonly keeper: Keeper<Composition, Prepared>;
  readonly listeners: Set<() => void>;
}

/** A desk over what was opened. */
export function createDesk(opened: Opened, outside: Outside): Desk {
  const { composition, bases, saved, isTakenUp } = opened;
  const work: Work = {
    outside,
    state: {
      composition,
      bases,
      saved,
      standing: { kind: 'none' },
      merging: null,
      takenIn: null,
      generation: 0,
      isTakenUp,
    },
    savedDocs: isTakenUp ? bases : composition.docs,
    isCarrying: false,
    keeper: createKeeper<Composition, Prepared>(saved, {
      ...outside,
      send: async (value, before, key) => {
        const sent = await outside.send(value, work.state.bases, before, key);
        if (sent.outcome === 'saved') work.savedDocs = value.docs;
        return sent;
      },
      tell: (standing, now) => {
        set(work, { standing, saved: now });
        if (standing.kind === 'stale' && now) void takeIn(work, now).catch(() => {});
      },
    }),
    listeners: new Set(),
  };
  return {
    read: () => work.state,
    subscribe(listener) {
      work.listeners.add(listener);
      return () => work.listeners.delete(listener);
    },
    write: (change) => write(work, change),
    replace(change) {
      write(work, change);
      set(work, { generation: work.state.generation + 1 });
    },
    carryTo: (version) => carryTo(work, version),
    choose: (choices) => choose(work, choices),
    flush: async () => (work.state.merging ? null : work.keeper.flush()),
    isSaved: () => work.keeper.isSaved(),
    stop: work.keeper.stop,
  };
}

function set(work: Work, change: Partial<DeskState>): void {
  work.state = { ...work.state, ...change };
  for (const listener of work.listeners) listener();
}

function write(work: Work, change: Partial<Composition>): void {
  set(work, { composition: { ...work.state.composition, ...change } });
  work.keeper.wrote(work.state.composition);
}

async function carryTo(work: Work, version: number): Promise<void> {
  const { outside, state } = work;
  if (version <= state.composition.version || state.merging || work.isCarrying) return;
  work.isCarrying = true;
  try {
    const bases = await outside.readBases(version);
    const { composition, generation } = work.state;
    if (languagesIn(composition.docs).length === 0) {
      set(work, { bases, composition: { ...composition, version }, generation: generation + 1 });
      return;
    }
    const { mergeTexts } = await outside.merging();
    const { docs } = work.state.composition;
    settle(work, { kind: 'version', version, bases }, mergeTexts(work.state.bases, docs, bases));
  } finally {
    work.isCarrying = false;
  }
}

/** Takes in what a colleague wrote in the same preparation. */
async function takeIn(work: Work, { preparation }: Prepared): Promise<void> {
  const found = await work.outside.readPrepared(preparation);
  if (!found) return;
  const { mergeTexts } = await work.outside.merging();
  const { bases, composition } = work.state;
  const theirs = { ...bases, ...found.composition.docs };
  const merges = mergeTexts({ ...bases, ...work.savedDocs }, composition.docs, theirs);
  settle(work, { kind: 'colleague', theirs: found.composition, saved: found.saved }, merges);
}

async function choose(work: Work, choices: Choices): Promise<void> {
  const { merging } = work.state;
  if (!merging) return;
  const { chooseIn } = await work.outside.merging();
  settle(work, merging.coming, chooseIn(merging.merges, merging.lang, choices));
}

/** Goes on with what was merged, or waits for the person where something is open. */
function settle(work: Work, coming: Coming, merges: Merges): void {
  const lang = languagesIn(merges).find((one) => merges[one]?.conflicts.length);
  const conflicts = lang && merges[lang]?.conflicts;
  if (lang && conflicts) set(work, { merging: { coming, merges, lang, conflicts } });
  else finish(work, coming, merges);
}

function finish(work: Work, coming: Coming, merges: Merges): void {
  const { composition, bases: before, generation } = work.state;
  const langs = languagesIn(merges);
  const merged = Object.fromEntries(langs.map((one) => [one, merges[one]?.doc]));
  const notices = langs.reduce((sum, one) => sum + (merges[one]?.notices.length ?? 0), 0);
  const isVersion = coming.kind === 'version';
  const bases = isVersion ? coming.bases : before;
  const version = isVersion ? coming.version : composition.version;
  const own = isVersion ? composition : joinFields(composition, coming.theirs);
  work.savedDocs = isVersion ? bases : coming.theirs.docs;
  if (!isVersion) work.keeper.rebase(coming.saved);
  set(work, {
    bases,
    merging: null,
    generation: generation + 1,
    takenIn: { kind: coming.kind, version, notices },
  });
  write(work, { ...own, version, docs: changedDocs(merged, bases) });
}

/** What both say beside the texts: one's own where there is something, else the colleague's. */
const joinFields = (own: Composition, theirs: Composition): Composition => ({
  ...own,
  justification: own.justification || theirs.justification,
  reasons: { ...theirs.reasons, ...own.reasons },
  evidence: own.evidence.length > 0 ? own.evidence : theirs.evidence,
  money: own.money || theirs.money,
  indicators: own.indicators || theirs.indicators,
});
