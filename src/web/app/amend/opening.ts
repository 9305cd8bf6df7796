/**
 * What the composer opens with: what this browser kept and the server has not, else the preparation
 * or the amendment the address names, else nothing yet on the newest version.
 */
import type { Node } from 'prosemirror-model';
import type { Language } from '../../../domain/language.ts';
import { parseText } from '../../../domain/text/identity.ts';
import {
  amendmentQuery,
  type Preparation,
  type Prepared,
  preparationsQuery,
} from '../api/amendments.ts';
import { queries } from '../api/queries.ts';
import { versionTextsQuery } from '../api/texts.ts';
import type { Opened } from './desk.ts';
import { readKept, readKeptVersion } from './kept.ts';
import {
  type ByLanguage,
  type Composition,
  emptyComposition,
  readComposition,
  reasonKey,
} from './proposal.ts';

/** What is written: something new, a preparation of one's organisation, or an amendment anew. */
export type Writing =
  | { readonly kind: 'new' }
  | { readonly kind: 'preparation'; readonly number: number }
  | { readonly kind: 'amendment'; readonly number: number };

/** The same as one word. */
export const nameWriting = (writing: Writing): string =>
  writing.kind === 'new' ? 'new' : `${writing.kind}-${writing.number}`;

/** The texts of a version, parsed. */
export async function readBases(id: string, version: number): Promise<ByLanguage<Node>> {
  const docs = await queries.ensureQueryData(versionTextsQuery(id, version));
  return Object.fromEntries(
    Object.entries(docs).map(([lang, json]) => [lang as Language, parseText(json)]),
  );
}

export interface Prepare {
  readonly composition: Composition;
  readonly saved: Prepared;
}

/** A preparation of one's organisation as the server has it; null when it is submitted or not there. */
export async function readPrepared(id: string, number: number): Promise<Prepare | null> {
  const items = await queries.fetchQuery(preparationsQuery(id));
  const found = items.find(({ preparation }) => preparation === number);
  return found ? openPreparation(id, found) : null;
}

async function openPreparation(id: string, found: Preparation): Promise<Prepare> {
  const { preparation, revision, version, changes } = found;
  const bases = await readBases(id, version);
  const plain = readComposition(found, bases, null);
  const saved = { preparation, revision };
  if (changes.length === 0) return { composition: plain, saved };
  const reasons = await reasonsOf(found, plain, bases);
  return { composition: { ...plain, division: 'parts', reasons }, saved };
}

/** The reasons of its parts, by the changes they are of. */
async function reasonsOf(
  { changes }: Preparation,
  { docs }: Composition,
  bases: ByLanguage<Node>,
): Promise<Readonly<Record<string, string>>> {
  const { changesOf } = await import('../../../domain/amendment/changes.ts');
  const reasons: Record<string, string> = {};
  for (const { lang, entries, justification } of changes) {
    const [base, doc] = [bases[lang], docs[lang]];
    if (!base || !doc) continue;
    const list = changesOf(base, doc, 'en');
    for (const number of entries) {
      const change = list[number - 1];
      if (change) reasons[reasonKey(lang, change)] = justification;
    }
  }
  return reasons;
}

/** Opens what is to be written on. *Throws* Problem; null when it is not there (any more). */
export async function open(
  id: string,
  writing: Writing,
  { key, newest }: { readonly key: string; readonly newest: number },
): Promise<Opened | null> {
  const keptOn = readKeptVersion(key);
  if (keptOn !== null) {
    const bases = await readBases(id, keptOn);
    const kept = readKept(key, bases);
    if (kept) return { ...kept, bases, isTakenUp: true };
  }
  if (writing.kind === 'preparation') {
    const found = await readPrepared(id, writing.number);
    if (!found) return null;
    return {
      ...found,
      bases: await readBases(id, found.composition.version),
      isTakenUp: false,
    };
  }
  if (writing.kind === 'amendment') {
    const { evidence = [], ...told } = await queries.fetchQuery(amendmentQuery(id, writing.number));
    const bases = await readBases(id, told.version);
    const composition = readComposition({ ...told, evidence: [...evidence] }, bases, null);
    return { composition, bases, saved: null, isTakenUp: false };
  }
  const bases = await readBases(id, newest);
  return { composition: emptyComposition(newest), bases, saved: null, isTakenUp: false };
}
