/**
 * Every situation a draft can come to under a workflow, by every act of everybody, with the real
 * `decide` and `fold`.
 *
 * How it stays finite. What decides about a draft's future is little: its state; whether its text is
 * the newest version's and what that touches; what each body of the open round stands for and
 * whether its time is over; each body's last word on exactly this text; which objections have not
 * ended; whether an amendment or a comment waits; what was waived for this text. Two drafts alike in that are one
 * situation, and only the first of them is followed. Numbers, dates and older texts play no part. A
 * body has one open objection at a time, one amendment and one comment wait at a time, and a meeting settles all.
 */
import type { Actor } from '../../src/domain/access.ts';
import type { Command } from '../../src/domain/draft/command.ts';
import { decide } from '../../src/domain/draft/decide.ts';
import { type Draft, fold, type RaisedItem } from '../../src/domain/draft/draft.ts';
import type { Event, Fact, Item } from '../../src/domain/draft/event.ts';
import { noComments, type OpenComments } from '../../src/domain/draft/judge-comments.ts';
import { isEnded } from '../../src/domain/draft/judge-items.ts';
import { openRound, silenceOf, standOf } from '../../src/domain/draft/judge-round.ts';
import { textQuestions } from '../../src/domain/draft/questions.ts';
import { Refusal } from '../../src/domain/draft/refusal.ts';
import { versionManifest } from '../../src/domain/draft/text.ts';
import { languages } from '../../src/domain/language.ts';
import { canonicalJson } from '../../src/domain/text/canonical.ts';
import {
  type Mover,
  type StateKind,
  stateOf,
  type Workflow,
} from '../../src/domain/workflow/workflow.ts';
import {
  coordinator,
  drafter,
  fact,
  monday,
  partner,
  runningAt,
  textRoot,
} from '../domain/samples.ts';
import { attempt } from './attempt.ts';
import { textsHash } from './invariants.ts';

/** A draft, how it came about, and its clock. */
export interface Case {
  readonly draft: Draft;
  readonly now: number;
  /** The case before, and the events that followed it. */
  readonly before: Case | null;
  readonly events: readonly Event[];
  /** Agencies whose say was waived since the newest version was frozen. */
  readonly waived: readonly string[];
  /** Public comments that have not ended. */
  readonly comments: OpenComments;
}

/** The events of a case from the first. */
export function logOf(last: Case): readonly Event[] {
  const parts: (readonly Event[])[] = [];
  for (let one: Case | null = last; one; one = one.before) parts.unshift(one.events);
  return parts.flat();
}

/** What somebody does, or what time does; null when it is refused or nothing. */
type Deed = (here: Case) => Case | null;
type Asked = (draft: Draft, now: string, comments: OpenComments) => Command;

const hour = 3_600_000;

/** The case once these facts follow. Links of the chain are the log's affair; here they only cost time. */
function follow(before: Case | null, facts: readonly Fact[], now: number, by: Actor): Case {
  const at = new Date(now).toISOString();
  const seq = before?.draft.seq ?? 0;
  const { person, organisation } = by;
  const events = facts.map((one, index): Event => {
    const place = { draft: 'walked', seq: seq + index + 1 };
    return { ...one, ...place, at, by: { person, organisation } };
  });
  const links = events.map((event) => ({ event, hash: '' }));
  let waived = before?.waived ?? [];
  for (const event of events) {
    if (event.type === 'versionFrozen') waived = [];
    if (event.type === 'moved' && event.waived)
      waived = [...waived, ...event.waived.flatMap(({ agency }) => agency ?? [])];
  }
  const comments = before?.comments ?? noComments;
  return { draft: fold(before?.draft ?? null, links), now, before, events, waived, comments };
}

/** One command. Bugs are thrown. */
const deed =
  (by: Actor, command: Asked, later = 0): Deed =>
  (here) => {
    const now = here.now + later;
    const at = new Date(now).toISOString();
    const facts = attempt(() =>
      decide(command(here.draft, at, here.comments), here.draft, { actor: by, now: at }),
    );
    return facts instanceof Refusal ? null : follow(here, facts, now, by);
  };

