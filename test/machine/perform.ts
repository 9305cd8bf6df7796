/** The acts as commands of the domain, with everything the service would compute for them. */
import type { Actor } from '../../src/domain/access.ts';
import type { Command } from '../../src/domain/draft/command.ts';
import { decide } from '../../src/domain/draft/decide.ts';
import { type Draft, fold } from '../../src/domain/draft/draft.ts';
import type { Event, Fact, Item, Roots } from '../../src/domain/draft/event.ts';
import type { Findings } from '../../src/domain/draft/findings.ts';
import type { OpenComments } from '../../src/domain/draft/judge-comments.ts';
import { textQuestions } from '../../src/domain/draft/questions.ts';
import { Refusal, type RefusalCode, refuse } from '../../src/domain/draft/refusal.ts';
import type { Remit } from '../../src/domain/draft/remit.ts';
import { versionManifest } from '../../src/domain/draft/text.ts';
import { languages } from '../../src/domain/language.ts';
import type { Term } from '../../src/domain/legal-time/due.ts';
import { canonicalJson, type Hash } from '../../src/domain/text/canonical.ts';
import type { Workflow } from '../../src/domain/workflow/workflow.ts';
import { deepFreeze } from '../domain/given.ts';
import { fact, named } from '../domain/samples.ts';
import { type Act, type ActOf, beginning, bodiesOf, drafter, type Measures } from './act.ts';
import { attempt } from './attempt.ts';
import { partIn, type Time } from './model.ts';
import {
  amendmentCommands,
  type CommandFor,
  followAll,
  hashOnce,
  reason,
  saidBy,
} from './perform-amendments.ts';

const dayMilliseconds = 86_400_000;

/** Time without a calendar: every day is worked. */
export const plainTime: Time = {
  count: (term, from) =>
    from + ('hours' in term ? term.hours * 3_600_000 : daysIn(term) * dayMilliseconds),
  shift: (instant, days) => instant + days * dayMilliseconds,
  daysLeft: (from, to) => Math.max(1, Math.ceil((to - from) / dayMilliseconds)),
};

const daysIn = (term: Exclude<Term, { hours: number }>): number =>
  'workingDays' in term ? term.workingDays : term.calendarDays;

const iso = (instant: number): string => new Date(instant).toISOString();

/** The same time as commands ask for it. */
function timeAt(now: string, more = 0) {
  const { count, shift, daysLeft } = plainTime;
  return {
    count: (term: Term) => iso(count(term, Date.parse(now))),
    recount: ({ start, term }: { readonly start: string; readonly term: Term }) =>
      iso(shift(count(term, Date.parse(start)), more)),
    shift: (instant: string, days: number) => iso(shift(Date.parse(instant), days)),
    daysLeft: (from: string, to: string) => daysLeft(Date.parse(from), Date.parse(to)),
  };
}

/** The hash of what a remit holds in these texts. */
export function hashPart(texts: Roots, remit: Remit): Hash {
  const read = languages.toSorted().map((lang) => [lang, saidBy(texts[lang])] as const);
  return hashOnce(partIn(new Map(read), remit));
}

const block = 'b';

function itemOf({ says, wording }: ActOf<'sign'>): readonly Item[] {
  if (says === 'agree' || says === 'outside') return [];
  const kind = says === 'remark' || says === 'condition' ? says : 'objection';
  const placed: Item = { kind, lang: 'ru', block, quote: 'q', reason };
  const fundamental = says === 'fundamental' ? { fundamental: true as const } : {};
  return [{ ...placed, ...fundamental, ...(wording === undefined ? {} : { wording: 'w' }) }];
}

function findingsOf({ workflow }: Draft, measures: Measures): Findings {
  const touches = measures.touched ? textQuestions(workflow).touches.map(canonicalJson) : [];
  const first = measures.faulty ? [{ what: 'fault', lang: 'ru' as const }] : [];
  return {
    pages: measures.long ? 1_000 : 1,
    touches,
    unpaired: [unpaired(measures.unpaired ? 1 : 0)],
    faults: { count: first.length, first },
  };
}

const unpaired = (count: number) => ({
  langs: ['kk', 'ru'] as const,
  count,
  blocks: count > 0 ? [{ block }] : [],
});

