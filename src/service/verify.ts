/**
 * Checks what a database holds: the record of each draft by itself (`record-check.ts`), what stands
 * beside it, and that projections follow from it. It repairs nothing and trusts no projection.
 */
import { accessLedger } from '../domain/access-log.ts';
import { checkDirectory } from '../domain/directory-check.ts';
import { type DirectoryFact, directoryLedger } from '../domain/directory-facts.ts';
import { fold } from '../domain/draft/draft.ts';
import type { Event, Recorded } from '../domain/draft/event.ts';
import {
  type Bundle,
  checkBundle,
  checkRecord,
  namedHashes,
  type Pause,
  type RecordFault,
  type RecordReport,
  readPieces,
  readRow,
} from '../domain/draft/record-check.ts';
import { checkLedger, readEntry } from '../domain/ledger.ts';
import { heldAt, type MandateFact } from '../domain/mandate.ts';
import { canonicalJson, type Hash } from '../domain/text/canonical.ts';
import { checkOrigins } from './access-log.ts';
import { loadDirectory } from './directory.ts';
import { mandatesLedger } from './mandates-acting.ts';
import type { Store, StoredEvent } from './ports.ts';

/** What was checked of one draft; sound when `problems` is empty. */
export interface Verification {
  readonly draft: string;
  readonly events: number;
  readonly chunks: number;
  /** Chain hash of the last event: compare it with one kept elsewhere to notice a cut tail. */
  readonly head: Hash;
  readonly problems: readonly string[];
}

/** The whole record of a draft; null when the log does not know it. */
export async function exportBundle(store: Store, draft: string): Promise<Bundle | null> {
  const events = await readLog(store, draft);
  if (events.length === 0) return null;
  const { named, texts } = namedHashes(events.map(({ body }) => JSON.parse(body) as Event));
  const chunks = new Map(await store.chunks([...named]));
  await readPieces(
    texts,
    chunks,
    (hashes) => store.chunks(hashes),
    () => undefined,
  );
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

/**
 * Checks one draft of a store, and that the snapshot it is loaded from is the fold of its log. `pause`
 * comes behind every short step.
 */
export async function verifyDraft(
  store: Store,
  draft: string,
  pause?: Pause,
): Promise<Verification> {
  const rows = await readLog(store, draft);
  const read = (hashes: readonly Hash[]) => readInTurns(store, hashes, pause);
  const report = await checkRecord(draft, rows, read, pause);
  const checked = tellReport(report);
  if (checked.problems.length > 0) return checked;
  const folded = fold(null, rows.map(readRow));
  const problems = await verifyMandates(store, rows.map(readRow));
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

/** Chunks that are read before others have their turn. */
const chunksAtOnce = 64;

async function readInTurns(
  store: Store,
  hashes: readonly Hash[],
  pause: Pause = async () => {},
): Promise<ReadonlyMap<Hash, string>> {
  const found = new Map<Hash, string>();
  for (let at = 0; at < hashes.length; at += chunksAtOnce) {
    const some = await readChunks(store, hashes.slice(at, at + chunksAtOnce));
    for (const [hash, body] of some) found.set(hash, body);
    await pause();
  }
  return found;
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

/** Checks a bundle with nothing but the bundle. */
export const verifyBundle = async (bundle: Bundle): Promise<Verification> =>
  tellReport(await checkBundle(bundle));

const tellReport = ({ draft, events, chunks, head, faults }: RecordReport): Verification => ({
  draft,
  events,
  chunks,
  head,
  problems: faults.map(sayFault),
});

/** A fault as operators read it. */
function sayFault(fault: RecordFault): string {
  switch (fault.code) {
    case 'empty':
      return 'the log is empty';
    case 'broken-chain':
      return `event ${fault.event} does not follow from the event before`;
    case 'unreadable-event':
      return `event ${fault.event} cannot be read`;
    case 'wrong-number':
      return `event ${fault.event} is numbered ${fault.seq}, and says ${fault.says}`;
    case 'foreign-event':
      return `event ${fault.event} belongs to ${fault.draft}`;
    case 'no-fold':
      return `the log does not fold: ${fault.why}`;
    case 'wrong-version':
      return `version ${fault.version} is not what its hash says`;
    case 'wrong-judged':
      return `verdict ${fault.verdict} judges another text than version ${fault.version}`;
    case 'missing-chunk':
      return `chunk ${fault.hash} is missing`;
    case 'other-bytes':
      return `chunk ${fault.hash} holds other bytes`;
    case 'unreadable-piece':
      return `piece ${fault.hash} cannot be read`;
    case 'wrong-statement':
      return `verdict ${fault.verdict} ${fault.why}`;
  }
}

/** Folds every draft from its log and replaces its projections; tells each draft's id as it goes. */
export async function rebuildAll(store: Store, tell: (draft: string) => void): Promise<number> {
  let count = 0;
  for await (const draft of allDrafts(store)) {
    await store.rebuild(fold(null, (await readLog(store, draft)).map(readRow)));
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