/** One after another, all or none. */
const both =
  (first: Deed, second: Deed): Deed =>
  (here) => {
    const between = first(here);
    return between && second(between);
  };

/** Every term that runs comes to its end, and the clock says so. */
const wait: Deed = (here) => {
  const { rounds, moves } = here.draft;
  const dues = [
    ...(openRound(here.draft) ? (rounds.at(-1)?.participants ?? []) : []),
    ...(moves.at(-1)?.terms ?? []),
  ].map(({ due }) => Date.parse(due));
  const last = Math.max(...dues);
  if (last < here.now || dues.length === 0) return null;
  const over = { ...here, now: last + hour };
  const tick = deed(coordinator, (_, at) => ({ type: 'tick', ...runningAt(at) }));
  return tick(over) ?? { ...over, before: here, events: [] };
};

/** A draft as it begins, with a text in every language, and these agencies chosen for it. */
function begin(workflow: Workflow, chosen: readonly string[]): Case {
  const facts = [
    fact.created({ workflow, languages, participants: chosen }),
    ...languages.map((lang) => fact.saved('first', { lang })),
  ];
  return follow(null, facts, Date.parse(monday), drafter);
}

/** The ministries a directory of the tests would know. */
const bodies = (kind: string): readonly string[] =>
  kind === 'ministry' ? ['economy', 'finance'] : [];

/** A signatory of every body that a review may ask. */
function castOf({ states }: Workflow, chosen: readonly string[]): readonly Actor[] {
  const seats = Object.values(states).flatMap(({ review }) => review?.participants ?? []);
  const asked = seats.flatMap((one) => ('agency' in one ? [one.agency] : bodies(one.kind)));
  return [...new Set([...chosen, ...asked])].map(signatory);
}

const signatory = (organisation: string): Actor => ({
  person: `head of ${organisation}`,
  organisation,
  role: 'signatory',
});

const reason = 'because';
const quote = 'q';
const isOpenItem = (item: RaisedItem): boolean => item.kind === 'objection' && !isEnded(item);

/** What is tried: objections with all that ends them, amendments, or comments; each with everything else. */
export type Theme = 'objections' | 'amendments' | 'comments';

/** Every deed worth trying here: one of each kind and target, by each whom the workflow names for it. */
function deedsIn({ draft }: Case, cast: readonly Actor[], theme: Theme): readonly Deed[] {
  const { transitions, kind } = stateOf(draft.workflow, draft.state);
  const moves = transitions.flatMap(({ id, by, waiver }) => [
    ...actorsOf(by).map((who) => deed(who, moving(id, false))),
    ...actorsOf(waiver?.by ?? []).map((who) => deed(who, moving(id, true))),
  ]);
  return [
    ...(kind === 'drafting' ? write(draft) : []),
    ...moves,
    ...signing(draft, cast, theme),
    ...(theme === 'objections' ? itemDeeds(draft) : []),
    ...(theme === 'amendments' ? amending(draft) : []),
    ...(theme === 'comments' ? commenting(kind) : []),
    wait,
  ];
}

const actorsOf = (movers: readonly Mover[]): readonly Actor[] =>
  movers.map((mover) => {
    if (mover === 'drafter') return drafter;
    return mover === 'coordinator' ? coordinator : signatory(mover.agency);
  });

function write(draft: Draft): readonly Deed[] {
  const root = textRoot(`ru ${draft.versions.length + 1}`);
  const asked = textQuestions(draft.workflow).touches.map(canonicalJson);
  const freezing =
    (touches: readonly string[]) =>
    (now: Draft): Command => ({
      type: 'freeze',
      hash: versionManifest(now.titles, now.texts).hash,
      diffs: {},
      label: '',
      summary: '',
      findings: { touches, pages: 1 },
    });
  return [
    deed(drafter, () => ({ type: 'saveText', lang: 'ru', root })),
    ...(asked.length > 0 ? [asked, []] : [[]]).map((touches) => deed(drafter, freezing(touches))),
  ];
}

