/**
 * Public comments on a draft while it is discussed in public: each is given, perhaps moderated, and
 * ends with an outcome that its group was answered with. They are the fold of one ledger per draft.
 */
import type { Draft, Stamp } from '../draft/draft.ts';
import type { OpenComments } from '../draft/judge-comments.ts';
import type { Entry } from '../ledger.ts';
import type { Hash } from '../text/canonical.ts';
import type { CommentRule, State, Workflow } from '../workflow/workflow.ts';
import { stateOf } from '../workflow/workflow.ts';
import type { Place } from './place.ts';

export const commentOutcomes = ['accepted', 'partly', 'refused', 'noted'] as const;
export type CommentOutcome = (typeof commentOutcomes)[number];

/** What a comment says, of which version, and on which words of it; null for the whole. */
export interface Given {
  readonly text: string;
  readonly version: number;
  readonly place: Place | null;
  /** What a visitor calls themselves. It is nobody's identity and is never taken for one. */
  readonly name?: string;
  readonly organisation?: string;
}

/** What the ledger of comments is made of. Comments and groups are numbered from 1. */
export type CommentFact =
  /** `secret`: SHA-256 of what a visitor proves by that the comment is theirs; null when signed in. */
  | ({ readonly type: 'given'; readonly secret: Hash | null } & Given)
  | { readonly type: 'revised'; readonly comment: number; readonly text: string }
  | { readonly type: 'withdrawn'; readonly comment: number }
  | {
      readonly type: 'moderated';
      readonly comment: number;
      readonly publish: boolean;
      readonly reason: string;
    }
  /** The group holds exactly these from now on; a number not yet used makes a new one. */
  | {
      readonly type: 'grouped';
      readonly group: number;
      readonly title: string;
      readonly comments: readonly number[];
    }
  | {
      readonly type: 'answered';
      readonly group: number;
      readonly outcome: CommentOutcome;
      readonly text: string;
      /** Number of the amendment it led to. */
      readonly amendment?: number;
    };

export type CommentState = 'waiting' | 'published' | 'withheld' | 'withdrawn';

export interface Comment extends Given, Stamp {
  readonly comment: number;
  readonly secret: Hash | null;
  readonly state: CommentState;
  /** How often its author replaced its words. */
  readonly revision: number;
  readonly moderation: (Stamp & { readonly reason: string }) | null;
  /** Number of its group. */
  readonly group: number | null;
}

export interface Answer extends Stamp {
  readonly outcome: CommentOutcome;
  readonly text: string;
  /** Number of the amendment it led to, if one is named. */
  readonly amendment: number | null;
}

export interface Group extends Stamp {
  readonly group: number;
  readonly title: string;
  readonly comments: readonly number[];
  readonly answer: Answer | null;
}

export interface Discussion {
  /** How many entries of the ledger it is the fold of. */
  readonly entries: number;
  readonly comments: readonly Comment[];
  readonly groups: readonly Group[];
}

/** Who may comment where a draft stands; `none` outside a consultation. */
export const commentRule = ({ kind, comments }: State): CommentRule =>
  kind === 'consultation' ? (comments ?? 'named') : 'none';

/**
 * The instant (ISO) after which no comment is taken where the draft stands: when the last term that
 * began as it came there ends. Null where none began.
 */
export const commentsUntil = ({ moves }: Pick<Draft, 'moves'>): string | null =>
  moves.at(-1)?.terms.reduce((last, { due }) => (due > last ? due : last), '') || null;

/** The states of a workflow in which comments are taken. */
export const commentStates = (workflow: Workflow): readonly string[] =>
  Object.keys(workflow.states).filter((name) => commentRule(stateOf(workflow, name)) !== 'none');

/** How a comment ended; null while its group, if it has one, is unanswered. */
export const answerOf = ({ groups }: Discussion, { group }: Comment): Answer | null =>
  (group === null ? null : groups[group - 1]?.answer) ?? null;

