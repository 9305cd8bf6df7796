/**
 * Who may do what: the whole policy on one page. Default deny: an action that is not named here is
 * nobody's. State and content are judged by `decide`; this page only knows actor and relation.
 */
import type { Draft } from './draft/draft.ts';
import type { Author } from './draft/event.ts';
import { partiesOf } from './draft/parties.ts';
import type { Mover } from './workflow/workflow.ts';

/** `clock` and `visitor` are no person's: no directory holds them, so they never come from outside. */
export type Role =
  | 'drafter'
  | 'signatory'
  | 'reviewer'
  /** Leads a partner organisation: speaks for it outside. */
  | 'partner'
  /** Works inside a partner organisation. */
  | 'partner-member'
  | 'coordinator'
  /** Keeps people, organisations and appointments; judges no text. */
  | 'administrator'
  /** Reads everything and writes nothing. */
  | 'auditor'
  | 'visitor'
  | 'clock';

/** The authenticated person acting for one organisation; `null` stands for the public. */
export interface Actor extends Author {
  readonly role: Role;
  /** The only actions there are for somebody who acts by a token. */
  readonly scopes?: readonly Action[];
}

/** Time itself, in whose name is recorded what comes to pass without anybody. */
export const clockActor: Actor = { person: 'clock', organisation: 'system', role: 'clock' };

/** Somebody of the public who is not signed in, in whose name comments are kept. */
export const visitorActor: Actor = { person: 'visitor', organisation: 'public', role: 'visitor' };

type Rule = (actor: Actor | null, draft: Draft | null) => boolean;

/**
 * True when the actor may know that a draft exists. Whoever may not gets the answer that there is no
 * such thing, whatever they asked; lists and counts leave it out.
 */
export function sees(actor: Actor | null, draft: Draft): boolean {
  if (draft.visibility === 'public') return true;
  if (actor === null) return false;
  if (seesAll(actor) || draftingSide(actor, draft)) return true;
  const isOpen = draft.visibility === 'participants' && actor.role !== 'administrator';
  return isOpen && partiesOf(draft).includes(actor.organisation);
}

/** What of an actor decides which drafts they see, for lists: `sees` is true of just those. */
export type Viewer =
  | 'all'
  | {
      /** Null for the public, and for administrators, who have no part in drafts. */
      readonly organisation: string | null;
      /** On the drafting side of what the organisation owns. */
      readonly drafts: boolean;
    };

export const viewerOf = (actor: Actor | null): Viewer =>
  seesAll(actor)
    ? 'all'
    : {
        organisation: actor?.role === 'administrator' ? null : (actor?.organisation ?? null),
        drafts: actor?.role === 'drafter' || actor?.role === 'signatory',
      };

/** Those who coordinate and those who check see every draft; so does the clock. */
const seesAll = (actor: Actor | null): boolean =>
  actor?.role === 'coordinator' || actor?.role === 'auditor' || actor?.role === 'clock';

const anyone: Rule = () => true;
const signedIn: Rule = (actor) => actor !== null;
/** Everybody with a say in drafts: who keeps the directory or checks the records has none. */
const withSay: Rule = (actor) =>
  actor !== null && !administrator(actor, null) && !auditor(actor, null);
const publicOrWithSay: Rule = (actor) => actor === null || withSay(actor, null);
const administrator: Rule = (actor) => actor?.role === 'administrator';
const auditor: Rule = (actor) => actor?.role === 'auditor';
const coordinator: Rule = (actor) => actor?.role === 'coordinator';
const author: Rule = (actor) => actor?.role === 'drafter';
const signatory: Rule = (actor) => actor?.role === 'signatory';
/** Those who speak for their body inside it, whoever speaks for it outside. */
const insider: Rule = (actor) => actor?.role === 'signatory' || actor?.role === 'reviewer';
/** Who acts in another's place passes nothing on: the depth of mandates is one. */
const ownSignatory: Rule = (actor) => actor?.role === 'signatory' && !actor.inPlaceOf;
const time: Rule = (actor) => actor?.role === 'clock';
const partner: Rule = (actor) => actor?.role === 'partner';
const partnerMember: Rule = (actor) => actor?.role === 'partner-member';
const draftingSide: Rule = (actor, draft) =>
  (actor?.role === 'drafter' || actor?.role === 'signatory') &&
  draft !== null &&
  actor.organisation === draft.owner;