const moving =
  (transition: string, waive: boolean) =>
  (draft: Draft, now: string, comments: OpenComments): Command => ({
    type: 'move',
    transition,
    reason,
    waive,
    comments,
    bodies,
    // Every remit is the whole text here; what parts of one there are, other tests ask.
    remitHash: () => textsHash(draft.versions.at(-1)?.texts ?? {}),
    ...runningAt(now),
  });

function signing(draft: Draft, cast: readonly Actor[], theme: Theme): readonly Deed[] {
  const round = openRound(draft);
  if (!round) return [];
  const { review } = stateOf(draft.workflow, draft.state);
  const objections = theme === 'objections' ? (review?.objections ?? ['ordinary']) : [];
  const sign =
    (items: readonly Item[]) =>
    (_: Draft, now: string): Command => ({
      type: 'signOff',
      verdict: items.length > 0 ? 'object' : 'agree',
      note: '',
      items,
      version: round.version,
      words: () => quote,
      ...runningAt(now),
    });
  return cast.flatMap((by) => {
    if (!round.participants.some(({ agency }) => agency === by.organisation)) return [];
    const hasOpen = draft.items.some((one) => one.agency === by.organisation && isOpenItem(one));
    return [
      deed(by, sign([])),
      deed(by, () => ({ type: 'withdrawSignoff', reason })),
      ...(hasOpen ? [] : objections).map((kind) =>
        deed(by, sign([kind === 'fundamental' ? { ...objection, fundamental: true } : objection])),
      ),
    ];
  });
}

const objection: Item = { kind: 'objection', lang: 'ru', block: 'b', quote, reason };

function itemDeeds(draft: Draft): readonly Deed[] {
  const open = draft.items.filter(isOpenItem);
  const each = open.flatMap(({ item, agency }) => [
    deed(drafter, () => ({ type: 'answer', item, answer: 'refused', reason })),
    deed(signatory(agency), () => ({ type: 'withdrawItem', item, reason })),
    ...actorsOf(draft.workflow.override?.by ?? []).map((by) =>
      deed(by, () => ({ type: 'overrideItem', item, reason })),
    ),
  ]);
  const agenda = open.map(({ item }) => item);
  const present = [...new Set(open.map(({ agency }) => agency))];
  const meeting = draft.meetings.length + 1;
  const call: Asked = (_, now) => {
    const begins = new Date(Date.parse(now) + hour).toISOString();
    return { type: 'callMeeting', begins, place: 'here', agenda, invited: [] };
  };
  const meet = (settlement: 'agreed' | 'disagreed'): Deed => {
    const outcomes = agenda.map((item) => ({ item, settlement, reason }));
    const hold: Asked = () => ({ type: 'holdMeeting', meeting, present, minutes: 'm', outcomes });
    return both(deed(coordinator, call), deed(coordinator, hold, hour));
  };
  return agenda.length > 0 ? [...each, meet('agreed'), meet('disagreed')] : each;
}

/** One amendment at a time; where many supporters oblige an answer, one with that many. */
function amending(draft: Draft): readonly Deed[] {
  const version = draft.versions.length;
  const open = draft.amendments.find(({ state }) => state === 'submitted');
  if (!open) {
    const texts = { ru: textRoot(`amended ${draft.seq}`) };
    const submit = deed(partner, () => ({ type: 'amend', version, texts, justification: reason }));
    const amendment = draft.amendments.length + 1;
    const many = JSON.stringify(draft.workflow).includes('"supporters"');
    return many ? [submit, both(submit, (here) => support(here, amendment))] : [submit];
  }
  const { amendment } = open;
  const decided = (outcome: 'adopted' | 'refused') =>
    deed(drafter, (now) => ({
      type: 'decideAmendment',
      amendment,
      outcome,
      reason,
      texts: { ru: textRoot(`merged ${draft.seq}`) },
      onto: now.texts,
    }));
  return [
    decided('adopted'),
    decided('refused'),
    deed(partner, () => ({ type: 'withdrawAmendment', amendment, reason })),
  ];
}

