/**
 * The store over any database that can `run` queries. The log is written and read here; the
 * projections are computed here too, from the draft alone, so a rebuild writes what an append does.
 */
import type { CompiledQuery, ExpressionBuilder } from 'kysely';
import type { Viewer } from '../domain/access.ts';
import { mayTick } from '../domain/draft/clock.ts';
import { type Draft, fold } from '../domain/draft/draft.ts';
import type { Event } from '../domain/draft/event.ts';
import { involvedIn } from '../domain/draft/inbox.ts';
import { openRound } from '../domain/draft/judge-round.ts';
import { partiesOf } from '../domain/draft/parties.ts';
import type { Link } from '../domain/ledger.ts';
import { canonicalJson } from '../domain/text/canonical.ts';
import { stateOf } from '../domain/workflow/workflow.ts';
import {
  type Act,
  type Append,
  type DraftFilter,
  type DraftLine,
  type Receipt,
  Stale,
  type Store,
  type StoredEvent,
  type Waking,
} from '../service/ports.ts';
import { sqlAccess } from './access.ts';
import { actsIn } from './acts.ts';
import { sqlCalendarFeeds } from './calendar-feeds.ts';
import { type Chunks, openChunks } from './chunks.ts';
import { putDirectory, sqlDirectory } from './directory.ts';
import { sqlInbox } from './inbox.ts';
import {
  insertLink,
  insertLinks,
  lastLink,
  ledgerEnds,
  ledgerLinks,
  ledgerNames,
  requireLength,
} from './ledgers.ts';
import { sqlNotices } from './notices.ts';
import { putLetters, sqlOutbox } from './outbox.ts';
import { type Run, UniqueViolation } from './run.ts';
import { forgetSearched, sqlSearch } from './search.ts';
import { sqlStatus } from './status.ts';
import { sql, type Tables } from './tables.ts';
import { inserting, template } from './template.ts';
import { sqlTokens } from './tokens.ts';
import { sqlVerification } from './verification.ts';
import { sqlWebhooks, tellWebhooks } from './webhooks.ts';

/**
 * A snapshot is written when the log has grown by this many events since the last one, and in a long log
 * by this share of it: what is read after the snapshot and what writing one costs stay in proportion.
 */
const snapshotEvery = 32;
const snapshotShare = 1 / 8;
/** A longer one is not kept: D1 takes 2 MB per value, and reading it back would be no shortcut. */
const snapshotCharactersMax = 900_000;
/** No entry of a list is shorter: each says at least what, when and by whom. */
const entryCharactersMin = 100;

/** `scrub` is what the database knows of its files; without it, they are not in our hands. */
export function sqlStore(run: Run, scrub: () => boolean = () => false): Store {
  const chunks = openChunks(run);
  const one = async <T>(query: CompiledQuery) => (await run([query]))[0] as unknown as readonly T[];
  return {
    load: (draft, known) => load(one, draft, known),
    append: async (append) => write(run, await appendQueries(chunks, append)),
    events: (draft, after, limit) => one<StoredEvent>(eventsAfter(draft, after, limit)),
    async chunks(hashes) {
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      const bodies = await chunks.read(hashes);
      return new Map([...bodies].map(([hash, body]) => [hash, decoder.decode(body)]));
    },
    openChunks: chunks.open,
    ledger: (name, after = 0) => one<Link>(ledgerLinks(name, after)),
    ledgerEnd: async (name) => (await one<Link>(lastLink(name, 1)))[0] ?? null,
    ledgerEnds: (prefix) => one<Link>(ledgerEnds(prefix)),
    async appendLedger({ ledger, link, more = [], receipt, guards = [], directory, letters = [] }) {
      const queries = [insertLink({ name: ledger, ...link }), ...insertLinks(ledger, more)];
      if (directory) queries.push(...putDirectory(directory));
      queries.push(...guards.map(requireLength));
      if (receipt) queries.push(insertReceipt(receipt));
      queries.push(...putLetters(letters));
      await write(run, queries);
    },
    async ledgerNames() {
      return (await one<{ name: string }>(ledgerNames())).map(({ name }) => name);
    },
    async receipt(person, key) {
      return (await one<Receipt>(receiptOf(person, key)))[0] ?? null;
    },
    async drafts(filter) {
      return (await one<DraftRow>(draftsPage(filter))).map(readLine);
    },
    async runningUnder(workflow, viewer) {
      const rows = await one<{ edition: string; running: number }>(running(workflow, viewer));
      return new Map(rows.map((row) => [row.edition, row.running]));
    },
    ...sqlDirectory(run),
    async draftIds(after, limit) {
      const query = sql
        .selectFrom('event')
        .select('draft')
        .where('draft', '>', after)
        .groupBy('draft')
        .orderBy('draft')
        .limit(limit);
      return (await one<{ draft: string }>(query.compile())).map(({ draft }) => draft);
    },
    waking: (now, horizon, limit) => one<Waking>(wakingNow(now, horizon, limit)),
    async postpone(id, seq, wake) {
      await run([putOff(wake, id, seq)]);
    },
    rebuild: (draft) =>
      write(run, [
        putLine(draft),
        ...putSnapshot(draft),
        ...forgetSearched(draft.id, draft.seq),
        requireNewest(draft),
      ]),
    actsIn: (where, names, person) => one<Act>(actsIn(where, names, person)),
    async forgetReceipts(person) {
      await run([sql.deleteFrom('receipt').where('person', '=', person).compile()]);
    },
    scrub: async () => scrub(),
    ...besideDrafts(run),
  };
}

