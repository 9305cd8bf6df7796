/** What a workflow's gates ask about the text, collected from every gate in it. */
import type { Node } from 'prosemirror-model';
import type { Language } from '../language.ts';
import { canonicalJson } from '../text/canonical.ts';
import { type Gate, leavesOf, type Workflow } from '../workflow/workflow.ts';
import type { Remit } from './remit.ts';

export interface TextQuestions {
  /** Whether any gate asks for the length. */
  readonly pages: boolean;
  /** Each remit asked about, once. */
  readonly touches: readonly Exclude<Remit, 'whole'>[];
  /** Each pair of languages that must say the same, once, in the order the gate names them. */
  readonly aligned: readonly (readonly [Language, Language])[];
  readonly checks: boolean;
}

const known = new WeakMap<Workflow, TextQuestions>();

/** The questions of all gates: of transitions, of seats, of other terms. Computed once per workflow. */
export function textQuestions(workflow: Workflow): TextQuestions {
  const before = known.get(workflow);
  if (before) return before;
  const gates = gatesIn(workflow).flatMap(leavesOf);
  const touches = gates.flatMap((gate) => ('touches' in gate ? [gate.touches] : []));
  const pairs = gates.flatMap((gate) => ('aligned' in gate ? pairsOf(gate.aligned) : []));
  const questions = {
    pages: gates.some((gate) => 'lengthOver' in gate),
    touches: distinct(touches),
    aligned: distinct(pairs),
    checks: gates.some((gate) => 'checksPass' in gate),
  };
  known.set(workflow, questions);
  return questions;
}

const gatesIn = ({ states }: Workflow): readonly Gate[] =>
  Object.values(states).flatMap(({ review, transitions }) => [
    ...transitions.flatMap(({ gate }) => gate ?? []),
    ...(review?.participants ?? []).flatMap(({ when }) => when ?? []),
    ...(review?.otherTerm ? [review.otherTerm.when] : []),
  ]);

const pairsOf = (langs: readonly Language[]): (readonly [Language, Language])[] =>
  langs.flatMap((a, index) => langs.slice(index + 1).map((b) => [a, b] as const));

const distinct = <T>(values: readonly T[]): readonly T[] => [
  ...new Map(values.map((value) => [canonicalJson(value), value])).values(),
];

const pageCharacters = 1800;

/** Pages of 1,800 characters with spaces, begun ones counted: the sheet that editors count in. */
export const pagesOf = (doc: Node): number =>
  Math.ceil(doc.textBetween(0, doc.content.size, '\n', ' ').length / pageCharacters);