/** One comment at a time: given where comments are taken, then published or withheld, then answered. */
const commenting = (kind: StateKind): readonly Deed[] => [
  ...(kind === 'consultation' ? [passing(noComments, { waiting: 1, unanswered: 0 })] : []),
  passing({ waiting: 1, unanswered: 0 }, { waiting: 0, unanswered: 1 }),
  passing({ waiting: 1, unanswered: 0 }, noComments),
  passing({ waiting: 0, unanswered: 1 }, noComments),
];

const passing =
  (from: OpenComments, comments: OpenComments): Deed =>
  (here) =>
    canonicalJson(here.comments) === canonicalJson(from)
      ? { ...here, before: here, events: [], comments }
      : null;

/** As many persons as oblige an answer anywhere support it. */
function support(here: Case, amendment: number): Case {
  const supported: Fact = { type: 'amendmentSupported', amendment };
  return follow(here, Array<Fact>(500).fill(supported), here.now, partner);
}

/** What decides about the future of a draft, as one text. */
function situationOf({ draft, now, waived, comments }: Case): string {
  const { adopts, kind } = stateOf(draft.workflow, draft.state);
  if (kind === 'final' && !adopts) return draft.state;
  const version = draft.versions.at(-1);
  const round = openRound(draft);
  const at = new Date(now).toISOString();
  return JSON.stringify([
    draft.state,
    version ? [draft.texts.ru === version.texts.ru, version.findings?.touches] : null,
    round?.participants.map((one) => {
      const silent = silenceOf(draft, round.round, one) ? 'silent' : 'asked';
      return [one.agency, standOf(draft, round.round, one) ?? silent];
    }),
    (draft.moves.at(-1)?.terms ?? []).map(({ due }) => due < at),
    lastWords(draft),
    [...new Set(draft.items.filter(isOpenItem).map(sayItem))].sort(),
    draft.amendments
      .filter(({ state }) => state === 'submitted')
      .map((one) => one.supporters.length),
    [...new Set(waived)].sort(),
    comments,
  ]);
}

const sayItem = ({ agency, fundamental, answer, letGo }: RaisedItem): string =>
  [agency, fundamental, answer !== null, letGo !== null].join(' ');

/** Each body's last word on exactly these texts, by state. One on other texts is as good as none. */
function lastWords({ signoffs, silences, rounds, items, texts }: Draft): readonly string[] {
  const now = textsHash(texts);
  const last = new Map<string, string>();
  for (const { round, agency, version, deemed } of silences)
    if (deemed) last.set(`${rounds[round - 1]?.state} ${agency}`, `deemed ${version}`);
  for (const one of signoffs) {
    if (one.withdrawn) continue;
    const ended = one.items.every((item) => !isOpenItem(items[item - 1] as RaisedItem));
    const isNow = one.remit === undefined || one.remit === now;
    const word = isNow ? `${one.verdict} ${ended} ${one.remit ? '' : one.version}` : '';
    last.set(`${rounds[one.round - 1]?.state} ${one.agency}`, word);
  }
  return [...last].flatMap(([key, word]) => (word === '' ? [] : [`${key} ${word}`])).sort();
}

export interface Walk {
  /** One draft for each situation, and the situations one deed leads to. */
  readonly cases: ReadonlyMap<string, Case>;
  readonly edges: ReadonlyMap<string, ReadonlySet<string>>;
  readonly tried: number;
}

/** Walks until no deed leads anywhere new. */
export function walk(workflow: Workflow, chosen: readonly string[], theme: Theme): Walk {
  const cast = castOf(workflow, chosen);
  const first = begin(workflow, chosen);
  const cases = new Map([[situationOf(first), first]]);
  const edges = new Map<string, Set<string>>();
  let tried = 0;
  for (const [situation, here] of cases) {
    const next = new Set<string>();
    edges.set(situation, next);
    for (const act of deedsIn(here, cast, theme)) {
      tried += 1;
      const after = act(here);
      if (!after) continue;
      const reached = situationOf(after);
      next.add(reached);
      if (!cases.has(reached)) cases.set(reached, after);
    }
  }
  return { cases, edges, tried };
}