/** What has tables of its own. */
const besideDrafts = (run: Run) => ({
  outbox: sqlOutbox(run),
  notices: sqlNotices(run),
  access: sqlAccess(run),
  tokens: sqlTokens(run),
  webhooks: sqlWebhooks(run),
  calendarFeeds: sqlCalendarFeeds(run),
  inbox: sqlInbox(run),
  search: sqlSearch(run),
  verification: sqlVerification(run),
  status: sqlStatus(run),
});

interface Body {
  readonly body: string;
}

type One = <T>(query: CompiledQuery) => Promise<readonly T[]>;

const eventsAfter = template(
  sql
    .selectFrom('event')
    .select(['seq', 'hash', 'body'])
    .where('draft', '=', '')
    .where('seq', '>', 0)
    .orderBy('seq')
    .limit(1),
);
const snapshotOf = template(sql.selectFrom('snapshot').select('body').where('draft', '=', ''));
const receiptOf = template(
  sql.selectFrom('receipt').selectAll().where('person', '=', '').where('key', '=', ''),
);
const insertEvent = inserting('event', ['draft', 'seq', 'hash', 'body']);
const insertReceipt = inserting('receipt', ['person', 'key', 'request', 'status', 'body', 'at']);
/** What a line of the list shows. */
const lineColumns = [
  'id',
  'seq',
  'owner',
  'visibility',
  'state',
  'kind',
  'titles',
  'languages',
  'version',
  'due',
  'created_at',
  'updated_at',
] as const;
const insertLine = inserting(
  'draft',
  [...lineColumns, 'parties', 'involved', 'wake', 'workflow', 'edition'],
  'id',
);
const wakingNow = template(
  sql
    .selectFrom('draft')
    .select(['id', 'seq'])
    .where((where) => where.or([where('wake', '<=', ''), where('wake', '>', '')]))
    .orderBy('wake')
    .limit(1),
);
const putOff = template(
  sql.updateTable('draft').set({ wake: '' }).where('id', '=', '').where('seq', '=', 0),
);
const insertSnapshot = inserting('snapshot', ['draft', 'seq', 'body'], 'draft');
/** Events read at once while a log is folded. */
const loadPage = 1000;

async function load(one: One, id: string, known?: Draft): Promise<Draft | null> {
  let draft = known ?? null;
  if (!draft) {
    const [row] = await one<Body>(snapshotOf(id));
    if (row) draft = JSON.parse(row.body) as Draft;
  }
  for (;;) {
    const rows = await one<StoredEvent>(eventsAfter(id, draft?.seq ?? 0, loadPage));
    if (rows.length > 0)
      draft = fold(
        draft,
        rows.map(({ body, hash }) => ({ event: JSON.parse(body) as Event, hash })),
      );
    if (rows.length < loadPage) return draft;
  }
}

async function appendQueries(chunks: Chunks, append: Append): Promise<readonly CompiledQuery[]> {
  const { draft, events, receipt, guards = [], letters = [], telling } = append;
  const queries: CompiledQuery[] = events.map(({ event, hash, body }) =>
    insertEvent({ draft: event.draft, seq: event.seq, hash, body }),
  );
  queries.push(...(await chunks.put(append.chunks, append.bases)), putLine(draft));
  if (passes(draft.seq - events.length, draft.seq)) queries.push(...putSnapshot(draft));
  if (receipt) queries.push(insertReceipt(receipt));
  queries.push(...guards.map(requireLength), ...putLetters(letters));
  if (telling && telling.news.length > 0) queries.push(tellWebhooks(telling));
  return queries;
}

