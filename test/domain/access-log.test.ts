/** What of access is counted together, and that however many try, few entries come of it. */
import { describe, expect, it } from 'vitest';
import {
  accessKinds,
  type CountedFact,
  commitOrigin,
  createCrowd,
  minuteOf,
  type Tally,
  tallyKey,
} from '../../src/domain/access-log.ts';

const visitor = { person: 'visitor', organisation: 'public' };

const failed = (network: string, person: string | null = null, minute = '18:00'): Tally => ({
  minute: `2026-11-22T${minute}Z`,
  fact: { type: 'signInFailed', person },
  by: visitor,
  network,
  count: 1,
  since: '2026-11-22T18:00:00.000Z',
});

const denied = (person: string | null, action: string | null, draft: string | null): Tally => ({
  ...failed(''),
  fact: { type: 'denied', person, action, draft },
  by: person === null ? visitor : { person, organisation: 'finance' },
});

/** How many entries come of these. */
const entriesOf = (tallies: readonly Tally[]): number => {
  const blur = createCrowd();
  return new Set(tallies.map((one) => `${one.minute} ${tallyKey(blur(one))}`)).size;
};

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('what is counted of access', () => {
  it('goes by minutes', () => {
    expect(minuteOf('2026-11-22T18:05:59.999Z')).toBe('2026-11-22T18:05Z');
    expect(minuteOf('2026-11-22T18:06:00.000Z')).toBe('2026-11-22T18:06Z');
  });

  it('is one entry for one person and action, whichever drafts were tried', () => {
    expect(entriesOf(range(500).map((n) => denied('dina', 'text:save', `d${n}`)))).toBe(1);
    expect(entriesOf([denied('dina', 'text:save', 'd1'), denied('dina', 'desk:read', 'd1')])).toBe(
      2,
    );
    expect(entriesOf([denied('dina', 'text:save', 'd1'), denied('erlan', 'text:save', 'd1')])).toBe(
      2,
    );
  });

  it('tells five accounts of one network apart, and the rest together', () => {
    expect(entriesOf(range(3).map((n) => failed('192.0.2.7', `p${n}`)))).toBe(3);
    expect(entriesOf(range(1_000).map((n) => failed('192.0.2.7', `p${n}`)))).toBe(6);
    const again = [...range(1_000), ...range(5)].map((n) => failed('192.0.2.7', `p${n}`));
    expect(entriesOf(again)).toBe(6);
  });

  it('leaves at most some hundred entries of a minute, however many networks try', () => {
    const tries = range(10_000).flatMap((n) => [
      failed(`2001:db8:${n}::/64`, `p${n % 977}`),
      { ...denied(null, null, `d${n}`), network: `2001:db8:${n}::/64` },
    ]);
    expect(entriesOf(tries)).toBeLessThanOrEqual(60 * 2 + 2);
    const crowd = range(100_000).map((n) => failed(`192.0.${n % 300}.${n % 7}`, `p${n}`));
    expect(entriesOf(crowd)).toBeLessThanOrEqual(60 * 6 + 1);
  });

  it('counts none of somebody signed in with the crowd', () => {
    const blur = createCrowd();
    for (const n of range(100)) blur(failed(`192.0.2.${n}`));
    const own = denied('dina', 'text:save', 'd1');
    expect(blur(own)).toBe(own);
    expect(blur(failed('198.51.100.1', 'dina'))).toEqual({ ...failed('', null) });
  });

  it('begins anew with each minute', () => {
    const blur = createCrowd();
    for (const n of range(100)) blur(failed(`192.0.2.${n}`));
    const next = failed('198.51.100.1', 'dina', '18:01');
    expect(blur(next)).toBe(next);
  });
});

describe('an origin', () => {
  it('is committed to with its salt, and told from every other', () => {
    const origin = { network: '192.0.2.7', device: 'a' };
    const commitment = commitOrigin(origin, 'salt');
    expect(commitment).toMatch(/^[0-9a-f]{64}$/);
    expect(commitOrigin({ device: 'a', network: '192.0.2.7' }, 'salt')).toBe(commitment);
    expect(commitOrigin(origin, 'other')).not.toBe(commitment);
    expect(commitOrigin({ ...origin, network: '192.0.2.8' }, 'salt')).not.toBe(commitment);
  });
});

it('every kind of entry is known by name once', () => {
  expect(new Set(accessKinds).size).toBe(accessKinds.length);
  const counted: readonly CountedFact['type'][] = ['signInFailed', 'denied'];
  expect(accessKinds).toEqual(expect.arrayContaining([...counted]));
});
