/**
 * What is written and not saved yet, kept in this browser: it is there after a tab was closed, a
 * machine lost power or a line was down for a day. One text for each person, draft and language.
 *
 * It is kept several times a second while somebody types, so it costs what was typed: the text it
 * grew from is written once, in pieces whose JSON is remembered, and then only the steps since.
 */
import type { Node } from 'prosemirror-model';
import { Step, Transform } from 'prosemirror-transform';
import { schema } from '../../../../schema/document.ts';
import { parseText } from '../../../domain/text/identity.ts';
import type { Kept, Stored } from './saver.ts';

const database = 'kelisim-unsaved';
const table = 'texts';

/** JSON of the outermost blocks of a doc. */
type Pieces = readonly string[];

/** The text as the server had it. */
export interface KeptBase {
  readonly root: string;
  readonly pieces: Pieces;
}

/** What was written on from there: as steps, or where they are not known as a whole. */
export type KeptWriting = { readonly root: string } & (
  | { readonly steps: readonly unknown[] }
  | { readonly pieces: Pieces }
);

const written = new WeakMap<Node, string>();

function printBlock(block: Node): string {
  const known = written.get(block);
  if (known !== undefined) return known;
  const json = JSON.stringify(block.toJSON());
  written.set(block, json);
  return json;
}

const printDoc = (doc: Node): Pieces => doc.children.map(printBlock);

const readDoc = (pieces: Pieces): Node =>
  parseText({ type: 'doc', content: pieces.map((piece) => JSON.parse(piece)) });

/** More steps than these are longer than the text they make. */
const stepsMax = 900;

export const printBase = ({ root, doc }: Stored): KeptBase => ({ root, pieces: printDoc(doc) });

export const printWriting = ({ base: { root }, doc, steps }: Kept): KeptWriting =>
  steps === null || steps.length > stepsMax
    ? { root, pieces: printDoc(doc) }
    : { root, steps: steps.map((step) => step.toJSON()) };

/** What was kept; null when the two do not belong together. @throws when either cannot be read. */
export function readWriting(base: KeptBase, writing: KeptWriting): Kept | null {
  if (base.root !== writing.root) return null;
  const stored = { root: base.root, doc: readDoc(base.pieces) };
  if ('pieces' in writing) return { base: stored, doc: readDoc(writing.pieces), steps: null };
  const transform = new Transform(stored.doc);
  for (const json of writing.steps) transform.step(Step.fromJSON(schema, json));
  return { base: stored, doc: parseText(transform.doc.toJSON()), steps: null };
}

/** One text as version 1 of the store had it: base and doc whole, as JSON. */
interface FirstKept {
  readonly root: string;
  readonly base: { readonly content: readonly unknown[] };
  readonly doc: { readonly content: readonly unknown[] };
}

const cut = ({ content }: FirstKept['doc']): Pieces => content.map((one) => JSON.stringify(one));

/** What version 1 kept, as it is kept now. */
export const readFirst = ({ root, base, doc }: FirstKept): readonly [KeptBase, KeptWriting] => [
  { root, pieces: cut(base) },
  { root, pieces: cut(doc) },
];

let opening: Promise<IDBDatabase> | null = null;

const open = (): Promise<IDBDatabase> => {
  opening ??= new Promise((settle, fail) => {
    const request = indexedDB.open(database, 2);
    request.onupgradeneeded = () => {
      const { result, transaction } = request;
      if (result.objectStoreNames.contains(table)) takeOver(transaction as IDBTransaction);
      else result.createObjectStore(table);
    };
    request.onsuccess = () => settle(request.result);
    request.onerror = () => fail(request.error);
  });
  return opening;
};

/** Rewrites what version 1 kept, in the transaction that makes it version 2. */
function takeOver(transaction: IDBTransaction): void {
  const store = transaction.objectStore(table);
  const keys = store.getAllKeys();
  const texts = store.getAll();
  texts.onsuccess = () => {
    keys.result.forEach((key, at) => {
      const [base, writing] = readFirst(texts.result[at] as FirstKept);
      store.put(base.root, rootKey(String(key)));
      store.put(base, baseKey(String(key)));
      store.put(writing, key);
    });
  };
}

/** Does something in one transaction, and gives what it asked for once all of it is on disk. */
const inside = async <T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => readonly IDBRequest<T>[],
): Promise<readonly T[]> => {
  const transaction = (await open()).transaction(table, mode);
  const asked = ask(transaction.objectStore(table));
  return new Promise((settle, fail) => {
    transaction.oncomplete = () => settle(asked.map(({ result }) => result));
    transaction.onabort = () => fail(transaction.error);
  });
};

/** The key of one text being written by one person. */
export const keptKey = (person: string, draft: string, lang: string): string =>
  [person, draft, lang].join(' ');

/** What it grew from lies beside it, and so does the tag of that, which is quick to read. */
const baseKey = (key: string): string => `${key} base`;
const rootKey = (key: string): string => `${key} root`;

/** Keeps what is not saved; null forgets it. Rejects when this browser keeps nothing. */
export async function keepText(key: string, kept: Kept | null): Promise<void> {
  await inside<unknown>('readwrite', (store) => {
    if (!kept) {
      for (const one of [key, baseKey(key), rootKey(key)]) store.delete(one);
      return [];
    }
    const { base } = kept;
    const known = store.get(rootKey(key));
    // Another tab may have kept over it meanwhile, so it is asked and not remembered.
    known.onsuccess = () => {
      if (known.result !== base.root) {
        store.put(base.root, rootKey(key));
        store.put(printBase(base), baseKey(key));
      }
      store.put(printWriting(kept), key);
    };
    return [];
  });
}

/** What was kept; null when there is nothing, or nothing that can be read any more. */
export async function readKept(key: string): Promise<Kept | null> {
  try {
    const [base, writing] = await inside<unknown>('readonly', (store) => [
      store.get(baseKey(key)),
      store.get(key),
    ]);
    return base && writing ? readWriting(base as KeptBase, writing as KeptWriting) : null;
  } catch {
    return null;
  }
}
