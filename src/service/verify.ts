/**
 * Checks a draft's record against itself: the chain of hashes, the fold, and every text, manifest
 * and diff the events name. It repairs nothing and trusts no projection.
 */
import { accessLedger } from '../domain/access-log.ts';
import { checkDirectory } from '../domain/directory-check.ts';
import { type DirectoryFact, directoryLedger } from '../domain/directory-facts.ts';
import { type Draft, fold } from '../domain/draft/draft.ts';
import { type Event, genesis, type Recorded } from '../domain/draft/event.ts';
import { statementFaults } from '../domain/draft/statement.ts';
import { versionManifest } from '../domain/draft/text.ts';
import { checkLedger, readEntry } from '../domain/ledger.ts';
import { heldAt, type MandateFact } from '../domain/mandate.ts';
import { canonicalJson, type Hash, hashText } from '../domain/text/canonical.ts';
import { parsePiece } from '../domain/text/chunk.ts';
import { checkOrigins } from './access-log.ts';
import { loadDirectory } from './directory.ts';
import { mandatesLedger } from './mandates-acting.ts';
import type { ReadChunks, Store, StoredEvent } from './ports.ts';

/** What was checked of one draft; sound when `problems` is empty. */
export interface Verification {
  readonly draft: string;
  readonly events: number;
  readonly chunks: number;
  /** Chain hash of the last event: compare it with one kept elsewhere to notice a cut tail. */
  readonly head: Hash;
  readonly problems: readonly string[];
}

/** The record of one draft as a file: everything needed to check and to read it elsewhere. */
export interface Bundle {
  readonly format: 'kelisim-bundle-1';
  readonly draft: string;
  readonly events: readonly StoredEvent[];
  readonly chunks: Readonly<Record<Hash, string>>;
}

/** The whole record of a draft; null when the log does not know it. */
export async function exportBundle(store: Store, draft: string): Promise<Bundle | null> {
  const events = await readLog(store, draft);
  if (events.length === 0) return null;
  const { named, texts } = namedHashes(events.map(({ body }) => JSON.parse(body) as Event));
  const chunks = new Map(await store.chunks([...named]));
  await readPieces(texts, chunks, (hashes) => store.chunks(hashes), []);
  return { format: 'kelisim-bundle-1', draft, events, chunks: Object.fromEntries(chunks) };
}

/** Every event of a draft, in order. */
async function readLog(store: Store, draft: string): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await store.events(draft, events.length, 1000);
    if (page.length === 0) return events;
    events.push(...page);
  }
}

/** Checks one draft of a store, and that the snapshot it is loaded from is the fold of its log. */
export async function verifyDraft(store: Store, draft: string): Promise<Verification> {
  const rows = await readLog(store, draft);
  const checked = await verifyRecord(draft, rows, (hashes) => readChunks(store, hashes));
  if (checked.problems.length > 0) return checked;
  const folded = fold(null, rows.map(readEvent));
  const problems = await verifyMandates(store, rows.map(readEvent));
  if (problems.length > 0) return { ...checked, problems };
  const loaded = await store.load(draft);
  if (canonicalJson(loaded) === canonicalJson(folded)) return checked;
  return { ...checked, problems: ['the snapshot does not follow from the log: rebuild it'] };
}

/** Whoever acted in another's place had the right to, by the organisation's own ledger. */
async function verifyMandates(store: Store, records: readonly Recorded[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { event } of records) {
    const { organisation, inPlaceOf } = event.by;
    if (!inPlaceOf) continue;
    const links = await store.ledger(mandatesLedger(organisation));
    const isSound = checkLedger(mandatesLedger(organisation), links).length === 0;
    const entries = isSound ? links.map((link) => readEntry<MandateFact>(link)) : [];
    if (!heldAt(organisation, entries, event))
      problems.push(
        `event ${event.seq} was done by mandate ${inPlaceOf.mandate}, which did not hold`,
      );
  }
  return problems;
}

