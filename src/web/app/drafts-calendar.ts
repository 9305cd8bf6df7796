/** The dates that drafts wait for, on the days of a month. It says nothing and draws nothing. */
import { addDays, weekdayOf } from '../../domain/legal-time/date.ts';
import { placeOf } from '../../domain/legal-time/extend.ts';
import type { Draft } from './api/drafts.ts';
import { openParticipants } from './drafts-state.ts';

/** Something that ends on a day: the term of some answers, or the time for amendments. */
export interface Deadline {
  readonly draft: Draft;
  readonly kind: 'answers' | 'amendments';
  /** ISO instant, and the date in the zone; what ends at midnight ends on the day before. */
  readonly at: string;
  readonly day: string;
  /** Answers that are awaited by then; 0 for amendments. */
  readonly count: number;
  readonly isLate: boolean;
}

/** The deadlines of these drafts in their order; answers that are due together are one. */
export const deadlinesOf = (drafts: readonly Draft[], zone: string): readonly Deadline[] =>
  drafts
    .flatMap((draft): readonly Deadline[] => {
      const dayOf = (at: string) => placeOf(at, zone).date;
      const byDue = Map.groupBy(openParticipants(draft), ({ due }) => due);
      const answers = [...byDue].map(([at, awaited]) => ({
        draft,
        kind: 'answers' as const,
        at,
        day: dayOf(at),
        count: awaited.length,
        isLate: awaited.some(({ overdue }) => overdue),
      }));
      const { taken, until } = draft.amending;
      if (!taken || until === null) return answers;
      const amendments = { kind: 'amendments' as const, count: 0, isLate: false };
      return [...answers, { draft, ...amendments, at: until, day: dayOf(until) }];
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** The weeks of a month written `2020-07`, Monday first, whole: with the days of its neighbours. */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const first = `${month}-01`;
  let day = addDays(first, 1 - weekdayOf(first));
  const weeks: string[][] = [];
  while (day < first || day.startsWith(month)) {
    const monday = day;
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
    day = addDays(day, 7);
  }
  return weeks;
}

/** The month so many months after another. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const months = year * 12 + number - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
