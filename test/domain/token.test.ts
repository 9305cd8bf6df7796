/** A token as it is made, written, known again and ended. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, actions, may } from '../../src/domain/access.ts';
import {
  earlierUse,
  holdsAt,
  isProof,
  makeToken,
  readTokenId,
  tokenActions,
} from '../../src/domain/token.ts';

const now = '2026-11-22T12:00:00.000Z';
const actor: Actor = { person: 'dina', organisation: 'economy', role: 'signatory' };
const asked = {
  label: 'Nightly export',
  scopes: ['draft:list', 'draft:read'],
  expiresAt: '2026-12-22T12:00:00+05:00',
} as const;
const made = makeToken(asked, { actor, now }, 'drawn once');

describe('a new token', () => {
  it('acts for whom its person acted, and holds until its expiry', () => {
    expect(made.token).toMatchObject({
      person: 'dina',
      organisation: 'economy',
      role: 'signatory',
      scopes: ['draft:list', 'draft:read'],
      madeAt: now,
      expiresAt: '2026-12-22T07:00:00.000Z',
      revokedAt: null,
      usedAt: null,
    });
    expect(holdsAt(made.token, now)).toBe(true);
    expect(holdsAt(made.token, made.token.expiresAt)).toBe(false);
    expect(holdsAt({ ...made.token, revokedAt: now }, now)).toBe(false);
  });

  it('keeps nothing of its text but a digest', () => {
    const secret = made.text.slice(21, 85);
    expect(JSON.stringify(made.token)).not.toContain(secret);
    expect(made.text).toMatch(/^kel_[0-9a-f]{16}_[0-9a-f]{72}$/);
  });

  it('is another for anything else that was drawn', () => {
    const other = makeToken(asked, { actor, now }, 'drawn twice');
    expect(other.token.id).not.toBe(made.token.id);
    expect(isProof(other.text, made.token)).toBe(false);
  });

  it('names each action once, in one order', () => {
    const scopes = ['draft:read', 'draft:list', 'draft:read'] as const;
    const { token } = makeToken({ ...asked, scopes }, { actor, now }, 'x');
    expect(token.scopes).toEqual(['draft:list', 'draft:read']);
  });

  it.each([now, '2026-11-22T11:59:59.999Z', '2027-11-22T12:00:00.001Z', '1970-01-01T00:00:00Z'])(
    'cannot expire at %s',
    (expiresAt) => {
      expect(() => makeToken({ ...asked, expiresAt }, { actor, now }, 'x')).toThrowError(
        expect.objectContaining({ code: 'invalid' }),
      );
    },
  );

  it('can hold for a year to the millisecond', () => {
    const expiresAt = '2027-11-22T12:00:00.000Z';
    expect(makeToken({ ...asked, expiresAt }, { actor, now }, 'x').token.expiresAt).toBe(expiresAt);
  });

  it('is not made in another’s place', () => {
    const inPlace = { ...actor, inPlaceOf: { person: 'farid', mandate: 'economy-1' } };
    expect(() => makeToken(asked, { actor: inPlace, now }, 'x')).toThrowError(
      expect.objectContaining({ code: 'forbidden' }),
    );
  });
});

describe('the text of a token', () => {
  it('proves it, and no other text does', () => {
    expect(readTokenId(made.text)).toBe(made.token.id);
    expect(isProof(made.text, made.token)).toBe(true);
    fc.assert(
      fc.property(
        fc.nat(made.text.length - 1),
        fc.constantFrom(...'0123456789abcdef_k'),
        (at, sign) => {
          const other = `${made.text.slice(0, at)}${sign}${made.text.slice(at + 1)}`;
          if (other === made.text) return;
          expect(isProof(other, made.token)).toBe(false);
          expect(readTokenId(other)).toBeNull();
        },
      ),
    );
  });

  it.each([
    '',
    'kel_',
    made.text.toUpperCase(),
    `${made.text} `,
    `${made.text}\n`,
    made.text.slice(0, -1),
    `${made.text}0`,
    'kel_0000000000000000_'.padEnd(93, '0'),
  ])('is not %j', (text) => {
    expect(readTokenId(text)).toBeNull();
  });
});

describe('what a token reaches', () => {
  it('is nothing that signs, binds a body, runs the house or is about an account', () => {
    const never = actions.filter((action) =>
      /^(signoff:give|draft:move|item:(withdraw|uphold|override)|amendment:decide|desk:write)$|^(mandate:(give|arrange)|token|session|clock|mail|outbox|people|person|organisation|appointment|access-log):?/.test(
        action,
      ),
    );
    expect(never).toEqual(expect.arrayContaining(['signoff:give', 'token:own', 'clock:tick']));
    expect(tokenActions.filter((action) => never.includes(action))).toEqual([]);
  });

  it('is what its scopes name and its person may do, at most', () => {
    const scope = fc.subarray([...tokenActions]);
    fc.assert(
      fc.property(scope, fc.constantFrom(...actions), (scopes, action) => {
        const reached = may({ ...actor, scopes }, action, null);
        const named: readonly string[] = scopes;
        expect(reached).toBe(named.includes(action) && may(actor, action, null));
      }),
    );
  });

  it('is less than the public may do when its scopes are less', () => {
    expect(may(null, 'draft:read', null)).toBe(true);
    expect(may({ ...actor, scopes: ['draft:list'] }, 'draft:read', null)).toBe(false);
  });
});

it('a use is noted again after a minute', () => {
  expect(earlierUse(now)).toBe('2026-11-22T11:59:00.000Z');
});
