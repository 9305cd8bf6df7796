/**
 * What is written and not saved yet, kept in this browser: it is there after a tab was closed, a
 * machine lost power or a line was down for a day. One entry for each person, draft and language.
 */
import { parseText } from '../../../domain/text/identity.ts';
import type { Kept } from './saver.ts';

const database = 'kelisim-unsaved';
const table = 'texts';

interface Entry {
  readonly root: string;
  /** JSON of the doc as the server had it, and as it was written on from there. */
  readonly base: unknown;
  readonly doc: unknown;
}

let opening: Promise<IDBDatabase> | null = null;

const open = (): Promise<IDBDatabase> => {
  opening ??= new Promise((settle, fail) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.onsuccess = () => settle(request.result);
    request.onerror = () => fail(request.error);
  });
  return opening;
};

const ask = async <T>(
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
  const transaction = (await open()).transaction(table, mode);
  const asked = request(transaction.objectStore(table));
  return new Promise((settle, fail) => {
    transaction.oncomplete = () => settle(asked.result);
    transaction.onabort = () => fail(transaction.error);
  });
};

/** The key of one text being written by one person. */
export const keptKey = (person: string, draft: string, lang: string): string =>
  [person, draft, lang].join(' ');

/** Keeps what is not saved; null forgets it. Rejects when this browser keeps nothing. */
export async function keepText(key: string, kept: Kept | null): Promise<void> {
  if (!kept) return void (await ask('readwrite', (store) => store.delete(key)));
  const entry: Entry = {
    root: kept.base.root,
    base: kept.base.doc.toJSON(),
    doc: kept.doc.toJSON(),
  };
  await ask('readwrite', (store) => store.put(entry, key));
}

/** What was kept; null when there is nothing, or nothing that can be read any more. */
export async function readKept(key: string): Promise<Kept | null> {
  try {
    const entry = (await ask('readonly', (store) => store.get(key))) as Entry | undefined;
    if (!entry) return null;
    return { base: { root: entry.root, doc: parseText(entry.base) }, doc: parseText(entry.doc) };
  } catch {
    return null;
  }
}