const policy = {
  // One's own session asks for itself, whatever its person acts for: see http/auth-own.ts.
  'session:open': [anyone],
  'session:own': [anyone],
  'directory:read': [anyone],
  'draft:list': [anyone],
  'draft:read': [anyone],
  'draft:create': [author],
  'draft:edit': [draftingSide, coordinator],
  'draft:show': [draftingSide, coordinator],
  'text:read': [draftingSide, coordinator, auditor],
  'text:save': [draftingSide],
  'version:read': [anyone],
  'version:freeze': [draftingSide],
  'event:read': [signedIn],
  'draft:move': [draftingSide, coordinator, signatory],
  'signoff:read': [anyone],
  'signoff:give': [signatory],
  'item:answer': [draftingSide],
  'item:withdraw': [signatory],
  'item:uphold': [signatory],
  'item:override': [draftingSide, coordinator, signatory],
  'meeting:read': [anyone],
  'meeting:call': [draftingSide, coordinator],
  'amendment:read': [anyone],
  'amendment:submit': [partner, signatory],
  'amendment:decide': [draftingSide],
  'amendment:prepare': [partner, partnerMember, insider],
  'amendment:revise': [partner, signatory],
  'amendment:withdraw': [partner, signatory],
  'amendment:support': [withSay],
  'desk:read': [draftingSide, auditor],
  'desk:write': [draftingSide],
  'pair:read': [draftingSide, coordinator, auditor],
  'pair:confirm': [draftingSide, coordinator],
  'term:read': [anyone],
  'term:ask': [insider],
  'term:extend': [draftingSide, coordinator],
  'term:move': [draftingSide, coordinator],
  'clock:tick': [time],
  'position:read': [insider],
  'position:prepare': [insider],
  'thread:read': [anyone],
  'thread:write': [withSay],
  'comment:read': [anyone],
  'comment:give': [publicOrWithSay],
  'comment:moderate': [draftingSide, coordinator],
  'comment:answer': [draftingSide],
  'token:own': [signedIn],
  'mail:read': [administrator],
  'access-log:read': [administrator, auditor],
  'webhook:keep': [administrator, ownSignatory, partner],
  'server:read': [administrator, auditor],
  'me:read': [signedIn],
  'me:write': [signedIn],
  'inbox:read': [signedIn],
  'inbox:mark': [withSay],
  'person:read': [administrator, auditor, signatory, partner],
  'person:write': [administrator],
  'appointment:give': [administrator, ownSignatory, partner],
  'organisation:write': [administrator],
  'directory:export': [administrator],
  'workflow:read': [signedIn],
  'workflow:write': [coordinator, administrator],
  'mandate:read': [signedIn],
  'mandate:give': [ownSignatory],
  'mandate:arrange': [ownSignatory, coordinator],
} as const satisfies Record<string, readonly Rule[]>;

export type Action = keyof typeof policy;

export const actions = Object.keys(policy) as readonly Action[];

/**
 * True when a rule of the action lets this actor through, to a draft they see. Unknown actions are
 * nobody's.
 */
export function may(actor: Actor | null, action: Action, draft: Draft | null): boolean {
  if (actor?.scopes && !actor.scopes.includes(action)) return false;
  const rules: readonly Rule[] = Object.hasOwn(policy, action) ? policy[action] : [];
  if (draft && !sees(actor, draft)) return false;
  return rules.some((rule) => rule(actor, draft));
}

const proven: readonly Action[] = [
  'signoff:give',
  'item:override',
  'mandate:give',
  'mandate:arrange',
];

/** True for what binds an organisation or passes rights on: a session shows first who it is, once more. */
export const asksProof = (action: Action): boolean => proven.includes(action);

/** True when the workflow lets this actor take a transition of this draft. */
export const mayMove = (actor: Actor, by: readonly Mover[], draft: Draft): boolean =>
  by.some((mover) => {
    if (mover === 'drafter') return draftingSide(actor, draft);
    if (mover === 'coordinator') return coordinator(actor, draft);
    return signatory(actor, draft) && actor.organisation === mover.agency;
  });
