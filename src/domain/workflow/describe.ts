/**
 * A workflow in plain sentences: what the picture shows, for those who cannot see it, and for print.
 * Nothing is left out: who is asked, on what term and by which act, who may take which way and when.
 */
import type { Remit } from '../draft/remit.ts';
import { formatZone } from '../format.ts';
import { type Language, sayWritten } from '../language.ts';
import type { Term } from '../legal-time/due.ts';
import type { GateWords, WorkflowWords } from './wording.ts';
import { workflowWords } from './words.ts';
import {
  type Asked,
  type Basis,
  type Gate,
  type Mover,
  type Review,
  type Seat,
  type State,
  stateOf,
  type Workflow,
} from './workflow.ts';

/** Name of an agency in the reader's language, by the id a workflow knows it by. */
export type NameOf = (agency: string) => string;

const asIs: NameOf = (agency) => agency;

/** A part of a description: the title of a state, or of the workflow, and what is said of it. */
export interface Described {
  readonly title: string;
  readonly sentences: readonly string[];
}

/**
 * The workflow's opening and each of its states, in the order of the file. Acts and notes written
 * once stand as the file has them; agencies are their ids unless `nameOf` names them.
 */
export function describeStates(
  workflow: Workflow,
  lang: Language,
  nameOf: NameOf = asIs,
): readonly Described[] {
  const say = workflowWords[lang];
  const { titles, edition, calendar, zone, initial, states, override } = workflow;
  const opening = [
    say.edition(titles[lang], edition),
    say.begins(stateOf(workflow, initial).titles[lang]),
    say.counted(calendar, formatZone(zone, lang)),
    ...(override
      ? [join(say.override(sayMovers(override.by, say, nameOf)), sayBasis(override.basis, lang))]
      : []),
  ];
  const described = Object.values(states).map((state) => ({
    title: state.titles[lang],
    sentences: [
      sayKind(state, lang),
      ...(state.basis ? [sayBasis(state.basis, lang)] : []),
      ...(state.comments ? [say.comments[state.comments]] : []),
      ...(state.amendments ? [say.amendments[state.amendments]] : []),
      ...(state.review ? describeReview(state.review, lang, nameOf) : []),
      ...describeWays(workflow, state, lang, nameOf),
    ],
  }));
  return [{ title: titles[lang], sentences: opening }, ...described];
}

/** `describeStates` as one list of lines: each state's title begins the line of its sentences. */
export const describeWorkflow = (
  workflow: Workflow,
  lang: Language,
  nameOf: NameOf = asIs,
): readonly string[] =>
  describeStates(workflow, lang, nameOf).flatMap(({ title, sentences }, index) =>
    index === 0 ? sentences : sentences.map((sentence) => `${title}. ${sentence}`),
  );

const join = (...sentences: readonly string[]): string => sentences.join(' ');

function sayKind({ kind, titles, adopts }: State, lang: Language): string {
  const say = workflowWords[lang];
  if (kind !== 'final') return say.kinds[kind];
  return adopts ? say.adopts(titles[lang]) : say.ends(titles[lang]);
}

function sayBasis({ act, confirmed, note }: Basis, lang: Language): string {
  const say = workflowWords[lang];
  return join(
    say.basis(sayWritten(act, lang)),
    confirmed ? say.confirmed : say.unconfirmed,
    ...(note === undefined ? [] : [sayWritten(note, lang)]),
  );
}

function describeReview(review: Review, lang: Language, nameOf: NameOf): readonly string[] {
  const say = workflowWords[lang];
  return [
    sayWhoIsAsked(review, say, nameOf),
    ...describeTime(review, say, nameOf),
    ...describeAnswers(review, lang),
    sayBasis(review.basis, lang),
  ];
}

