/** What every store promises about addresses of calendars: one for each person, found by its hash. */
import { expect, it } from 'vitest';
import type { CalendarFeed } from '../../src/service/calendar-feed.ts';
import type { Store } from '../../src/service/ports.ts';

const at = (hour: number) => `2026-11-22T${String(hour).padStart(2, '0')}:00:00.000Z`;
const feed = (person: string, digest: string): CalendarFeed => ({
  person,
  digest,
  madeAt: at(0),
  usedAt: null,
});

export function describeCalendarFeeds(storeOf: () => Store): void {
  it('keeps the newest address of a person, and when it was read, until it is dropped', async () => {
    const { calendarFeeds } = storeOf();
    await calendarFeeds.put(feed('dina', 'a'));
    await calendarFeeds.put(feed('farid', 'b'));
    await calendarFeeds.put(feed('dina', 'c'));
    expect(await calendarFeeds.of('dina')).toEqual(feed('dina', 'c'));
    expect(await calendarFeeds.byDigest('a')).toBeNull();
    expect(await calendarFeeds.byDigest('c')).toEqual(feed('dina', 'c'));
    await expect(calendarFeeds.put(feed('erlan', 'b'))).rejects.toThrow();
    await calendarFeeds.markUsed('dina', at(5), at(4));
    await calendarFeeds.markUsed('dina', at(6), at(4));
    expect((await calendarFeeds.of('dina'))?.usedAt).toBe(at(5));
    await calendarFeeds.forget('dina');
    expect(await calendarFeeds.byDigest('c')).toBeNull();
    expect(await calendarFeeds.of('farid')).toEqual(feed('farid', 'b'));
  });
}
