/**
 * The gate about public comments. They stand in a ledger beside the log, so their count comes in as a
 * value; it is read only where a way out of the present state asks for it.
 */
import { type Gate, leavesOf, stateOf } from '../workflow/workflow.ts';
import type { Because } from './because.ts';
import type { Draft } from './draft.ts';
import { type Finding, unless } from './finding.ts';
import { assert } from './refusal.ts';

/** How many comments have not ended. Withdrawn and withheld ones have. */
export interface OpenComments {
  /** No moderator has read them yet. */
  readonly waiting: number;
  /** Published, and without an outcome. */
  readonly unanswered: number;
}

/** The counts of a draft nobody has commented on. */
export const noComments: OpenComments = { waiting: 0, unanswered: 0 };

/** True when a way out of the draft's present state waits for comments: then they have to be counted. */
export const asksComments = ({ workflow, state }: Draft): boolean =>
  stateOf(workflow, state).transitions.some(({ gate }) => gate && leavesOf(gate).some(isAsking));

const isAsking = (gate: Gate): boolean => 'commentsAnswered' in gate;

/** @throws when nobody counted: whoever judges a draft of which `asksComments` is true does. */
export function judgeComments(comments: OpenComments | undefined): Finding {
  assert(comments, 'a gate that asks for comments is judged on their count');
  const { waiting, unanswered } = comments;
  const against: Because[] = [];
  if (waiting > 0) against.push({ code: 'comments-waiting', number: waiting });
  if (unanswered > 0) against.push({ code: 'comments-unanswered', number: unanswered });
  return unless(against, 'comments-answered');
}