function sayWhoIsAsked(review: Review, say: WorkflowWords, nameOf: NameOf): string {
  const { participants, chosen, order } = review;
  const added = chosen ? [say.chosen] : [];
  const sayAll = (seats: readonly Seat[], more: readonly string[]) =>
    [...seats.map((seat) => saySeat(seat, say, nameOf)), ...more].join(', ');
  if (order === 'groups')
    return say.askedInGroups(
      groupsOf(review).map((seats, index) => sayAll(seats, index === 0 ? added : [])),
    );
  const everybody = sayAll(participants, added);
  return order === 'sequence' ? say.askedInTurn(everybody) : say.asked(everybody);
}

/** The seats of each group in their order; who is chosen for a draft belongs to the first. */
export function groupsOf({ participants }: Review): readonly (readonly Seat[])[] {
  const groups = new Map<number, Seat[]>();
  for (const seat of participants) {
    const { group = 1 } = seat;
    groups.set(group, [...(groups.get(group) ?? []), seat]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, seats]) => seats);
}

function saySeat(seat: Seat, say: WorkflowWords, nameOf: NameOf): string {
  const { required, remit = 'whole', veto, when } = seat;
  const parts = [
    ...(remit === 'whole' ? [] : [say.remit(sayRemit(remit, say))]),
    ...(required ? [] : [say.advisory]),
    ...(veto ? [say.veto] : []),
    ...(when ? [say.when(sayGate(when, say, say.gate))] : []),
  ];
  const name = sayAsked(seat, say, nameOf);
  return parts.length ? `${name} (${parts.join('; ')})` : name;
}

/** What may be said, what of it is enough, and what silence means. */
function describeAnswers(review: Review, lang: Language): readonly string[] {
  const say = workflowWords[lang];
  const { quorum, verdicts, objections = [], carryOver, silence } = review;
  return [
    ...(verdicts ? [say.allowed(say.or(verdicts.map((kind) => say.verdicts[kind])))] : []),
    ...(objections.includes('fundamental') ? [say.fundamental] : []),
    ...(quorum ? [say.quorum(quorum.given, quorum.agreeing)] : []),
    ...(carryOver ? [say.carryOver] : []),
    silence ? join(say.deemed, sayBasis(silence.basis, lang)) : say.silence,
  ];
}

/** Every term of a review, and what happens before and after it. */
function describeTime(review: Review, say: WorkflowWords, nameOf: NameOf): readonly string[] {
  const { term, otherTerm, repeatTerm, contestTerm, cutoff } = review;
  const { reminders, escalation = [], extension } = review;
  return [
    say.term(sayTerm(term, say)),
    ...(otherTerm
      ? [say.otherTerm(sayGate(otherTerm.when, say, say.gate), sayTerm(otherTerm.term, say))]
      : []),
    ...(repeatTerm ? [say.repeatTerm(sayTerm(repeatTerm, say))] : []),
    ...(contestTerm ? [say.contestTerm(sayTerm(contestTerm, say))] : []),
    ...(cutoff === undefined ? [] : [say.cutoff(cutoff)]),
    ...(reminders ? [say.reminders(reminders)] : []),
    ...escalation.map(({ afterWorkingDays, to }) =>
      say.escalation(afterWorkingDays, sayMovers([to], say, nameOf)),
    ),
    ...(extension ? [say.extension(say.workingDays(extension.workingDays), extension.times)] : []),
  ];
}

function describeWays(
  workflow: Workflow,
  { transitions }: State,
  lang: Language,
  nameOf: NameOf,
): readonly string[] {
  const say = workflowWords[lang];
  return transitions.map(({ titles, to, by, gate, reason, waiver }) => {
    const condition = gate ? sayGate(gate, say, say.gate) : '';
    return join(
      say.move(sayMovers(by, say, nameOf), titles[lang], stateOf(workflow, to).titles[lang]),
      condition === '' ? say.free : say.condition(condition),
      ...(reason ? [say.reason] : []),
      ...(waiver
        ? [say.waiver(sayMovers(waiver.by, say, nameOf)), sayBasis(waiver.basis, lang)]
        : []),
    );
  });
}

