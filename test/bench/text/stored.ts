/**
 * What it takes to read a stored version and to keep one more: bytes and docs of random versions on
 * a fresh start, a comparison from nothing but version ids, one more version from a step and from
 * foreign Markdown.
 */

import { Fragment, type Node, Slice } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { schema } from '../../../schema/document.ts';
import type { Hash } from '../../../src/domain/text/canonical.ts';
import { randomIds } from '../../../src/ids.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';
import { printMarkdown } from '../../../src/interchange/print-markdown.ts';
import { createLibrary } from '../../../src/service/library.ts';
import type { Store } from '../../../src/service/ports.ts';
import { sqlStore } from '../../../src/store/sql-store.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import { temporaryFolder } from '../../contract/temporary.ts';
import { createChance } from '../../runtime/random.ts';
import type { Measured } from '../table.ts';
import { actor, createDraft, idOnly, openWorkplace, type Workplace } from '../workplace.ts';
import { createCode } from './code.ts';
import { writeVersions } from './compare.ts';
import { median, quantile, tellTime, time, timeAsync } from './timing.ts';

export async function measureStored(): Promise<readonly Measured[]> {
  const folder = temporaryFolder();
  const file = folder.path('stored.db');
  const workplace = await openWorkplace(file);
  try {
    const id = await createDraft(workplace, 'code');
    const docs = writeVersions();
    for (const doc of docs) await keep(workplace, id, doc);
    const roots = await rootsOf(workplace, id);
    return [...(await measureReads(file, roots)), ...(await measureFreezing(workplace, id))];
  } finally {
    workplace.close();
    folder.remove();
  }
}

async function keep({ service }: Workplace, id: string, doc: Node): Promise<void> {
  const base = (await service.dispatcher.load(id))?.texts.ru ?? null;
  const given = { doc, ids: 'own' } as const;
  await service.saveText(id, { lang: 'ru', base, given }, { actor }, idOnly);
  await service.freeze(id, { label: '', summary: '' }, { actor }, idOnly);
}

async function rootsOf({ service }: Workplace, id: string): Promise<readonly Hash[]> {
  const draft = await service.dispatcher.load(id);
  return draft?.versions.map(({ texts }) => texts.ru as Hash) ?? [];
}

const row = (what: string, times: readonly number[], aim: string): Measured => ({
  what,
  figure: `${tellTime(median(times))}, slowest ${tellTime(quantile(times, 1))}`,
  floor: '',
  ratio: null,
  aim,
});

/** The compiler has seen the code before anything is timed; a server that answers has too. */
const warmUps = 15;

/** Each reading begins with a store of its own: chunks read before are in no one's memory. */
async function measureReads(file: string, roots: readonly Hash[]): Promise<readonly Measured[]> {
  const { run, close } = openSqlite(file, 'schema/migrations');
  try {
    return await measureReadings(() => sqlStore(run), roots);
  } finally {
    close();
  }
}

async function measureReadings(
  open: () => Store,
  roots: readonly Hash[],
): Promise<readonly Measured[]> {
  const chance = createChance(9);
  const bytes: number[] = [];
  const beyond: number[] = [];
  const alone: number[] = [];
  const beside: number[] = [];
  const compared: number[] = [];
  const chunks: number[] = [];
  for (let round = -warmUps; round < 25; round++) {
    if (round === 0) for (const times of [bytes, beyond, alone, beside, compared]) times.length = 0;
    const at = chance.whole(1, roots.length - 1);
    const [older, newer] = [roots[at - 1] as Hash, roots[at] as Hash];
    bytes.push((await timeAsync(() => createLibrary(open()).bytes(newer))).milliseconds);
    alone.push((await timeAsync(() => createLibrary(open()).doc(newer))).milliseconds);
    const server = createLibrary(open());
    await server.doc(older);
    beyond.push((await timeAsync(() => server.bytes(newer))).milliseconds);
    const warm = createLibrary(open());
    await warm.doc(older);
    beside.push((await timeAsync(() => warm.doc(newer))).milliseconds);
    const counted = countReads(open());
    const cold = createLibrary(counted.store);
    const both = await timeAsync(() => cold.diff(older, newer));
    compared.push(both.milliseconds);
    chunks.push(counted.count());
  }
  return [
    row('a random version as JSON text, nothing in memory', bytes, '≤ 4 ms'),
    row('  a neighbour in memory', beyond, ''),
    row('  as a doc, nothing in memory', alone, ''),
    row('  as a doc, a neighbour in memory', beside, '≤ 3 ms'),
    row('two neighbours compared from their ids, nothing in memory', compared, '≤ 5 ms'),
    {
      what: '  chunks asked for',
      figure: `${median(chunks)}`,
      floor: '',
      ratio: null,
      aim: 'follows the change',
    },
  ];
}

function countReads(store: Store): { readonly store: Store; readonly count: () => number } {
  let count = 0;
  const openChunks: Store['openChunks'] = (keeps) => {
    const read = store.openChunks(keeps);
    return (hashes) => {
      count += hashes.length;
      return read(hashes);
    };
  };
  return { store: { ...store, openChunks }, count: () => count };
}

/** Every write is durable when it is answered: the disk's part is in the figure. */
async function measureFreezing(workplace: Workplace, id: string): Promise<readonly Measured[]> {
  const { service } = workplace;
  const chance = createChance(10);
  const code = createCode(chance, 1);
  const patches: number[] = [];
  const freezes: number[] = [];
  const foreign: number[] = [];
  const freeze = () => service.freeze(id, { label: '', summary: '' }, { actor }, idOnly);
  for (let round = 0; round < 12; round++) {
    const base = (await service.dispatcher.load(id))?.texts.ru as Hash;
    const steps = [touchParagraph(await service.library.doc(base), chance.whole(0, 2_000))];
    const request = { lang: 'ru', base, patch: { steps } } as const;
    patches.push(
      (await timeAsync(() => service.patchText(id, request, { actor }, idOnly))).milliseconds,
    );
    freezes.push((await timeAsync(freeze)).milliseconds);
  }
  for (let round = 0; round < 4; round++) {
    const base = (await service.dispatcher.load(id))?.texts.ru as Hash;
    const source = printMarkdown(code.amend(await service.library.doc(base), chance, 10));
    const parsed = time(() => parseMarkdown(source, randomIds.block));
    const given = { doc: parsed.value.doc, ids: 'align' } as const;
    const saved = await timeAsync(async () => {
      await service.saveText(id, { lang: 'ru', base, given }, { actor }, idOnly);
      await freeze();
    });
    foreign.push(parsed.milliseconds + saved.milliseconds);
  }
  return [
    row('one more version: a step in one paragraph saved', patches, '≤ 1 ms with the freeze'),
    row('  and frozen, with its diff recorded', freezes, ''),
    row('one more version from foreign Markdown, frozen', foreign, '≤ 30 ms'),
  ];
}

/** A step that puts a word before the text of the `at`th paragraph. */
function touchParagraph(doc: Node, at: number): unknown {
  let seen = 0;
  let place = 0;
  doc.descendants((node, position) => {
    if (node.type.name === 'paragraph' && seen++ === at) place = position + 1;
    return !node.isTextblock;
  });
  const slice = new Slice(Fragment.from(schema.text('Новое ')), 0, 0);
  return new ReplaceStep(place, place, slice).toJSON();
}