/** What is wrong with the records beside the drafts, and with the directory by its own; `pause` comes behind each. */
export async function verifyLedgers(
  store: Store,
  pause: () => Promise<void> = async () => {},
): Promise<{ readonly ledgers: number; readonly problems: readonly string[] }> {
  const names = await store.ledgerNames();
  const problems: string[] = [];
  for (const name of names) {
    const links = await store.ledger(name);
    const found = checkLedger(name, links);
    const seqs = name === accessLedger ? links.map(({ seq }) => seq) : [];
    const faults = found.length > 0 ? found : checkOrigins(links, await store.access.origins(seqs));
    problems.push(...faults.map((problem) => `${name}: ${problem}`));
    await pause();
  }
  if (problems.length === 0) problems.push(...(await verifyDirectory(store)));
  return { ledgers: names.length, problems };
}

/** What of the directory does not follow from its ledger. */
async function verifyDirectory(store: Store): Promise<readonly string[]> {
  const links = await store.ledger(directoryLedger);
  const entries = links.map((link) => readEntry<DirectoryFact>(link));
  return checkDirectory(entries, await loadDirectory(store), await store.salts());
}

/** Chunks by hash; one that is stored but cannot be read is missing, like one that is not stored. */
async function readChunks(
  store: Store,
  hashes: readonly Hash[],
): Promise<ReadonlyMap<Hash, string>> {
  try {
    return await store.chunks(hashes);
  } catch (error) {
    if (hashes.length === 1) return new Map();
    const middle = hashes.length >> 1;
    if (middle === 0) throw error;
    const halves = [hashes.slice(0, middle), hashes.slice(middle)];
    const found = await Promise.all(halves.map((half) => readChunks(store, half)));
    return new Map(found.flatMap((half) => [...half]));
  }
}

const readEvent = ({ body, hash }: StoredEvent): Recorded => ({
  event: JSON.parse(body) as Event,
  hash,
});

/** Checks a bundle with nothing but the bundle. */
export const verifyBundle = ({ draft, events, chunks }: Bundle): Promise<Verification> =>
  verifyRecord(draft, events, async (hashes) => {
    const found = hashes.filter((hash) => Object.hasOwn(chunks, hash));
    return new Map(found.map((hash) => [hash, String(chunks[hash])]));
  });

async function verifyRecord(
  draft: string,
  rows: readonly StoredEvent[],
  read: ReadChunks,
): Promise<Verification> {
  const problems: string[] = [];
  const records = verifyChain(draft, rows, problems);
  const folded = records.length > 0 ? tryFold(records, problems) : null;
  if (folded) verifyBindings(folded, problems);
  const { named, texts } = namedHashes(records.map(({ event }) => event));
  const chunks = new Map(await read([...named]));
  const pieces = await readPieces(texts, chunks, read, problems);
  for (const hash of new Set([...named, ...pieces])) {
    const body = chunks.get(hash);
    if (body === undefined) problems.push(`chunk ${hash} is missing`);
    else if (hashText(body) !== hash) problems.push(`chunk ${hash} holds other bytes`);
  }
  if (folded) verifyStatements(folded, records, chunks, problems);
  const head = folded?.head ?? genesis;
  return { draft, events: rows.length, chunks: chunks.size, head, problems };
}

/**
 * Checks every link over the bytes that were hashed. Gives the events before the first that is not
 * sound: what follows a break proves nothing and is not interpreted.
 */
function verifyChain(
  draft: string,
  rows: readonly StoredEvent[],
  problems: string[],
): readonly Recorded[] {
  if (rows.length === 0) problems.push('the log is empty');
  const sound: Recorded[] = [];
  let previous = genesis;
  for (const [index, row] of rows.entries()) {
    const number = index + 1;
    if (hashText(previous + row.body) !== row.hash)
      problems.push(`event ${number} does not follow from the event before`);
    previous = row.hash;
    const record = tryRead(row);
    if (!record) problems.push(`event ${number} cannot be read`);
    else {
      const { event } = record;
      if (row.seq !== number || event.seq !== number)
        problems.push(`event ${number} is numbered ${row.seq}, and says ${event.seq}`);
      if (event.draft !== draft) problems.push(`event ${number} belongs to ${event.draft}`);
      if (problems.length === 0) sound.push(record);
    }
  }
  return sound;
}