const commands: { readonly [K in Act['kind']]: CommandFor<K> } = {
  save: ({ lang, text }) => ({ type: 'saveText', lang, root: hashOnce(text) }),
  retitle: ({ title }) => ({ type: 'retitle', titles: named(title) }),
  choose: ({ participants, remits }) => ({ type: 'chooseParticipants', participants, remits }),
  freeze: ({ measures, editorial }, draft) => {
    const fault = { code: 'figures', block, lang: 'ru', before: '1', after: '2' } as const;
    const faults = editorial === 'fails' ? [fault] : [];
    return {
      type: 'freeze',
      hash: versionManifest(draft.titles, draft.texts).hash,
      diffs: {},
      label: '',
      summary: '',
      findings: findingsOf(draft, measures),
      ...(editorial && { editorial: { faults } }),
      followed: followAll(draft),
    };
  },
  confirm: (_act, { texts }) => ({
    type: 'confirmPairs',
    langs: ['kk', 'ru'],
    blocks: null,
    roots: texts,
    pairs: new Map([[block, false]]),
    left: unpaired(0),
  }),
  move: ({ transition, waive, reason: why }, draft, now) => ({
    type: 'move',
    transition,
    waive,
    reason: why,
    ...timeAt(now),
    remitHash: (remit) => hashPart(draft.versions.at(-1)?.texts ?? {}, remit),
    bodies: bodiesOf,
  }),
  sign: (act, draft, now) => {
    const { version, wording } = act;
    if (wording !== undefined && saidBy(draft.versions[version - 1]?.texts.ru) === wording)
      refuse('invalid', { field: '/items/0/wording', why: 'it says what the quote says' });
    const items = itemOf(act);
    const { says } = act;
    const isObjection = says === 'ordinary' || says === 'fundamental';
    const verdict = items.length === 0 ? says : isObjection ? 'object' : 'remarks';
    return {
      type: 'signOff',
      verdict: verdict as 'agree',
      note: '',
      items,
      version,
      words: () => 'q',
      ...(wording === undefined ? {} : { proposals: new Map([[0, { ru: hashOnce(wording) }]]) }),
      ...timeAt(now),
    };
  },
  takeBack: () => ({ type: 'withdrawSignoff', reason }),
  contest: (_act, _draft, now) => ({ type: 'contest', reason, ...timeAt(now) }),
  tick: (_act, _draft, now) => ({ type: 'tick', ...timeAt(now) }),
  askLonger: ({ days }) => ({ type: 'askExtension', workingDays: days, reason }),
  grantLonger: ({ agency, days }, _draft, now) => ({
    type: 'extendTerm',
    agency,
    workingDays: days,
    reason,
    ...timeAt(now),
  }),
  refuseLonger: ({ agency }) => ({ type: 'refuseExtension', agency, reason }),
  recount: ({ more }, _draft, now) => ({
    type: 'moveTerms',
    calendar: { id: 'kz', version: '2' },
    ...timeAt(now, more),
    reason,
  }),
  answer: ({ item, answer }) => ({ type: 'answer', item, answer, reason }),
  withdrawItem: ({ item }) => ({ type: 'withdrawItem', item, reason }),
  uphold: ({ item }) => ({ type: 'upholdItem', item, reason }),
  override: ({ item }) => ({ type: 'overrideItem', item, reason }),
  call: ({ agenda, inDays }, _draft, now) => {
    const begins = iso(plainTime.shift(Date.parse(now), inDays));
    return { type: 'callMeeting', begins, place: 'here', agenda, invited: [] };
  },
  cancel: ({ meeting }) => ({ type: 'cancelMeeting', meeting, reason }),
  hold: ({ meeting, present, settles, settlement }) => ({
    type: 'holdMeeting',
    meeting,
    present,
    minutes: 'm',
    outcomes: settles.map((item) => ({ item, settlement, reason })),
  }),
  ...amendmentCommands,
};

/** The command of an act, as the service would prepare it. */
export const commandOf = (act: Act, draft: Draft, now: string): Command =>
  (commands[act.kind] as CommandFor<Act['kind']>)(act, draft, now);

/** What an act leads to; the draft given is frozen, so whoever changes it throws. */
export interface Step {
  readonly draft: Draft;
  readonly events: readonly Event[];
}

/** Links of the chain are the log's affair; here they only cost time. */
function follow(before: Draft | null, facts: readonly Fact[], by: Actor, at: string): Step {
  const { person, organisation, inPlaceOf } = by;
  const author = { person, organisation, ...(inPlaceOf && { inPlaceOf }) };
  const seq = before?.seq ?? 0;
  const events = facts.map(
    (one, index): Event => ({ ...one, draft: 'd1', seq: seq + index + 1, at, by: author }),
  );
  const records = events.map((event) => ({ event, hash: '' }));
  return { draft: deepFreeze(fold(before, records)), events };
}

/** A draft as it begins under this workflow, with a text in every language. */
export function beginDraft(workflow: Workflow, now: number): Step {
  const { chosen, title, text } = beginning;
  const created = { workflow, languages, participants: chosen, titles: named(title) };
  const saved = languages.map((lang): Fact => ({ type: 'textSaved', lang, root: hashOnce(text) }));
  return follow(null, [fact.created(created), ...saved], drafter, iso(now));
}

/** What follows from the act, or the code of its refusal. Bugs are thrown. */
export function perform(
  draft: Draft,
  act: Act,
  actor: Actor,
  { now, comments }: { readonly now: number; readonly comments: OpenComments },
): Step | RefusalCode {
  const at = iso(now);
  const step = attempt(() => {
    const command = { ...commandOf(act, draft, at), comments };
    return follow(draft, decide(command, draft, { actor, now: at }), actor, at);
  });
  return step instanceof Refusal ? step.code : step;
}
