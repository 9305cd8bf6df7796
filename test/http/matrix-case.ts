/**
 * What the policy is held to, told a second time and in other terms than it tells itself: for each
 * action the viewers it lets through, and for each viewer how they say who they are.
 */
import type { Action } from '../../src/domain/access.ts';
import { cast } from './world.ts';

/** Everybody there is, from outside in. The draft belongs to `drafter` and `owner head`; `asked` signs. */
export const viewers = [
  'public',
  'partner lead',
  'partner member',
  'drafter elsewhere',
  'head elsewhere',
  'reviewer asked',
  'head asked',
  'deputy of asked',
  'drafter',
  'owner head',
  'coordinator',
  'administrator',
  'auditor',
] as const;
export type Viewer = (typeof viewers)[number];

/** Persons whom nothing lets in: whatever they ask, they are told they act for nobody. */
export const shutOut = ['suspended', 'appointment over', 'appointment to come'] as const;

/** Ids of those who are not in the demo's directory. */
export const added = {
  'partner member': 'partner-member',
  'drafter elsewhere': 'drafter-elsewhere',
  administrator: 'the-administrator',
  auditor: 'the-auditor',
  suspended: 'somebody-suspended',
  'appointment over': 'somebody-over',
  'appointment to come': 'somebody-to-come',
} as const;

/** How a viewer says who they are. */
export const headersOf: Readonly<
  Record<Viewer | (typeof shutOut)[number], Readonly<Record<string, string>>>
> = {
  public: {},
  'partner lead': { 'kelisim-actor': cast.partner },
  'partner member': { 'kelisim-actor': added['partner member'] },
  'drafter elsewhere': { 'kelisim-actor': added['drafter elsewhere'] },
  'head elsewhere': { 'kelisim-actor': cast.labour },
  'reviewer asked': { 'kelisim-actor': cast.reviewer },
  'head asked': { 'kelisim-actor': cast.economy },
  'deputy of asked': { 'kelisim-actor': cast.reviewer, 'kelisim-in-place-of': cast.economy },
  drafter: { 'kelisim-actor': cast.drafter },
  'owner head': { 'kelisim-actor': cast.vice },
  coordinator: { 'kelisim-actor': cast.coordinator },
  administrator: { 'kelisim-actor': added.administrator },
  auditor: { 'kelisim-actor': added.auditor },
  suspended: { 'kelisim-actor': added.suspended },
  'appointment over': { 'kelisim-actor': added['appointment over'] },
  'appointment to come': { 'kelisim-actor': added['appointment to come'] },
};

const everyone: readonly Viewer[] = viewers;
const signedIn = everyone.filter((one) => one !== 'public');
/** Those with a say in drafts; who keeps the directory or checks the records has none. */
const withSay = signedIn.filter((one) => one !== 'administrator' && one !== 'auditor');
const owners: readonly Viewer[] = ['drafter', 'owner head'];
const desk: readonly Viewer[] = [...owners, 'coordinator'];
const heads: readonly Viewer[] = ['head elsewhere', 'head asked', 'deputy of asked', 'owner head'];
const insiders: readonly Viewer[] = [...heads, 'reviewer asked'];
const proposers: readonly Viewer[] = [...heads, 'partner lead'];
const ownHeads: readonly Viewer[] = ['head elsewhere', 'head asked', 'owner head'];

/** Whom each action lets through, to a draft they may know of. */
export const declared: Readonly<Record<Action, readonly Viewer[]>> = {
  'session:open': everyone,
  'session:own': everyone,
  'directory:read': everyone,
  'draft:list': everyone,
  'draft:read': everyone,
  'draft:create': ['drafter', 'drafter elsewhere'],
  'draft:edit': desk,
  'draft:show': desk,
  'text:read': [...desk, 'auditor'],
  'text:save': owners,
  'version:read': everyone,
  'version:freeze': owners,
  'event:read': signedIn,
  'draft:move': [...desk, ...heads],
  'signoff:read': everyone,
  'signoff:give': heads,
  'item:answer': owners,
  'item:withdraw': heads,
  'item:uphold': heads,
  'item:override': [...desk, ...heads],
  'meeting:read': everyone,
  'meeting:call': desk,
  'amendment:read': everyone,
  'amendment:submit': proposers,
  'amendment:decide': owners,
  'amendment:prepare': [...insiders, 'partner lead', 'partner member'],
  'amendment:revise': proposers,
  'amendment:withdraw': proposers,
  'amendment:support': withSay,
  'desk:read': [...owners, 'auditor'],
  'desk:write': owners,
  'pair:read': [...desk, 'auditor'],
  'pair:confirm': desk,
  'term:read': everyone,
  'term:ask': insiders,
  'term:extend': desk,
  'term:move': desk,
  'clock:tick': [],
  'position:read': insiders,
  'position:prepare': insiders,
  'thread:read': everyone,
  'thread:write': withSay,
  'comment:read': everyone,
  'comment:give': ['public', ...withSay],
  'comment:moderate': desk,
  'comment:answer': owners,
  'token:own': signedIn,
  'mail:read': ['administrator'],
  'access-log:read': ['administrator', 'auditor'],
  'webhook:keep': ['administrator', ...ownHeads, 'partner lead'],
  'server:read': ['administrator', 'auditor'],
  'me:read': signedIn,
  'me:write': signedIn,
  'inbox:read': signedIn,
  'inbox:mark': withSay,
  'person:read': ['administrator', 'auditor', ...heads, 'partner lead'],
  'person:write': ['administrator'],
  'appointment:give': ['administrator', ...ownHeads, 'partner lead'],
  'organisation:write': ['administrator'],
  'directory:export': ['administrator'],
  'workflow:read': signedIn,
  'workflow:write': ['coordinator', 'administrator'],
  'mandate:read': signedIn,
  'mandate:give': ownHeads,
  'mandate:arrange': [...ownHeads, 'coordinator'],
};

/** Who may know of a draft that is not public; `asked` takes part in it. */
const partakers: readonly Viewer[] = ['reviewer asked', 'head asked', 'deputy of asked'];
export const knows = {
  drafters: [...desk, 'auditor'],
  participants: [...desk, 'auditor', ...partakers],
  public: everyone,
} as const satisfies Record<string, readonly Viewer[]>;
