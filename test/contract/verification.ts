/** What every store promises about how far the record was checked: one value, replaced by one at a time. */
import { expect, it } from 'vitest';
import type { Store } from '../../src/service/ports.ts';

const pass = {
  startedAt: '2026-11-22T18:00:00.000Z',
  drafts: 1,
  events: 7,
  faults: 1,
  problems: ['d1: event 3 cannot be read'],
} as const;

export function describeVerification(storeOf: () => Store): void {
  it('keeps how far the record was checked, and lets one of many go on from there', async () => {
    const { verification } = storeOf();
    expect(await verification.read()).toEqual({ seq: 0, state: { running: null, last: null } });
    const running = { ...pass, after: 'd1' };
    const first = Array.from({ length: 5 }, () => verification.write(0, { running, last: null }));
    expect((await Promise.all(first)).filter(Boolean)).toHaveLength(1);
    expect(await verification.read()).toEqual({ seq: 1, state: { running, last: null } });
    const last = { ...pass, endedAt: '2026-11-22T18:01:00.000Z', ledgers: 2 };
    expect(await verification.write(0, { running: null, last })).toBe(false);
    expect(await verification.write(1, { running: null, last })).toBe(true);
    expect(await verification.read()).toEqual({ seq: 2, state: { running: null, last } });
  });
}
