/**
 * A second, much smaller telling of the rules, to hold the domain against: it keeps words instead of
 * hashes and lists instead of logs, knows workflow files only as data, and imports nothing that
 * decides. `consider` says what an act would do, and does nothing itself.
 */
import type { Actor } from '../../src/domain/access.ts';
import type { AmendmentState } from '../../src/domain/draft/draft.ts';
import type { Author } from '../../src/domain/draft/event.ts';
import type { OpenComments } from '../../src/domain/draft/judge-comments.ts';
import type { Remit } from '../../src/domain/draft/remit.ts';
import type { Term } from '../../src/domain/legal-time/due.ts';
import type {
  Mover,
  Review,
  State,
  VerdictKind,
  Workflow,
} from '../../src/domain/workflow/workflow.ts';
import { type Act, type ActOf, beginning, drafter, type Measures } from './act.ts';
import { askedOf, followWords, type Standing } from './words.ts';

/** How time is counted, in milliseconds since 1970: given, not the model's affair. */
export interface Time {
  readonly count: (term: Term, from: number, cutoff?: string) => number;
  readonly shift: (instant: number, days: number) => number;
  readonly daysLeft: (from: number, to: number) => number;
}

export interface Version extends Measures {
  /** Titles and texts as one string. */
  readonly words: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly editorial: boolean;
  readonly authors: ReadonlySet<string>;
}

/** One verdict. */
export interface Word {
  readonly agency: string;
  readonly state: string;
  readonly round: number;
  readonly version: number;
  readonly verdict: VerdictKind;
  readonly persons: readonly string[];
  readonly remit: string;
  /** What stood in the remit; null where verdicts are not bound to one. */
  readonly part: string | null;
  readonly items: readonly number[];
  gone: boolean;
}

export interface Running {
  readonly start: number;
  /** The term as the workflow has it, and what of it is counted from `start`. */
  readonly term: Term;
  readonly length: Term;
  due: number;
}

export interface Seat {
  readonly agency: string;
  readonly required: boolean;
  readonly veto: boolean;
  readonly group: number;
  readonly remit: string;
  readonly part: string | null;
  readonly term: Term;
  /** The verdict of an earlier round that stands. */
  carried: Word | null;
  editorial: boolean;
  /** Asked again because its part changed. */
  again: boolean;
  clock: Running;
  contestUntil: number | null;
  pending: boolean;
  readonly granted: { readonly at: number; readonly days: number }[];
  /** What time brought about, each for one due date. */
  readonly silent: Set<number>;
  readonly reminded: Map<number, number>;
  readonly escalated: Set<string>;
}

export interface Round {
  readonly number: number;
  readonly state: string;
  readonly version: number;
  readonly seats: Seat[];
  later: Seat[];
  closed: boolean;
  stopped: number | null;
}

export interface Point {
  readonly kind: 'remark' | 'condition' | 'objection';
  readonly fundamental: boolean;
  readonly agency: string;
  answer: string | null;
  upheld: boolean;
  /** Withdrawn, settled or overridden. */
  end: 'withdrawn' | 'settled' | 'overridden' | null;
  letGo: Word | null;
}

export interface Amendment {
  readonly by: Author;
  /** The version it changes, and the text as it would have it. */
  version: number;
  text: string;
  /** It may be decided by its two parts. */
  split: boolean;
  readonly item: number | null;
  readonly supporters: Set<string>;
  state: AmendmentState;
  revisions: number;
  /** How it stands to a version newer than its own, as it was told last. */
  told: (Standing & { readonly version: number }) | null;
  /** The text when words of it were put there. */
  result: string | null;
  /** Whether its author took the other words. */
  isContent: boolean | null;
}

export interface Model {
  readonly workflow: Workflow;
  readonly time: Time;
  readonly bodies: (kind: string) => readonly string[];
  now: number;
  state: string;
  title: string;
  readonly texts: Map<string, string>;
  chosen: readonly string[];
  remits: Readonly<Record<string, Remit>>;
  readonly writers: Set<string>;
  readonly versions: Version[];
  readonly rounds: Round[];
  readonly words: Word[];
  readonly items: Point[];
  readonly amendments: Amendment[];
  readonly meetings: {
    readonly begins: number;
    readonly agenda: readonly number[];
    over: boolean;
  }[];
  /** Public comments that have not ended, like the time: given, not the model's affair. */
  comments: OpenComments;
  /** Pairs of texts that somebody confirmed to say the same. */
  readonly confirmed: Set<string>;
  /** Terms of the present state's gates; null before the first move. */
  terms: Running[] | null;
  paused: { readonly state: string; readonly terms: Running[] | null; readonly at: number } | null;
}

export type Effect = (() => void) | null;

export const owner = drafter.organisation;

export const beginModel = (
  workflow: Workflow,
  given: Pick<Model, 'time' | 'bodies' | 'now'>,
): Model => ({
  workflow,
  ...given,
  state: workflow.initial,
  title: beginning.title,
  texts: new Map(['en', 'kk', 'ru'].map((lang) => [lang, beginning.text])),
  chosen: beginning.chosen,
  remits: {},
  writers: new Set([drafter.person]),
  versions: [],
  rounds: [],
  words: [],
  items: [],
  amendments: [],
  meetings: [],
  comments: { waiting: 0, unanswered: 0 },
  confirmed: new Set(),
  terms: null,
  paused: null,
});

