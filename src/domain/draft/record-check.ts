/**
 * Checks the record of a draft against itself, with nothing but the record: the chain of hashes, the
 * fold, every text, manifest and diff the events name, and what was signed. The same code runs on the
 * server, on the command line and in a browser without a connection. It reads through a function and
 * repairs nothing.
 */
import { type Hash, hashText } from '../text/canonical.ts';
import { parsePiece } from '../text/chunk.ts';
import { type Draft, fold } from './draft.ts';
import { type Event, genesis, type Recorded } from './event.ts';
import { statementFaults } from './statement.ts';
import { versionManifest } from './text.ts';

/** An event as it is kept: its canonical JSON as it was hashed, and its link of the chain. */
export interface RecordRow {
  readonly seq: number;
  readonly hash: Hash;
  readonly body: string;
}

/** The record of one draft as a file: everything needed to check and to read it elsewhere. */
export interface Bundle {
  readonly format: 'kelisim-bundle-1';
  readonly draft: string;
  readonly events: readonly RecordRow[];
  readonly chunks: Readonly<Record<Hash, string>>;
}

/** What is wrong. Events, versions and verdicts are numbered from 1. */
export type RecordFault =
  | { readonly code: 'empty' }
  | { readonly code: 'broken-chain' | 'unreadable-event'; readonly event: number }
  | {
      readonly code: 'wrong-number';
      readonly event: number;
      readonly seq: number;
      readonly says: number;
    }
  | { readonly code: 'foreign-event'; readonly event: number; readonly draft: string }
  | { readonly code: 'no-fold'; readonly why: string }
  | { readonly code: 'wrong-version'; readonly version: number }
  | { readonly code: 'wrong-judged'; readonly verdict: number; readonly version: number }
  | { readonly code: 'missing-chunk' | 'other-bytes' | 'unreadable-piece'; readonly hash: Hash }
  /** `why` is a sentence of `statementFaults` about the verdict. */
  | { readonly code: 'wrong-statement'; readonly verdict: number; readonly why: string };

/** What was checked; sound when `faults` is empty. */
export interface RecordReport {
  readonly draft: string;
  readonly events: number;
  readonly chunks: number;
  /** Chain hash of the last sound event: compare it with one kept elsewhere to notice a cut tail. */
  readonly head: Hash;
  readonly faults: readonly RecordFault[];
  /** What the sound events come to; null where there are none, or they do not fold. */
  readonly folded: Draft | null;
}

/** Chunks by hash; those that are not there are left out. */
export type ReadRecorded = (hashes: readonly Hash[]) => Promise<ReadonlyMap<Hash, string>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRow = (row: unknown): row is RecordRow =>
  isObject(row) &&
  typeof row.seq === 'number' &&
  typeof row.hash === 'string' &&
  typeof row.body === 'string';

/** The bundle that a file's text is; null for anything else. Whether it is sound is not asked here. */
export function readBundle(text: string): Bundle | null {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(given) || given.format !== 'kelisim-bundle-1') return null;
  const { draft, events, chunks } = given;
  const isBundle =
    typeof draft === 'string' &&
    Array.isArray(events) &&
    events.every(isRow) &&
    isObject(chunks) &&
    Object.values(chunks).every((chunk) => typeof chunk === 'string');
  return isBundle ? (given as unknown as Bundle) : null;
}

/** Checks a bundle with nothing but the bundle. */
export const checkBundle = ({ draft, events, chunks }: Bundle): Promise<RecordReport> =>
  checkRecord(draft, events, async (hashes) => {
    const found = hashes.filter((hash) => Object.hasOwn(chunks, hash));
    return new Map(found.map((hash) => [hash, String(chunks[hash])]));
  });

/** Comes behind every short step of a check, so that whoever runs it may let others go first. */
export type Pause = () => Promise<void>;

const goOn: Pause = async () => {};

/** Checks the record of the draft with this id. */
export async function checkRecord(
  draft: string,
  rows: readonly RecordRow[],
  read: ReadRecorded,
  pause: Pause = goOn,
): Promise<RecordReport> {
  const faults: RecordFault[] = [];
  const records = await checkChain(draft, rows, faults, pause);
  const folded = records.length > 0 ? tryFold(records, faults) : null;
  if (folded) checkBindings(folded, faults);
  const { named, texts } = namedHashes(records.map(({ event }) => event));
  const chunks = new Map(await read([...named]));
  const pieces = await readPieces(texts, chunks, read, (hash) =>
    faults.push({ code: 'unreadable-piece', hash }),
  );
  for (const hash of new Set([...named, ...pieces])) {
    const body = chunks.get(hash);
    if (body === undefined) faults.push({ code: 'missing-chunk', hash });
    else if (hashText(body) !== hash) faults.push({ code: 'other-bytes', hash });
    await pause();
  }
  if (folded) checkStatements(folded, records, chunks, faults);
  const head = folded?.head ?? genesis;
  return { draft, events: rows.length, chunks: chunks.size, head, faults, folded };
}

/**
 * Checks every link over the bytes that were hashed. Gives the events before the first that is not
 * sound: what follows a break proves nothing and is not interpreted.
 */