function tryRead(row: StoredEvent): Recorded | null {
  try {
    const record = readEvent(row);
    return typeof record.event === 'object' ? record : null;
  } catch {
    return null;
  }
}

/** Every version is the hash of its titles and texts, every verdict names the version it judged. */
function verifyBindings({ versions, signoffs }: Draft, problems: string[]): void {
  for (const { version, hash, titles, texts } of versions)
    if (versionManifest(titles, texts).hash !== hash)
      problems.push(`version ${version} is not what its hash says`);
  for (const [index, { version, hash }] of signoffs.entries())
    if (versions[version - 1]?.hash !== hash)
      problems.push(`verdict ${index + 1} judges another text than version ${version}`);
}

/** What was signed by each verdict is there, to the byte, and says what its event says. */
function verifyStatements(
  draft: Draft,
  records: readonly Recorded[],
  chunks: ReadonlyMap<Hash, string>,
  problems: string[],
): void {
  let number = 0;
  for (const { event } of records) {
    if (event.type !== 'signedOff') continue;
    number += 1;
    for (const fault of statementFaults(event, draft, chunks.get(event.statement ?? '')))
      problems.push(`verdict ${number} ${fault}`);
  }
}

function tryFold(records: readonly Recorded[], problems: string[]): Draft | null {
  try {
    return fold(null, records);
  } catch (error) {
    problems.push(`the log does not fold: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

/** Adds to `chunks` every piece below these roots, level by level, and gives the hashes asked for. */
async function readPieces(
  roots: readonly Hash[],
  chunks: Map<Hash, string>,
  read: ReadChunks,
  problems: string[],
): Promise<ReadonlySet<Hash>> {
  const asked = new Set<Hash>();
  for (let level = roots; level.length > 0; ) {
    const below = new Set(level.flatMap((hash) => listHoles(hash, chunks, problems)));
    level = [...below].filter((hash) => !asked.has(hash));
    for (const hash of level) asked.add(hash);
    for (const [hash, body] of await read(level)) chunks.set(hash, body);
  }
  return asked;
}

/** The pieces in a piece; an unreadable one is a problem, not a crash. */
function listHoles(
  hash: Hash,
  chunks: ReadonlyMap<Hash, string>,
  problems: string[],
): readonly Hash[] {
  try {
    return parsePiece(chunks.get(hash) ?? '').holes.map((hole) => hole.hash);
  } catch {
    problems.push(`piece ${hash} cannot be read`);
    return [];
  }
}

/** Hashes the events name; `texts` are those that name the root of a text. */
function namedHashes(events: readonly Event[]): {
  named: ReadonlySet<Hash>;
  texts: readonly Hash[];
} {
  const texts = new Set<Hash>();
  const others = new Set<Hash>();
  for (const event of events) {
    if (event.type === 'textSaved') texts.add(event.root);
    if (event.type === 'amendmentSubmitted')
      for (const root of Object.values(event.texts)) texts.add(root);
    if (event.type === 'signedOff' && event.statement) others.add(event.statement);
    if (event.type === 'versionFrozen') {
      others.add(event.hash);
      for (const root of Object.values(event.texts)) texts.add(root);
      for (const hash of Object.values(event.diffs)) others.add(hash);
    }
  }
  return { named: new Set([...texts, ...others]), texts: [...texts] };
}

/** Folds every draft from its log and replaces its projections; tells each draft's id as it goes. */
export async function rebuildAll(store: Store, tell: (draft: string) => void): Promise<number> {
  let count = 0;
  for await (const draft of allDrafts(store)) {
    await store.rebuild(fold(null, (await readLog(store, draft)).map(readEvent)));
    tell(draft);
    count += 1;
  }
  return count;
}

/** Ids of all drafts in the log, page by page. */
export async function* allDrafts(store: Store): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const ids = await store.draftIds(after, 500);
    yield* ids;
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