/** Who may take a transition: "the drafting body or the coordinator". */
export const sayMovers = (
  by: readonly Mover[],
  say: WorkflowWords,
  nameOf: NameOf = asIs,
): string =>
  say.or(by.map((mover) => (typeof mover === 'object' ? nameOf(mover.agency) : say[mover])));

/** A length of time in its unit. */
export function sayTerm(term: Term, say: WorkflowWords): string {
  if ('hours' in term) return say.hours(term.hours);
  return 'workingDays' in term
    ? say.workingDays(term.workingDays)
    : say.calendarDays(term.calendarDays);
}

/** Whom a seat asks: a body by its name, or all bodies of a kind. */
export const sayAsked = (asked: Asked, say: WorkflowWords, nameOf: NameOf = asIs): string =>
  'agency' in asked ? nameOf(asked.agency) : say.bodies(asked.kind);

/** What an agency answers for, where that is not the whole text. */
const sayRemit = (remit: Exclude<Remit, 'whole'>, say: WorkflowWords): string =>
  'sections' in remit
    ? say.sections(remit.sections.join(', '))
    : say.and(remit.kinds.map((kind) => say.remitKinds[kind]));

/** A gate as one phrase, with the long or short words of a language; an `all` of nothing is an empty phrase. */
export function sayGate(gate: Gate, say: WorkflowWords, words: GateWords): string {
  const sayPart = (part: Gate): string =>
    'all' in part && part.all.length > 1
      ? words.together(part.all.map(sayPart))
      : sayGate(part, say, words);
  const each = (gates: readonly Gate[]) => gates.map(sayPart);
  if ('all' in gate) return words.all(each(gate.all));
  if ('any' in gate) return words.any(each(gate.any));
  if ('of' in gate) return words.atLeast(gate.atLeast, each(gate.of));
  if ('not' in gate)
    return 'noOpenObjections' in gate.not
      ? words.openObjections[kindOf(gate.not)]
      : words.not(sayPart(gate.not));
  return isAnswersGate(gate) ? sayAnswersGate(gate, words) : sayTextOrTimeGate(gate, say, words);
}

type GateAbout<K> = K extends unknown
  ? Extract<Gate, { readonly [P in K & string]: unknown }>
  : never;
type AnswersGate = GateAbout<
  'signoffs' | 'noOpenObjections' | 'amendmentsAnswered' | 'commentsAnswered'
>;
type GroupGate = GateAbout<'all' | 'any' | 'of' | 'not'>;

const answersGates = ['signoffs', 'noOpenObjections', 'amendmentsAnswered', 'commentsAnswered'];

const isAnswersGate = (gate: Gate): gate is AnswersGate =>
  answersGates.some((name) => name in gate);

const kindOf = ({ noOpenObjections: which }: GateAbout<'noOpenObjections'>) =>
  which === true ? 'all' : which;

function sayAnswersGate(gate: AnswersGate, words: GateWords): string {
  if ('signoffs' in gate) return words[gate.signoffs];
  if ('noOpenObjections' in gate) return words.noOpenObjections[kindOf(gate)];
  if ('commentsAnswered' in gate) return words.commentsAnswered;
  const { amendmentsAnswered: which } = gate;
  return words.amendmentsAnswered(which === true ? null : which.supporters);
}

function sayTextOrTimeGate(
  gate: Exclude<Gate, AnswersGate | GroupGate>,
  say: WorkflowWords,
  words: GateWords,
): string {
  if ('frozen' in gate) return words.frozen(gate.frozen);
  if ('elapsed' in gate) return words.elapsed;
  if ('term' in gate) return words.term(sayTerm(gate.term, say));
  if ('aligned' in gate) return words.aligned(gate.aligned);
  if ('touches' in gate) return words.touches(sayRemit(gate.touches, say));
  return 'lengthOver' in gate ? words.lengthOver(gate.lengthOver) : words.checksPass;
}
