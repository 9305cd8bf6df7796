/**
 * The inbox of who acts: finds the drafts that can hold something for them, reads each as it stands,
 * and keeps what they looked at and put off. What a task is, the domain says; nothing is decided here.
 */
import { LRUCache } from 'lru-cache';
import { type Actor, may, sees } from '../domain/access.ts';
import { countOpen } from '../domain/discussion/comment.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { compareRows, type InboxMark, type InboxRow, inboxOf } from '../domain/draft/inbox.ts';
import { latelySince } from '../domain/draft/inbox-others.ts';
import { asksComments } from '../domain/draft/judge-comments.ts';
import type { Names } from '../domain/language.ts';
import type { Due } from '../domain/legal-time/due.ts';
import type { CommentDesk } from './comments.ts';
import { type StandsIn, standsInFor } from './mandates-acting.ts';
import type { RunningTerm, TermDesk } from './terms.ts';
import type { Tools } from './tools.ts';

/** Who marked: a person has an inbox for each of what they act as. */
export type InboxOwner = Pick<Actor, 'person' | 'organisation' | 'role'>;

/** A mark as it is kept. */
export interface InboxLine extends InboxMark {
  readonly organisation: string;
  readonly role: string;
  readonly task: string;
}

/** A draft to look at, as the projection has it. */
export interface Candidate {
  readonly id: string;
  readonly seq: number;
}

/** Whose inbox, and since when a draft that ended is still looked at. */
export interface CandidateFilter {
  /** Null for who sees to every draft. */
  readonly organisation: string | null;
  /** ISO instant. */
  readonly since: string;
}

export interface InboxStore {
  /** The drafts in which an organisation can have something to do, or lately did; of any, by id. */
  candidates(filter: CandidateFilter): Promise<readonly Candidate[]>;
  marks(owner: InboxOwner): Promise<readonly InboxLine[]>;
  /** Everything a person marked, whatever they acted as. */
  of(person: string): Promise<readonly InboxLine[]>;
  /** Marks tasks, replacing what was marked of them, and drops every mark that is on none of `there`. */
  mark(
    owner: InboxOwner,
    tasks: readonly string[],
    mark: InboxMark,
    there: readonly string[],
  ): Promise<void>;
  forget(person: string): Promise<void>;
}

/** A row with what is needed to tell it. */
export interface InboxEntry extends InboxRow {
  readonly draftTitles: Names;
  readonly owner: string;
  readonly zone: string;
  /** The person in whose place it is one's turn, by a mandate; null for one's own. */
  readonly inPlaceOf: string | null;
  /** What that person is called, and until when the mandate holds. */
  readonly inPlace: InPlace | null;
}

/** In whose place somebody acts, and until which instant. */
export interface InPlace {
  readonly of: Names;
  readonly until: string;
}

export interface Inbox {
  /** ISO instant at which it was read. */
  readonly now: string;
  /** In order. */
  readonly entries: readonly InboxEntry[];
}

export interface InboxDesk {
  readInbox(actor: Actor): Promise<Inbox>;
  /** How the due date of a verdict was counted; null for a date nobody counted. */
  explainDue(entry: InboxEntry, actor: Actor): Promise<Due | null>;
  /**
   * Marks tasks as looked at now, and puts them off until an instant where one is given. What is not in
   * the inbox is passed over. Gives the inbox after it.
   */
  markInbox(actor: Actor, tasks: readonly string[], until: string | null): Promise<Inbox>;
}

type Outside = Tools & Pick<CommentDesk, 'readComments'> & Pick<TermDesk, 'readTerms'>;

/** Drafts whose values are kept, so that a list costs what happened since it was read last. */
const draftsKept = 2000;