export const stateNamed = ({ workflow }: Model, name: string): State =>
  workflow.states[name] as State;
export const kindOf = (model: Model) => stateNamed(model, model.state).kind;
export const isOver = (model: Model): boolean => kindOf(model) === 'final';
export const reviewIn = (model: Model, { state }: Round): Review =>
  stateNamed(model, state).review as Review;
export const personsIn = ({ person, inPlaceOf }: Author): readonly string[] =>
  inPlaceOf ? [person, inPlaceOf.person] : [person];

/** The round that takes verdicts now. */
export function running({ rounds }: Model): Round | null {
  const last = rounds.at(-1);
  return last && !last.closed && last.stopped === null ? last : null;
}

/** What the agency said last in a round, unless it took that back. */
export function saidIn({ words }: Model, round: number, agency: string): Word | null {
  const last = words.findLast((word) => word.round === round && word.agency === agency);
  return last && !last.gone ? last : null;
}

export const verdictIn = (model: Model, round: Round, seat: Seat): Word | null =>
  saidIn(model, round.number, seat.agency) ?? seat.carried;

export const owes = (model: Model, round: Round, seat: Seat): boolean =>
  !verdictIn(model, round, seat) && !seat.silent.has(seat.clock.due);

export const isEnded = ({ end, letGo, answer }: Point): boolean =>
  end !== null || (letGo !== null && answer !== null);

/** What the draft says now, as one string. */
export const wordsNow = ({ title, texts }: Model): string => JSON.stringify([title, ...texts]);

export const pairOf = (texts: ReadonlyMap<string, string>): string =>
  JSON.stringify([texts.get('kk'), texts.get('ru')]);

/** What a remit holds in these texts: both parts, or one of them in every language. */
export function partIn(texts: ReadonlyMap<string, string>, remit: Remit): string {
  if (remit === 'whole') return JSON.stringify([...texts]);
  const place = 'kinds' in remit ? 0 : 1;
  return JSON.stringify([
    place,
    ...[...texts].map(([lang, text]) => [lang, text.split('|')[place]]),
  ]);
}

export const mayTake = (by: Actor, movers: readonly Mover[]): boolean =>
  movers.some((mover) => {
    if (mover === 'coordinator') return by.role === 'coordinator';
    if (mover !== 'drafter') return by.role === 'signatory' && by.organisation === mover.agency;
    return by.organisation === owner && (by.role === 'drafter' || by.role === 'signatory');
  });

type Rule<K extends Act['kind']> = (model: Model, act: ActOf<K>, by: Actor) => Effect;
export type Rules<K extends Act['kind']> = { readonly [N in K]: Rule<N> };

/** What happens to the words of a draft. */
export const textRules: Rules<'save' | 'retitle' | 'choose' | 'freeze' | 'confirm'> = {
  save(model, { lang, text }, by) {
    if (kindOf(model) !== 'drafting' || model.texts.get(lang) === text) return null;
    return () => write(model, lang, text, by);
  },
  retitle(model, { title }) {
    if (kindOf(model) !== 'drafting' || model.title === title) return null;
    return () => {
      model.title = title;
    };
  },
  choose(model, { participants, remits }) {
    const isSame =
      JSON.stringify([participants, remits]) === JSON.stringify([model.chosen, model.remits]);
    if (kindOf(model) !== 'drafting' || isSame) return null;
    return () => Object.assign(model, { chosen: participants, remits });
  },
  freeze(model, { measures, editorial }, by) {
    const last = model.versions.at(-1);
    if (kindOf(model) !== 'drafting' || editorial === 'fails' || (editorial && !last)) return null;
    const words = wordsNow(model);
    if (last?.words === words) return null;
    return () => {
      const texts = new Map(model.texts);
      const authors = new Set([...model.writers, ...personsIn(by)]);
      model.writers.clear();
      model.versions.push({ ...measures, words, texts, authors, editorial: !!editorial });
      for (const amendment of model.amendments) if (isOpen(amendment)) tell(model, amendment);
    };
  },
  confirm(model) {
    return isOver(model) ? null : () => model.confirmed.add(pairOf(model.texts));
  },
};

export const isOpen = ({ state }: Amendment): boolean =>
  state === 'submitted' || state === 'studied';

/**
 * Says how an amendment stands to the newest version, unless that is what was said last; one that was
 * carried stands as it did while it asks for the same.
 */
export function tell(model: Model, amendment: Amendment): void {
  const version = model.versions.length;
  const standing = followWords(
    textIn(model, amendment.version),
    amendment.text,
    textIn(model, version),
  );
  const before = amendment.told ?? { fate: 'unaffected', version: 0 };
  const ask = (carried: Standing, beside: number) =>
    carried.text === undefined ? '' : askedOf(textIn(model, beside), carried.text);
  const isSame =
    before.fate === standing.fate && ask(before, before.version) === ask(standing, version);
  if (!isSame) amendment.told = { ...standing, version };
}

const textIn = ({ versions }: Model, version: number): string =>
  versions[version - 1]?.texts.get('ru') ?? '';

export function write(model: Model, lang: string, text: string, by: Author): void {
  if (model.texts.get(lang) === text) return;
  model.texts.set(lang, text);
  for (const person of personsIn(by)) model.writers.add(person);
}
