/** What a token may be for, in the few sets a person chooses from: together, every action there is for tokens. */
import type { TokenAction } from '../../../domain/token.ts';

export const scopeSets = {
  read: [
    'directory:read',
    'draft:list',
    'draft:read',
    'text:read',
    'version:read',
    'event:read',
    'signoff:read',
    'meeting:read',
    'amendment:read',
    'desk:read',
    'pair:read',
    'term:read',
    'position:read',
    'thread:read',
    'comment:read',
    'mandate:read',
  ],
  write: [
    'draft:create',
    'draft:edit',
    'text:save',
    'version:freeze',
    'item:answer',
    'amendment:prepare',
    'pair:confirm',
    'term:ask',
  ],
  propose: [
    'amendment:submit',
    'amendment:revise',
    'amendment:withdraw',
    'amendment:support',
    'position:prepare',
    'thread:write',
  ],
  comment: ['comment:give', 'comment:moderate', 'comment:answer'],
} as const satisfies Readonly<Record<string, readonly TokenAction[]>>;

export type ScopeSet = keyof typeof scopeSets;

export const scopeSetNames = Object.keys(scopeSets) as readonly ScopeSet[];

/** The actions of some sets. */
export const scopesOf = (sets: readonly ScopeSet[]): readonly TokenAction[] =>
  sets.flatMap((set): readonly TokenAction[] => scopeSets[set]);
