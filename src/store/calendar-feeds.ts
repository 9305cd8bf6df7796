/** The addresses of people's own calendars as a table. */
import type { CompiledQuery } from 'kysely';
import type { CalendarFeed, CalendarFeedStore } from '../service/calendar-feed.ts';
import type { Run } from './run.ts';
import { sql, type Tables } from './tables.ts';
import { inserting } from './template.ts';

const putFeed = inserting('calendar_feed', ['person', 'digest', 'made_at', 'used_at'], 'person');

export function sqlCalendarFeeds(run: Run): CalendarFeedStore {
  const read = async (query: CompiledQuery): Promise<CalendarFeed | null> => {
    const [row] = ((await run([query]))[0] ?? []) as unknown as Tables['calendar_feed'][];
    if (!row) return null;
    const { made_at, used_at, ...feed } = row;
    return { ...feed, madeAt: made_at, usedAt: used_at };
  };
  const feeds = sql.selectFrom('calendar_feed').selectAll();
  return {
    async put({ madeAt, usedAt, ...feed }) {
      await run([putFeed({ ...feed, made_at: madeAt, used_at: usedAt })]);
    },
    of: (person) => read(feeds.where('person', '=', person).compile()),
    byDigest: (digest) => read(feeds.where('digest', '=', digest).compile()),
    async markUsed(person, at, before) {
      await run([marking(person, at, before)]);
    },
    async forget(person) {
      await run([sql.deleteFrom('calendar_feed').where('person', '=', person).compile()]);
    },
  };
}

const marking = (person: string, at: string, before: string): CompiledQuery =>
  sql
    .updateTable('calendar_feed')
    .set({ used_at: at })
    .where('person', '=', person)
    .where(({ or, eb }) => or([eb('used_at', 'is', null), eb('used_at', '<=', before)]))
    .compile();
