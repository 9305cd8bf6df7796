/**
 * What can be done with comments: each function checks one act against what stands in the ledger
 * and gives the fact to add. Who may act at all is the policy's business; whose comment it is, theirs.
 */
import type { Draft } from '../draft/draft.ts';
import { refuse } from '../draft/refusal.ts';
import type { Hash } from '../text/canonical.ts';
import { type CommentRule, stateOf } from '../workflow/workflow.ts';
import {
  answerOf,
  type Comment,
  type CommentFact,
  type CommentOutcome,
  commentRule,
  commentStates,
  commentsUntil,
  type Discussion,
  type Given,
  type Group,
} from './comment.ts';
import { requireWords } from './thread.ts';
import { isCommenter, type Reader, seenOf } from './visibility.ts';

/**
 * A comment as it is given; `secret` is null for somebody signed in, who is known by that, and `now` an
 * ISO instant. *Refuses:* wrong-state, too-late, unauthenticated, invalid.
 */
export function giveComment(
  draft: Draft,
  given: Given,
  secret: Hash | null,
  now: string,
): CommentFact {
  const rule = requireOpen(draft, now);
  const { text, name, organisation } = given;
  requireWords(text);
  if (secret === null) {
    const field = name === undefined ? '/organisation' : '/name';
    if (name !== undefined || organisation !== undefined)
      return refuse('invalid', { field, why: 'who is signed in is named by that' });
  } else if (rule === 'signed-in')
    return refuse('unauthenticated', { why: 'this discussion takes comments of who is signed in' });
  else if (rule === 'named') {
    requireWords(name ?? '', '/name');
    requireWords(organisation ?? '', '/organisation');
  }
  return { type: 'given', secret, ...given };
}

/** Whose comments are taken now. *Refuses:* wrong-state, too-late. */
function requireOpen(draft: Draft, now: string): Exclude<CommentRule, 'none'> {
  const { workflow, state } = draft;
  const rule = commentRule(stateOf(workflow, state));
  if (rule === 'none') return refuse('wrong-state', { state, allowed: commentStates(workflow) });
  const due = commentsUntil(draft);
  if (due !== null && now > due) refuse('too-late', { due });
  return rule;
}

/** The comment that was given with this secret. */
export const findBySecret = ({ comments }: Discussion, secret: Hash): Comment | undefined =>
  comments.find((one) => one.secret === secret);

/** A comment the reader sees at least in outline. *Refuses:* not-found. */
export function findComment(
  { comments }: Discussion,
  number: number,
  reader: Reader,
  draft: Draft,
): Comment {
  const comment = comments[number - 1];
  if (comment && seenOf(comment, reader, draft)) return comment;
  return refuse('not-found', { what: 'comment', id: String(number) });
}

/** *Refuses:* forbidden or unauthenticated for who did not give it, already-answered, nothing-changed when withdrawn. */
function requireOwn(discussion: Discussion, comment: Comment, reader: Reader): void {
  if (!isCommenter(comment, reader)) {
    if (reader.actor) refuse('forbidden', { action: 'comment:change' });
    refuse('unauthenticated', { why: 'only its author, by its secret, changes a comment' });
  }
  requireUnanswered(discussion, comment);
}

function requireUnanswered(discussion: Discussion, comment: Comment): void {
  if (answerOf(discussion, comment))
    refuse('already-answered', { what: 'comment', number: comment.comment });
  if (comment.state === 'withdrawn')
    refuse('nothing-changed', { what: 'the comment was withdrawn' });
}

/** *Refuses:* wrong-state, too-late, forbidden, already-answered, nothing-changed, invalid. */
export function reviseComment(
  discussion: Discussion,
  comment: Comment,
  text: string,
  reader: Reader,
  { draft, now }: { readonly draft: Draft; readonly now: string },
): CommentFact {
  requireOwn(discussion, comment, reader);
  requireOpen(draft, now);
  requireWords(text);
  if (text === comment.text) refuse('nothing-changed', { what: 'it has these words' });
  return { type: 'revised', comment: comment.comment, text };
}

