/**
 * A workflow in plain sentences: what the picture shows, for those who cannot see it, and for print.
 * Nothing is left out: who is asked, on what term and by which act, who may take which way and when.
 */
import type { Remit } from '../draft/remit.ts';
import { formatZone } from '../format.ts';
import type { Language } from '../language.ts';
import type { Term } from '../legal-time/due.ts';
import { type GateWords, type WorkflowWords, workflowWords } from './words.ts';
import {
  type Asked,
  type Gate,
  type Mover,
  type Review,
  type State,
  stateOf,
  type Transition,
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
 * The workflow's opening and each of its states, in the order of the file. Acts and their notes
 * stand as the file has them; agencies are their ids unless `nameOf` names them.
 */
export function describeStates(
  workflow: Workflow,
  lang: Language,
  nameOf: NameOf = asIs,
): readonly Described[] {
  const say = workflowWords[lang];
  const { titles, edition, calendar, zone, initial, states } = workflow;
  const opening = [
    say.edition(titles[lang], edition),
    say.begins(stateOf(workflow, initial).titles[lang]),
    say.counted(calendar, formatZone(zone, lang)),
  ];
  const described = Object.values(states).map((state) => ({
    title: state.titles[lang],
    sentences: [
      ...(state.review ? describeReview(state.review, say, nameOf) : []),
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

function describeReview(review: Review, say: WorkflowWords, nameOf: NameOf): readonly string[] {
  const { term, repeatTerm, carryOver, basis } = review;
  const asked = review.participants.map((seat) => {
    const { required, remit = 'whole' } = seat;
    const name = sayAsked(seat, say, nameOf);
    const parts = [
      ...(remit === 'whole' ? [] : [say.remit(sayRemit(remit, say))]),
      ...(required ? [] : [say.advisory]),
    ];
    return parts.length ? `${name} (${parts.join('; ')})` : name;
  });
  return [
    say.asked([...asked, ...(review.chosen ? [say.chosen] : [])].join(', ')),
    say.term(sayTerm(term, say)),
    ...(repeatTerm ? [say.repeatTerm(sayTerm(repeatTerm, say))] : []),
    ...(carryOver ? [say.carryOver] : []),
    [
      say.basis(basis.act),
      basis.confirmed ? say.confirmed : say.unconfirmed,
      ...(basis.note === undefined ? [] : [basis.note]),
    ].join(' '),
  ];
}

function describeWays(
  workflow: Workflow,
  { titles, kind, transitions }: State,
  lang: Language,
  nameOf: NameOf,
): readonly string[] {
  const say = workflowWords[lang];
  if (kind === 'final') return [say.ends(titles[lang])];
  return transitions.map(({ titles: names, to, by, gate, reason }) => {
    const condition = gate ? sayGate(gate, say.gate) : '';
    return [
      say.move(sayMovers(by, say, nameOf), names[lang], stateOf(workflow, to).titles[lang]),
      condition === '' ? say.free : say.condition(condition),
      ...(reason ? [say.reason] : []),
    ].join(' ');
  });
}

/** Who may take a transition: "the drafting body or the coordinator". */
export const sayMovers = (
  by: Transition['by'],
  say: WorkflowWords,
  nameOf: NameOf = asIs,
): string =>
  say.or(by.map((mover: Mover) => (typeof mover === 'object' ? nameOf(mover.agency) : say[mover])));

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
    : remit.kinds.map((kind) => say.remitKinds[kind]).join(', ');

/** A gate as one phrase, with the words given; an `all` of nothing is an empty phrase. */
export function sayGate(gate: Gate, words: GateWords): string {
  const each = (gates: readonly Gate[]) => gates.map((part) => sayGate(part, words));
  if ('all' in gate) return words.all(each(gate.all));
  if ('any' in gate) return words.any(each(gate.any));
  if ('of' in gate) return words.atLeast(gate.atLeast, each(gate.of));
  if ('not' in gate) return words.not(sayGate(gate.not, words));
  if ('frozen' in gate) return words.frozen(gate.frozen);
  if ('signoffs' in gate) return words[gate.signoffs];
  if ('noOpenObjections' in gate) return words.noOpenObjections;
  return 'amendmentsAnswered' in gate ? words.amendmentsAnswered : words.elapsed;
}
