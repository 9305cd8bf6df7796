/** When persons want to hear of drafts, as a table. */
import { type CompiledQuery, sql as raw } from 'kysely';
import type { NoticeLine, NoticeStore, NoticeWay } from '../service/notices.ts';
import { putLetters } from './outbox.ts';
import type { Run } from './run.ts';
import { sql, type Tables } from './tables.ts';
import { inserting, template } from './template.ts';

export function sqlNotices(run: Run): NoticeStore {
  const read = async (query: CompiledQuery) =>
    ((await run([query]))[0] as unknown as readonly Tables['notice_choice'][]).map(
      (row): NoticeLine => ({ ...row, way: row.way as NoticeWay }),
    );
  return {
    of: (persons) => read(choicesOf(JSON.stringify(persons))),
    async choose(line) {
      await run([put(line)]);
    },
    due: (now, limit) => read(dueBy(now, limit)),
    async putDigest(line, letter) {
      await run([...putLetters(letter ? [letter] : []), putOff(line)]);
    },
    async forget(person) {
      await run([sql.deleteFrom('notice_choice').where('person', '=', person).compile()]);
    },
  };
}

const put = inserting('notice_choice', ['person', 'way', 'hour', 'zone', 'next'], 'person');

const choicesOf = template(
  sql
    .selectFrom('notice_choice')
    .selectAll()
    .where('person', 'in', raw<string>`(select value from json_each(${''}))`),
);

const dueBy = (now: string, limit: number): CompiledQuery =>
  sql
    .selectFrom('notice_choice')
    .selectAll()
    .where('next', '<=', now)
    .orderBy('next')
    .limit(limit)
    .compile();

/** Unless its person chose otherwise meanwhile. */
const putOff = ({ person, way, hour, zone, next }: NoticeLine): CompiledQuery =>
  sql
    .updateTable('notice_choice')
    .set({ next })
    .where('person', '=', person)
    .where('way', '=', way)
    .where('hour', '=', hour)
    .where('zone', '=', zone)
    .compile();
