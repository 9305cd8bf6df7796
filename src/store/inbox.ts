/** The inbox as SQL: which drafts can hold something for an organisation, and what people marked. */
import { type CompiledQuery, sql as raw } from 'kysely';
import type {
  Candidate,
  CandidateFilter,
  InboxLine,
  InboxOwner,
  InboxStore,
} from '../service/inbox.ts';
import { inLists } from './lists.ts';
import type { Run } from './run.ts';
import { sql } from './tables.ts';

export function sqlInbox(run: Run): InboxStore {
  const read = async <T>(query: CompiledQuery) =>
    (await run([query]))[0] as unknown as readonly T[];
  return {
    candidates: (filter) => read<Candidate>(candidates(filter)),
    marks: (owner) => read<InboxLine>(ownedBy(owner).orderBy('task').compile()),
    of: (person) =>
      read<InboxLine>(
        lines
          .where('person', '=', person)
          .orderBy('organisation')
          .orderBy('role')
          .orderBy('task')
          .compile(),
      ),
    async mark(owner, tasks, mark, there) {
      const rows = tasks.map((task) => [task, mark.at, mark.until]);
      await run([dropGone(owner, there), ...inLists(rows, (json) => putMarks(owner, json))]);
    },
    async forget(person) {
      await run([sql.deleteFrom('inbox_mark').where('person', '=', person).compile()]);
    },
  };
}

const lines = sql.selectFrom('inbox_mark').select(['organisation', 'role', 'task', 'at', 'until']);

const ownedBy = ({ person, organisation, role }: InboxOwner) =>
  lines
    .where('person', '=', person)
    .where('organisation', '=', organisation)
    .where('role', '=', role);

function candidates({ organisation, since }: CandidateFilter): CompiledQuery {
  const going = sql
    .selectFrom('draft')
    .select(['id', 'seq'])
    .where(({ or, eb }) => or([eb('kind', '<>', 'final'), eb('updated_at', '>=', since)]))
    .orderBy('id');
  if (organisation === null) return going.compile();
  return going
    .where(
      raw<boolean>`(involved is null or exists (
        select 1 from json_each(draft.involved) as one where one.value = ${organisation}))`,
    )
    .compile();
}

/** Drops marks whose task is over; the tasks that are there come as one JSON list. */
const dropGone = (
  { person, organisation, role }: InboxOwner,
  there: readonly string[],
): CompiledQuery =>
  raw`delete from inbox_mark
    where person = ${person} and organisation = ${organisation} and role = ${role}
      and task not in (select value from json_each(${JSON.stringify(there)}))`.compile(sql);

const putMarks = ({ person, organisation, role }: InboxOwner, json: string): CompiledQuery =>
  raw`insert into inbox_mark (person, organisation, role, task, at, until)
    select ${person}, ${organisation}, ${role},
      json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    from json_each(${json}) where true
    on conflict (person, organisation, role, task)
      do update set at = excluded.at, until = excluded.until`.compile(sql);