/** *Refuses:* forbidden, already-answered, nothing-changed. */
export function withdrawComment(
  discussion: Discussion,
  comment: Comment,
  reader: Reader,
): CommentFact {
  requireOwn(discussion, comment, reader);
  return { type: 'withdrawn', comment: comment.comment };
}

/** A moderator's word on what they read: `revision` names it. */
export interface Moderation {
  readonly revision: number;
  readonly publish: boolean;
  readonly reason: string;
}

/** *Refuses:* stale, already-answered, nothing-changed, reason-required for withholding. */
export function moderateComment(
  discussion: Discussion,
  comment: Comment,
  { revision, publish, reason }: Moderation,
  { seq }: Draft,
): CommentFact {
  requireUnanswered(discussion, comment);
  if (revision !== comment.revision)
    refuse('stale', { seq, current: `revision ${comment.revision}` });
  if (comment.state === (publish ? 'published' : 'withheld'))
    refuse('nothing-changed', { what: `the comment is ${comment.state}` });
  if (!publish && reason.trim() === '') refuse('reason-required', { field: '/reason' });
  return { type: 'moderated', comment: comment.comment, publish, reason };
}

/** *Refuses:* not-found. */
const findGroup = ({ groups }: Discussion, number: number): Group =>
  groups[number - 1] ?? refuse('not-found', { what: 'group', id: String(number) });

/** *Refuses:* already-answered. */
function requireOpenGroup({ group, answer }: Group): void {
  if (answer) refuse('already-answered', { what: 'group', number: group });
}

/**
 * Puts published comments into one group, out of those they were in; `group` is null for a new one.
 * *Refuses:* not-found, already-answered, invalid.
 */
export function groupComments(
  discussion: Discussion,
  group: number | null,
  title: string,
  comments: readonly number[],
): CommentFact {
  if (group !== null) requireOpenGroup(findGroup(discussion, group));
  requireWords(title, '/title');
  for (const [index, number] of comments.entries()) {
    const field = `/comments/${index}`;
    const comment = discussion.comments[number - 1];
    if (!comment) return refuse('not-found', { what: 'comment', id: String(number) });
    if (comments.indexOf(number) !== index) refuse('invalid', { field, why: 'it is named twice' });
    if (comment.state !== 'published') refuse('invalid', { field, why: `it is ${comment.state}` });
    if (answerOf(discussion, comment)) refuse('already-answered', { what: 'comment', number });
  }
  return { type: 'grouped', group: group ?? discussion.groups.length + 1, title, comments };
}

/**
 * Answers a group once and for all: that is the outcome of each of its comments, which are those the
 * author of the answer read. *Refuses:* not-found, already-answered, stale, invalid, reason-required.
 */
export function answerGroup(
  discussion: Discussion,
  number: number,
  answer: {
    readonly outcome: CommentOutcome;
    readonly text: string;
    readonly comments: readonly number[];
    readonly amendment: number | null;
  },
  { seq, amendments }: Draft,
): CommentFact {
  const group = findGroup(discussion, number);
  requireOpenGroup(group);
  const members = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b).join();
  if (members(answer.comments) !== members(group.comments))
    refuse('stale', { seq, current: `comments ${members(group.comments)}` });
  if (group.comments.length === 0)
    refuse('invalid', { field: '/comments', why: 'the group holds no comment' });
  if (answer.text.trim() === '') refuse('reason-required', { field: '/text' });
  const { outcome, text, amendment } = answer;
  if (amendment === null) return { type: 'answered', group: number, outcome, text };
  if (!amendments[amendment - 1]) refuse('not-found', { what: 'amendment', id: String(amendment) });
  return { type: 'answered', group: number, outcome, text, amendment };
}