async function checkChain(
  draft: string,
  rows: readonly RecordRow[],
  faults: RecordFault[],
  pause: Pause,
): Promise<readonly Recorded[]> {
  if (rows.length === 0) faults.push({ code: 'empty' });
  const sound: Recorded[] = [];
  let previous = genesis;
  for (const [index, row] of rows.entries()) {
    const number = index + 1;
    if (hashText(previous + row.body) !== row.hash)
      faults.push({ code: 'broken-chain', event: number });
    previous = row.hash;
    const record = tryRead(row);
    if (!record) faults.push({ code: 'unreadable-event', event: number });
    else {
      const { event } = record;
      if (row.seq !== number || event.seq !== number)
        faults.push({ code: 'wrong-number', event: number, seq: row.seq, says: event.seq });
      if (event.draft !== draft)
        faults.push({ code: 'foreign-event', event: number, draft: event.draft });
      if (faults.length === 0) sound.push(record);
    }
    await pause();
  }
  return sound;
}

/** An event with its link of the chain. @throws where its body is no JSON. */
export const readRow = ({ body, hash }: RecordRow): Recorded => ({
  event: JSON.parse(body) as Event,
  hash,
});

function tryRead(row: RecordRow): Recorded | null {
  try {
    const record = readRow(row);
    return isObject(record.event) ? record : null;
  } catch {
    return null;
  }
}

/** Every version is the hash of its titles and texts, every verdict names the version it judged. */
function checkBindings({ versions, signoffs }: Draft, faults: RecordFault[]): void {
  for (const { version, hash, titles, texts } of versions)
    if (versionManifest(titles, texts).hash !== hash)
      faults.push({ code: 'wrong-version', version });
  for (const [index, { version, hash }] of signoffs.entries())
    if (versions[version - 1]?.hash !== hash)
      faults.push({ code: 'wrong-judged', verdict: index + 1, version });
}

/** What was signed by each verdict is there, to the byte, and says what its event says. */
function checkStatements(
  draft: Draft,
  records: readonly Recorded[],
  chunks: ReadonlyMap<Hash, string>,
  faults: RecordFault[],
): void {
  let verdict = 0;
  for (const { event } of records) {
    if (event.type !== 'signedOff') continue;
    verdict += 1;
    for (const why of statementFaults(event, draft, chunks.get(event.statement ?? '')))
      faults.push({ code: 'wrong-statement', verdict, why });
  }
}

function tryFold(records: readonly Recorded[], faults: RecordFault[]): Draft | null {
  try {
    return fold(null, records);
  } catch (error) {
    faults.push({ code: 'no-fold', why: error instanceof Error ? error.message : String(error) });
    return null;
  }
}

/** Adds to `chunks` every piece below these roots, level by level, and gives the hashes asked for. */
export async function readPieces(
  roots: readonly Hash[],
  chunks: Map<Hash, string>,
  read: ReadRecorded,
  tellUnreadable: (hash: Hash) => void,
): Promise<ReadonlySet<Hash>> {
  const asked = new Set<Hash>();
  for (let level = roots; level.length > 0; ) {
    const below = new Set(level.flatMap((hash) => listHoles(hash, chunks, tellUnreadable)));
    level = [...below].filter((hash) => !asked.has(hash));
    for (const hash of level) asked.add(hash);
    for (const [hash, body] of await read(level)) chunks.set(hash, body);
  }
  return asked;
}

/** The pieces in a piece; an unreadable one is told, and is no crash. */
function listHoles(
  hash: Hash,
  chunks: ReadonlyMap<Hash, string>,
  tellUnreadable: (hash: Hash) => void,
): readonly Hash[] {
  try {
    return parsePiece(chunks.get(hash) ?? '').holes.map((hole) => hole.hash);
  } catch {
    tellUnreadable(hash);
    return [];
  }
}

/** Hashes the events name; `texts` are those that name the root of a text. */
export function namedHashes(events: readonly Event[]): {
  readonly named: ReadonlySet<Hash>;
  readonly texts: readonly Hash[];
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

/** What a hash is in a record; null where it is none of it. */
export type Known =
  | { readonly is: 'head' | 'event'; readonly number: number; readonly at: string }
  | { readonly is: 'version' | 'statement'; readonly number: number; readonly at: string }
  | { readonly is: 'text' }
  | null;

/**
 * Says what a hash that was noted elsewhere is in a record that was found sound: the link of an event
 * (the head, of the last), a version, what was signed by a verdict, or a piece of a text.
 */
export function findHash(hash: Hash, { events, chunks }: Bundle, draft: Draft): Known {
  const link = events.findIndex((row) => row.hash === hash);
  const row = events[link];
  if (row) {
    const is = link === events.length - 1 ? 'head' : 'event';
    return { is, number: link + 1, at: readRow(row).event.at };
  }
  const version = draft.versions.find((one) => one.hash === hash);
  if (version) return { is: 'version', number: version.version, at: version.at };
  const signed = draft.signoffs.findIndex(({ statement }) => statement === hash);
  const signoff = draft.signoffs[signed];
  if (signoff) return { is: 'statement', number: signed + 1, at: signoff.at };
  return Object.hasOwn(chunks, hash) ? { is: 'text' } : null;
}