/** How many comments have not ended: neither with an outcome, nor withheld, nor withdrawn. */
export function countOpen(discussion: Discussion): OpenComments {
  const { comments } = discussion;
  return {
    waiting: comments.filter(({ state }) => state === 'waiting').length,
    unanswered: comments.filter((one) => isUnanswered(discussion, one)).length,
  };
}

/** Published, and without an outcome. */
export const isUnanswered = (discussion: Discussion, comment: Comment): boolean =>
  comment.state === 'published' && answerOf(discussion, comment) === null;

interface Open {
  readonly comments: Comment[];
  readonly groups: Group[];
}

const unopened: Discussion = { entries: 0, comments: [], groups: [] };

/** What a ledger of comments says after these entries; `before` is what it said until then. */
export function foldComments(
  entries: readonly Entry<CommentFact>[],
  before: Discussion = unopened,
): Discussion {
  const open: Open = { comments: [...before.comments], groups: [...before.groups] };
  for (const entry of entries) apply(open, entry, { at: entry.at, by: entry.by });
  return { entries: before.entries + entries.length, ...open };
}

function apply(open: Open, fact: CommentFact, stamp: Stamp): void {
  const { comments, groups } = open;
  switch (fact.type) {
    case 'given':
      comments.push(beginComment(fact, comments.length + 1, stamp));
      return;
    case 'grouped':
      fillGroup(open, fact, stamp);
      return;
    case 'answered': {
      const { group, outcome, text, amendment = null } = fact;
      const answer = { outcome, text, amendment, ...stamp };
      groups[group - 1] = { ...(groups[group - 1] as Group), answer };
      return;
    }
    default:
      comments[fact.comment - 1] = changeComment(open, fact, stamp);
  }
}

function beginComment(
  fact: CommentFact & { readonly type: 'given' },
  comment: number,
  stamp: Stamp,
): Comment {
  const { type: _, ...given } = fact;
  const state = fact.secret === null ? 'published' : 'waiting';
  return { ...given, comment, state, revision: 0, moderation: null, group: null, ...stamp };
}

type Changing = Extract<CommentFact, { readonly comment: number }>;

/** Who reads, groups and answers has read these words: with new ones it leaves its group. */
function changeComment(open: Open, fact: Changing, stamp: Stamp): Comment {
  const comment = open.comments[fact.comment - 1] as Comment;
  const ungrouped = () => {
    leaveGroups(open, [fact.comment]);
    return null;
  };
  if (fact.type === 'withdrawn') return { ...comment, state: 'withdrawn', group: ungrouped() };
  if (fact.type === 'revised') {
    const state = comment.secret === null ? 'published' : 'waiting';
    const revision = comment.revision + 1;
    return { ...comment, text: fact.text, state, revision, moderation: null, group: ungrouped() };
  }
  const moderation = { reason: fact.reason, ...stamp };
  if (fact.publish) return { ...comment, state: 'published', moderation };
  return { ...comment, state: 'withheld', moderation, group: ungrouped() };
}

function fillGroup(
  open: Open,
  fact: CommentFact & { readonly type: 'grouped' },
  stamp: Stamp,
): void {
  const { comments, groups } = open;
  const { group, title, comments: members } = fact;
  const left = groups[group - 1]?.comments ?? [];
  leaveGroups(open, [...left, ...members]);
  groups[group - 1] = { group, title, comments: members, answer: null, ...stamp };
  for (const number of left)
    comments[number - 1] = { ...(comments[number - 1] as Comment), group: null };
  for (const number of members)
    comments[number - 1] = { ...(comments[number - 1] as Comment), group };
}

function leaveGroups({ groups }: Open, leaving: readonly number[]): void {
  groups.forEach((group, index) => {
    const comments = group.comments.filter((number) => !leaving.includes(number));
    if (comments.length < group.comments.length) groups[index] = { ...group, comments };
  });
}