export function createInboxDesk(outside: Outside): InboxDesk {
  const { store, clock, readTerms } = outside;
  const loadDraft = createLoader(outside);
  const explained = new WeakMap<Draft, readonly RunningTerm[]>();

  const readAs = async (
    actor: Actor,
    inPlaceOf: StandsInNamed | null,
    marks: Marks,
    now: string,
  ) => {
    const everywhere = actor.role === 'coordinator';
    const filter = {
      organisation: everywhere ? null : actor.organisation,
      since: latelySince(now),
    };
    const found = await store.inbox.candidates(filter);
    const entries = found
      .filter(({ id }) => !inPlaceOf?.draft || inPlaceOf.draft === id)
      .map((one) => readOne(outside, loadDraft, one, { actor, inPlaceOf, marks, now }));
    return (await Promise.all(entries)).flat();
  };

  const readInbox = async (actor: Actor): Promise<Inbox> => {
    const now = clock.now();
    const marks = new Map((await store.inbox.marks(actor)).map((line) => [line.task, line]));
    const own = await readAs(actor, null, marks, now);
    const known = new Set(own.map(({ id }) => id));
    const others: InboxEntry[] = [];
    for (const one of await placesOf(outside, actor, now)) {
      const { person } = actor;
      const inPlaceOf = { person: one.person, mandate: one.mandate };
      const deputy: Actor = {
        person,
        organisation: one.organisation,
        role: 'signatory',
        inPlaceOf,
      };
      for (const entry of await readAs(deputy, one, marks, now)) {
        if (known.has(entry.id) || entry.stand !== 'turn') continue;
        known.add(entry.id);
        others.push(entry);
      }
    }
    // Who may give the verdict for another need not prepare it for them.
    const given = new Set(others.map(({ act, draft }) => `${act} ${draft}`));
    const rest = own.filter(
      ({ act, draft }) => act !== 'position' || !given.has(`verdict ${draft}`),
    );
    return { now, entries: [...rest, ...others].sort(compareRows) };
  };

  return {
    readInbox,
    async explainDue({ act, stand, draft: id }, { organisation }) {
      if (stand !== 'turn' || (act !== 'verdict' && act !== 'position')) return null;
      const draft = await loadDraft({ id, seq: 0 });
      if (!draft) return null;
      const terms = explained.get(draft) ?? readTerms(draft, clock.now());
      explained.set(draft, terms);
      return terms.find(({ agency }) => agency === organisation)?.counted ?? null;
    },
    async markInbox(actor, tasks, until) {
      const { now, entries } = await readInbox(actor);
      const there = entries.map(({ id }) => id);
      const known = new Set(there);
      const marked = [...new Set(tasks)].filter((task) => known.has(task));
      await store.inbox.mark(actor, marked, { at: now, until }, there);
      return readInbox(actor);
    },
  };
}

type Marks = ReadonlyMap<string, InboxMark>;
type Loader = (candidate: Candidate) => Promise<Draft | null>;

/** Loads drafts; one that was read at least up to the seq asked for is not read again. */
function createLoader({ dispatcher }: Pick<Tools, 'dispatcher'>): Loader {
  const kept = new LRUCache<string, Draft>({ max: draftsKept });
  return async ({ id, seq }) => {
    const known = kept.get(id);
    if (known && known.seq >= seq) return known;
    const draft = await dispatcher.load(id);
    if (draft) kept.set(id, draft);
    return draft;
  };
}

interface Reading {
  readonly actor: Actor;
  readonly inPlaceOf: StandsInNamed | null;
  readonly marks: Marks;
  readonly now: string;
}

async function readOne(
  { readComments }: Pick<Outside, 'readComments'>,
  loadDraft: Loader,
  candidate: Candidate,
  { actor, inPlaceOf, marks, now }: Reading,
): Promise<readonly InboxEntry[]> {
  const draft = await loadDraft(candidate);
  if (!draft || !sees(actor, draft)) return [];
  const isCounted = asksComments(draft) || may(actor, 'comment:moderate', draft);
  const comments = isCounted ? countOpen(await readComments(draft)) : undefined;
  const { titles, owner, workflow } = draft;
  return inboxOf({ draft, actor, now, comments }, marks).map((row) => ({
    ...row,
    draftTitles: titles,
    owner,
    zone: workflow.zone,
    inPlaceOf: inPlaceOf?.person ?? null,
    inPlace: inPlaceOf && { of: inPlaceOf.name, until: inPlaceOf.until },
  }));
}

/** In whose place the actor may act for their organisation; nobody's for who acts so already, or by a token. */
async function placesOf(
  { store }: Pick<Tools, 'store'>,
  actor: Actor,
  now: string,
): Promise<readonly StandsInNamed[]> {
  if (actor.inPlaceOf || actor.scopes) return [];
  const person = await store.person(actor.person);
  const all = person ? await standsInFor(store, person, now) : [];
  const places = all.filter(({ organisation }) => organisation === actor.organisation);
  if (places.length === 0) return [];
  const people = await store.people(places.map((one) => one.person));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return places.flatMap((one) => {
    const name = names.get(one.person);
    return name ? [{ ...one, name }] : [];
  });
}

type StandsInNamed = StandsIn & { readonly name: Names };