async function write(run: Run, queries: readonly CompiledQuery[]): Promise<void> {
  try {
    await run(queries);
  } catch (error) {
    if (error instanceof UniqueViolation)
      throw new Stale(error.table === 'receipt' ? 'key' : 'seq');
    throw error;
  }
}

/** Violates the log's key, and so undoes its whole batch, when the log went on after this draft. */
const requireNewest = ({ id, seq }: Draft): CompiledQuery =>
  sql
    .insertInto('event')
    .columns(['draft', 'seq', 'hash', 'body'])
    .expression((from) =>
      from
        .selectFrom('event')
        .select(['draft', 'seq', 'hash', 'body'])
        .where('draft', '=', id)
        .where('seq', '>', seq)
        .limit(1),
    )
    .compile();

/** True when a multiple of the distance between snapshots lies in (before, after]. */
function passes(before: number, after: number): boolean {
  const share = 2 ** Math.floor(Math.log2(after * snapshotShare));
  const distance = Math.max(snapshotEvery, share);
  return Math.floor(after / distance) > Math.floor(before / distance);
}

type DraftRow = Omit<DraftLine, 'titles' | 'languages' | 'createdAt' | 'updatedAt'> & {
  readonly titles: string;
  readonly languages: string;
  readonly created_at: string;
  readonly updated_at: string;
};

const readLine = ({ titles, languages, created_at, updated_at, ...row }: DraftRow): DraftLine => ({
  ...row,
  titles: JSON.parse(titles),
  languages: JSON.parse(languages),
  createdAt: created_at,
  updatedAt: updated_at,
});

/** `sees` of the policy, in SQL. */
function seenBy(
  { organisation, drafts }: Exclude<Viewer, 'all'>,
  where: ExpressionBuilder<Tables, 'draft'>,
) {
  const isPublic = where('visibility', '=', 'public');
  if (organisation === null) return isPublic;
  const takesPart = where.and([
    where('visibility', '=', 'participants'),
    where.exists(
      where
        .selectFrom(where.fn('json_each', ['draft.parties']).as('party'))
        .select('party.value' as never)
        .where('party.value' as never, '=', organisation as never),
    ),
  ]);
  const own = drafts ? [where('owner', '=', organisation)] : [];
  return where.or([isPublic, takesPart, ...own]);
}

function draftsPage({ viewer, state, owner, after, limit }: DraftFilter): CompiledQuery {
  let query = sql.selectFrom('draft').select(lineColumns).orderBy('id', 'desc').limit(limit);
  if (viewer !== 'all') query = query.where((where) => seenBy(viewer, where));
  if (state !== undefined) query = query.where('state', '=', state);
  if (owner !== undefined) query = query.where('owner', '=', owner);
  if (after !== undefined) query = query.where('id', '<', after);
  return query.compile();
}

/** How many drafts that the viewer sees are under way by each edition of a workflow. */
function running(workflow: string, viewer: Viewer): CompiledQuery {
  let query = sql
    .selectFrom('draft')
    .select(({ fn }) => ['edition', fn.countAll<number>().as('running')])
    .where('workflow', '=', workflow)
    .where('kind', '<>', 'final')
    .groupBy('edition');
  if (viewer !== 'all') query = query.where((where) => seenBy(viewer, where));
  return query.compile();
}

function putLine(draft: Draft): CompiledQuery {
  const parties = partiesOf(draft);
  const due = openRound(draft)?.participants.map((one) => one.due) ?? [];
  return insertLine({
    id: draft.id,
    seq: draft.seq,
    owner: draft.owner,
    visibility: draft.visibility,
    parties: JSON.stringify(parties),
    involved: JSON.stringify(involvedIn(parties, draft)),
    state: draft.state,
    kind: stateOf(draft.workflow, draft.state).kind,
    titles: canonicalJson(draft.titles),
    languages: canonicalJson(draft.languages),
    version: draft.versions.length,
    due: due.sort().at(-1) ?? null,
    wake: mayTick(draft) ? draft.updatedAt : null,
    workflow: draft.workflow.id,
    edition: draft.workflow.edition,
    created_at: draft.createdAt,
    updated_at: draft.updatedAt,
  });
}

/** The query that keeps a snapshot; none when it would be too long, which many entries tell unwritten. */
function putSnapshot(draft: Draft): readonly CompiledQuery[] {
  const entries = Object.values(draft).reduce<number>(
    (sum, list) => sum + (Array.isArray(list) ? list.length : 0),
    0,
  );
  if (entries * entryCharactersMin > snapshotCharactersMax) return [];
  const body = canonicalJson(draft);
  if (body.length > snapshotCharactersMax) return [];
  return [insertSnapshot({ draft: draft.id, seq: draft.seq, body })];
}
