/** The index of words as SQL: rows of passages, which of them are behind, and what matches a query. */
import { type CompiledQuery, sql as raw } from 'kysely';
import type {
  SearchCount,
  SearchDraft,
  SearchDue,
  SearchFilter,
  SearchHit,
  SearchStore,
  SearchStretch,
  StoredRow,
} from '../service/search.ts';
import { inLists } from './lists.ts';
import type { Run } from './run.ts';
import { sql } from './tables.ts';

export function sqlSearch(run: Run): SearchStore {
  const read = async <T>(query: CompiledQuery) =>
    (await run([query]))[0] as unknown as readonly T[];
  return {
    due: (limit) =>
      read<SearchDue>(
        raw`select source, seq from search_due order by source limit ${limit}`.compile(sql),
      ),
    rows: (source) =>
      read<StoredRow>(
        raw`select id, part, substr(gate, length(draft) + 2) as gate, kind, lang, place, words
          from search_row
          where source = ${source}`.compile(sql),
      ),
    async write(due, draft, gone, fresh) {
      await run([
        ...inLists(gone, (ids) => dropIndexed(due, ids)),
        ...inLists(gone, (ids) => dropRows(due, ids)),
        ...inLists(fresh, (rows) => putRows(due, draft, rows)),
        ...inLists(
          fresh.map(({ part, spelled, folded }) => ({ part, spelled, folded })),
          (rows) => putIndexed(due, rows),
        ),
        raw`delete from search_due where source = ${due.source} and seq = ${due.seq}`.compile(sql),
      ]);
    },
    drafts: (id) =>
      read<SearchDraft>(
        id === undefined
          ? raw`select id, owner, visibility, parties from draft`.compile(sql)
          : raw`select id, owner, visibility, parties from draft where id = ${id}`.compile(sql),
      ),
    stretches: (drafts) => read<SearchStretch>(stretches(drafts)),
    find: (filter) => read<SearchHit>(find(filter)),
    count: (filter, most) => read<SearchCount>(count(filter, most)),
  };
}

/** What a source's rows are replaced under: it is as long as they were made from. */
const isDue = ({ source, seq }: SearchDue) =>
  raw`exists (select 1 from search_due where source = ${source} and seq = ${seq})`;

const dropIndexed = (due: SearchDue, ids: string): CompiledQuery =>
  raw`delete from search_index
    where rowid in (select value from json_each(${ids})) and ${isDue(due)}`.compile(sql);

const dropRows = (due: SearchDue, ids: string): CompiledQuery =>
  raw`delete from search_row
    where id in (select value from json_each(${ids})) and ${isDue(due)}`.compile(sql);

/** Titles stand above all else: rows are found from the highest number down. */
const titlesFrom = raw.lit(2 ** 40);

/** Numbers go on from the highest of their kind, so that what came last is found first. */
const putRows = (due: SearchDue, draft: string, rows: string): CompiledQuery =>
  raw`insert into search_row (id, source, part, draft, gate, kind, lang, place, words)
    select row_number() over (order by key) + case value ->> 'kind'
        when 'title' then (select coalesce(max(id), ${titlesFrom}) from search_row where id >= ${titlesFrom})
        else (select coalesce(max(id), 0) from search_row where id < ${titlesFrom}) end,
      ${due.source}, value ->> 'part', ${draft}, ${`${draft} `} || (value ->> 'gate'),
      value ->> 'kind', value ->> 'lang', value ->> 'place', value ->> 'words'
    from json_each(${rows}) where ${isDue(due)}`.compile(sql);

const putIndexed = (due: SearchDue, rows: string): CompiledQuery =>
  raw`insert into search_index (rowid, spelled, folded)
    select own.id, value ->> 'spelled', value ->> 'folded'
    from json_each(${rows}) as one
    cross join search_row as own on own.source = ${due.source} and own.part = one.value ->> 'part'
    where ${isDue(due)}`.compile(sql);

/** Rows of others between two rows that are looked at for the sake of one stretch. */
const apartMax = 50;

/** Drafts are written as a whole first, so most of a draft's rows follow each other. */
const stretches = (drafts: readonly string[]): CompiledQuery =>
  raw`select min(id) as "from", max(id) as "to" from (
    select id, sum(begins) over (order by id) as stretch from (
      select id, id - lag(id, 1, ${raw.lit(-apartMax - 1)}) over (order by id) > ${apartMax} as begins
      from search_row where draft in (select value from json_each(${JSON.stringify(drafts)}))))
    group by stretch order by 2 desc`.compile(sql);

/** What matches, is behind no log, and stands behind one of the gates; the newest first. */
const matching = ({ match, gates, kind, lang, before, near }: SearchFilter) =>
  raw`from ${near ? raw`json_each(${JSON.stringify(near)}) as near cross join` : raw``}
      search_index cross join search_row as own on own.id = search_index.rowid
    where search_index match ${match}
      ${near ? raw`and search_index.rowid between near.value ->> 'from' and near.value ->> 'to'` : raw``}
      ${before === undefined ? raw`` : raw`and search_index.rowid < cast(${before} as integer)`}
      and own.gate in (select value from json_each(${JSON.stringify(gates)}))
      and own.source not in (select source from search_due)
      ${kind === undefined ? raw`` : raw`and own.kind = ${kind}`}
      ${lang === undefined ? raw`` : raw`and own.lang = ${lang}`}`;

const find = (filter: SearchFilter): CompiledQuery =>
  raw`select own.id, own.draft, own.gate, own.kind, own.lang, own.place, own.words ${matching(filter)}
    order by search_index.rowid desc limit ${filter.limit}`.compile(sql);

const count = (filter: SearchFilter, most: number): CompiledQuery =>
  raw`select kind, count(*) as count from (
    select own.kind ${matching(filter)} order by search_index.rowid desc limit ${most}
  ) group by kind order by kind`.compile(sql);

/** Drops what was made of a draft and names its log and ledgers to be read anew. */
export const forgetSearched = (draft: string, seq: number): readonly CompiledQuery[] => [
  raw`delete from search_index
    where rowid in (select id from search_row where draft = ${draft})`.compile(sql),
  raw`delete from search_row where draft = ${draft}`.compile(sql),
  raw`insert or replace into search_due (source, seq) values (${`draft/${draft}`}, ${seq})`.compile(
    sql,
  ),
  raw`insert or replace into search_due (source, seq) select name, max(seq) from ledger
    where name = ${`comments/${draft}`}
      or (name > ${`threads/${draft}/`} and name < ${`threads/${draft}0`})
    group by name`.compile(sql),
];
