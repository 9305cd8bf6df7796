/**
 * When a person hears of drafts: at once, in one list a day, or never. What is said of their own rights
 * and their own account is told always, and is no choice.
 */
import { Temporal } from 'temporal-polyfill';
import { instantAt, localOf, writeInstant } from '../domain/legal-time/zone.ts';
import type { OutboxLine } from './outbox.ts';
import type { Tools } from './tools.ts';

export const noticeWays = ['immediate', 'digest', 'off'] as const;
export type NoticeWay = (typeof noticeWays)[number];

export interface NoticeChoice {
  readonly way: NoticeWay;
  /** Hour of the day, 0 to 23, at which the daily list goes out. */
  readonly hour: number;
  /** IANA zone on whose clock it is. */
  readonly zone: string;
}

/** A choice as it is kept. */
export interface NoticeLine extends NoticeChoice {
  readonly person: string;
  /** ISO instant of the next daily list; null where none is wanted. */
  readonly next: string | null;
}

export interface NoticeStore {
  /** What these persons chose; nothing of who chose nothing. */
  of(persons: readonly string[]): Promise<readonly NoticeLine[]>;
  /** Keeps a choice in the place of the one before. */
  choose(line: NoticeLine): Promise<void>;
  /** Whose list is due by now, longest due first. */
  due(now: string, limit: number): Promise<readonly NoticeLine[]>;
  /**
   * Writes a list, where there is one, and sets when the next is due, as one. A list that was written
   * meanwhile stays as it is.
   */
  putDigest(line: NoticeLine, letter: OutboxLine | null): Promise<void>;
  forget(person: string): Promise<void>;
}

export interface NoticeDesk {
  /** What a person chose; at once, where they chose nothing. */
  readNotices(person: string): Promise<NoticeChoice>;
  chooseNotices(person: string, choice: NoticeChoice): Promise<void>;
}

const unchosen: NoticeChoice = { way: 'immediate', hour: 9, zone: 'Asia/Almaty' };

export function createNoticeDesk({ store, clock }: Pick<Tools, 'store' | 'clock'>): NoticeDesk {
  return {
    async readNotices(person) {
      const [{ way, hour, zone } = unchosen] = await store.notices.of([person]);
      return { way, hour, zone };
    },
    chooseNotices: (person, choice) =>
      store.notices.choose({
        person,
        ...choice,
        next: choice.way === 'digest' ? nextDigest(choice, clock.now()) : null,
      }),
  };
}

/**
 * The first instant after `now` at which a clock in the zone shows the hour, as an ISO instant. An hour
 * that a clock change leaves out is the one after it.
 */
export function nextDigest(
  { hour, zone }: Pick<NoticeChoice, 'hour' | 'zone'>,
  now: string,
): string {
  const { date } = localOf(Date.parse(now), zone);
  const time = `${String(hour).padStart(2, '0')}:00`;
  const on = (days: number) =>
    writeInstant(instantAt(Temporal.PlainDate.from(date).add({ days }).toString(), time, zone));
  return on(0) > now ? on(0) : on(1);
}
