/**
 * The index follows logs and ledgers: each append names what has grown (triggers of `0012_search.sql`),
 * and whoever searches, or the scheduler, makes its rows anew first. Until that is done its rows are
 * shown to nobody, so what was taken back, hidden or told to another circle is never found by what it
 * was. Rows that are as they were stay: a save costs what it changed.
 */
import { type CommentFact, foldComments } from '../domain/discussion/comment.ts';
import { foldThreads, type ThreadFact } from '../domain/discussion/thread.ts';
import { circles } from '../domain/discussion/visibility.ts';
import type { Amendment, Draft } from '../domain/draft/draft.ts';
import { readEntry } from '../domain/ledger.ts';
import {
  amendmentRows,
  commentRows,
  type SearchRow,
  type TextOf,
  textRows,
  threadRows,
  titleRows,
  verdictRows,
} from '../domain/search-rows.ts';
import { indexWords } from '../domain/search-words.ts';
import type { Hash } from '../domain/text/canonical.ts';
import { languagesOf } from './amendments-texts.ts';
import type { FreshRow, SearchDue, StoredRow } from './search.ts';
import type { Tools } from './tools.ts';

interface SearchIndex {
  /** Makes the rows of so many logs and ledgers that are behind; true when others still are. */
  followSome(most: number): Promise<boolean>;
  /** Makes the rows of everything that is behind. *Throws* at the end what went wrong with some. */
  followAll(): Promise<void>;
}

/** How many are looked up at once where all are followed. */
const sourcesPerLook = 50;

/** One index for a process: what it makes, it makes one after another. */
export function createSearchIndex(tools: Tools): SearchIndex {
  const { store } = tools;
  const turn = oneAtATime();
  /** What could not be read: left out until the scheduler tries again, so that it holds up nothing. */
  const broken = new Set<string>();
  const nameOf = ({ source, seq }: SearchDue) => `${source} ${seq}`;

  const follow = async (most: number) => {
    const all = await store.search.due(most + 1 + broken.size);
    const due = all.filter((one) => !broken.has(nameOf(one)));
    const faults: unknown[] = [];
    for (const one of due.slice(0, most)) {
      try {
        await followOne(tools, one);
      } catch (error) {
        broken.add(nameOf(one));
        faults.push(error);
      }
    }
    return { hasMore: due.length > most, faults };
  };

  return {
    followSome: async (most) => (await turn(() => follow(most))).hasMore || broken.size > 0,
    async followAll() {
      broken.clear();
      const faults: unknown[] = [];
      for (let hasMore = true; hasMore; ) {
        const ran = await turn(() => follow(sourcesPerLook));
        faults.push(...ran.faults);
        hasMore = ran.hasMore;
      }
      if (faults.length > 0) throw new AggregateError(faults, 'some of the search index is behind');
    },
  };
}

async function followOne(tools: Tools, due: SearchDue): Promise<void> {
  const { store, dispatcher } = tools;
  const [kind, id = ''] = due.source.split('/');
  const draft = await dispatcher.load(id);
  if (!draft) return;
  const before = await store.search.rows(due.source);
  const parts =
    kind === 'draft'
      ? listParts(tools, draft)
      : [{ prefix: '', rows: () => ledgerRows(tools, due.source) }];
  const { gone, fresh } = await compareRows(before, parts);
  await store.search.write(due, id, gone, fresh);
}

/** Tasks one after another within this process. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const turn = last.then(task, task);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/**
 * Rows that are made together. Where `prefix` names content by its hash, rows stored under it are
 * right already; an empty prefix stands for rows that are made anew.
 */
interface Part {
  readonly prefix: string;
  readonly rows: () => Promise<readonly SearchRow[]>;
}

/** As much of a hash as tells contents of one draft apart. */
const hashLength = 20;

function listParts({ library }: Tools, draft: Draft): readonly Part[] {
  const newest = draft.versions.at(-1);
  const number = newest?.version ?? 0;
  const part = (name: string, of: Omit<TextOf, 'prefix'>, root: Hash, base?: Hash): Part => {
    const prefix = `${name}/${of.lang}/${root.slice(0, hashLength)}/${base?.slice(0, hashLength) ?? ''}/`;
    return {
      prefix,
      rows: async () =>
        textRows({ ...of, prefix }, await library.doc(root), base ? await library.doc(base) : null),
    };
  };
  const versions = languagesOf(newest?.texts ?? {}).flatMap((lang) => {
    const root = newest?.texts[lang];
    const of = { ...frozen, lang, place: { version: number } };
    return root ? [part(`version/${number}`, of, root)] : [];
  });
  const working = languagesOf(draft.texts).flatMap((lang) => {
    const [root, base] = [draft.texts[lang], newest?.texts[lang]];
    return root && root !== base ? [part('text', { ...written, lang, place: {} }, root, base)] : [];
  });
  const proposed = draft.amendments.filter(isAsked).flatMap(({ amendment, version, texts }) =>
    languagesOf(texts).flatMap((lang) => {
      const [root, base] = [texts[lang], draft.versions[version - 1]?.texts[lang]];
      const of = { ...asked, lang, place: { amendment, version } };
      return root && base ? [part(`amendment/${amendment}`, of, root, base)] : [];
    }),
  );
  const said = async () => [
    ...titleRows(draft),
    ...verdictRows(draft),
    ...draft.amendments.filter(isAsked).flatMap(amendmentRows),
  ];
  return [{ prefix: '', rows: said }, ...versions, ...working, ...proposed];
}

const frozen = { gate: 'version:read', kind: 'version' } as const;
const written = { gate: 'text:read', kind: 'text' } as const;
const asked = { gate: 'amendment:read', kind: 'amendment' } as const;

const isAsked = ({ state }: Amendment): boolean => state !== 'withdrawn';

/** The rows of a ledger of threads or comments. */
async function ledgerRows({ store }: Tools, name: string): Promise<readonly SearchRow[]> {
  const links = await store.ledger(name);
  const [kind, , named, organisation] = name.split('/');
  if (kind === 'comments')
    return commentRows(foldComments(links.map((link) => readEntry<CommentFact>(link))));
  const circle = circles.find((one) => one === named);
  if (!circle) return [];
  return threadRows(
    circle,
    organisation,
    foldThreads(links.map((link) => readEntry<ThreadFact>(link))),
  );
}

const keyOf = ({ part, gate, kind, lang, place, words }: Omit<StoredRow, 'id'>): string =>
  JSON.stringify([part, gate, kind, lang, place, words]);

/** What is to go and to come for the stored rows to be those of the parts. */
async function compareRows(before: readonly StoredRow[], parts: readonly Part[]) {
  const gone = new Map(before.map((row) => [keyOf(row), row.id]));
  const fresh: FreshRow[] = [];
  for (const { prefix, rows } of parts) {
    const kept = prefix === '' ? [] : before.filter(({ part }) => part.startsWith(prefix));
    for (const row of kept) gone.delete(keyOf(row));
    if (kept.length > 0) continue;
    for (const row of await rows()) {
      const stored = { ...row, place: JSON.stringify(row.place) };
      if (!gone.delete(keyOf(stored))) fresh.push({ ...stored, ...indexWords(row.words) });
    }
  }
  return { gone: [...gone.values()], fresh };
}
