/**
 * Recorded writing, played again key by key through the editor's state and saved through the service,
 * as a browser does: what a key costs, that the server holds what the editor shows, and how blocks
 * keep their ids, in the editor and when the same versions come from elsewhere without ids.
 */
import { Fragment, type Node, Slice } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { schema } from '../../../schema/document.ts';
import { align } from '../../../src/domain/text/align.ts';
import { apply } from '../../../src/domain/text/apply.ts';
import type { Hash } from '../../../src/domain/text/canonical.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds, idOf, normalise } from '../../../src/domain/text/identity.ts';
import { randomIds } from '../../../src/ids.ts';
import { createState } from '../../../src/web/app/editing/setup.ts';
import { temporaryFolder } from '../../contract/temporary.ts';
import type { Measured } from '../table.ts';
import { actor, createDraft, idOnly, openWorkplace, type Workplace } from '../workplace.ts';
import { type Cost, tellCosts, time, timeAsync } from './timing.ts';
import { type Key, readTraces, type Trace } from './trace-cases.ts';

export async function measureTraces(): Promise<readonly Measured[]> {
  const rows: Measured[] = [];
  for (const trace of readTraces()) rows.push(...tellPlayed(trace, await playTrace(trace)));
  return rows;
}

/** How often it is saved and frozen, in keys. */
export interface Pace {
  readonly save: number;
  readonly freeze: number;
}

export interface Played {
  /** What each key took in the editor's state, and each save at the service. */
  readonly keys: readonly Cost[];
  readonly saves: readonly Cost[];
  /** The text that was stored last. */
  readonly text: string;
  /** Versions in order, as they were stored. */
  readonly versions: readonly Node[];
  /** Saves after which the server held another doc than the editor. */
  readonly parted: number;
}

/** Plays it into a draft of its own. A line is a paragraph. *Throws* what the service refuses. */
export async function playTrace(
  trace: Trace,
  pace: Pace = { save: 300, freeze: 6_000 },
): Promise<Played> {
  const folder = temporaryFolder();
  const workplace = await openWorkplace(folder.path('trace.db'));
  try {
    return await playInto(workplace, trace, pace);
  } finally {
    workplace.close();
    folder.remove();
  }
}

async function playInto(workplace: Workplace, trace: Trace, pace: Pace): Promise<Played> {
  const { service } = workplace;
  const draft = await createDraft(workplace, trace.name);
  const root = async () => (await service.dispatcher.load(draft))?.texts.ru as Hash;
  const first = normalise(docOf(trace.start), randomIds.block);
  const given = { doc: first, ids: 'own' } as const;
  await service.saveText(draft, { lang: 'ru', base: await root(), given }, { actor }, idOnly);
  let state = createState(first, { mint: randomIds.block, plugins: [] });
  let saved = first;
  let steps: unknown[] = [];
  let parted = 0;
  const [keys, saves, versions]: [Cost[], Cost[], Node[]] = [[], [], []];
  const save = async () => {
    if (!state.doc.eq(saved)) {
      const request = { lang: 'ru', base: await root(), patch: { steps } } as const;
      saves.push(await timeAsync(() => service.patchText(draft, request, { actor }, idOnly)));
      saved = await service.library.doc(await root());
      if (!saved.eq(state.doc)) parted++;
    }
    steps = [];
  };
  const freeze = async () => {
    await save();
    if (versions.at(-1)?.eq(saved)) return;
    await service.freeze(draft, { label: '', summary: '' }, { actor }, idOnly);
    versions.push(saved);
  };
  for (const [index, key] of trace.keys.entries()) {
    const transaction = press(state, key);
    const { value, ...cost } = time(() => state.applyTransaction(transaction));
    state = value.state;
    steps.push(...value.transactions.flatMap((one) => one.steps.map((step) => step.toJSON())));
    keys.push(cost);
    if (index % pace.freeze === pace.freeze - 1) await freeze();
    else if (index % pace.save === pace.save - 1) await save();
  }
  await freeze();
  return { keys, saves, versions, parted, text: textOf(saved) };
}

/** The text without ids: a paragraph for each line. */
const docOf = (text: string): Node => schema.node('doc', null, paragraphs(text));

const paragraphs = (text: string): Fragment =>
  Fragment.fromArray(
    text
      .split('\n')
      .map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)])),
  );

const textOf = (doc: Node): string => doc.textBetween(0, doc.content.size, '\n');

/** What the view does for a key: Enter splits, text goes in, lines go in as a paste does. */
function press({ doc, tr }: EditorState, [position, deleted, inserted]: Key): Transaction {
  const from = placeIn(doc, position);
  if (deleted > 0) tr.deleteRange(from, placeIn(doc, position + deleted));
  if (inserted === '\n') return tr.split(from);
  if (!inserted.includes('\n')) return inserted === '' ? tr : tr.insertText(inserted, from);
  return tr.replace(from, from, new Slice(paragraphs(inserted), 1, 1));
}

/** Where in the doc a position of its text is: a line break is two tokens there, not one. */
function placeIn(doc: Node, position: number): number {
  let index = 0;
  for (let end = 0; index < doc.childCount; index++) {
    end += doc.child(index).content.size;
    if (position <= end) break;
    end++;
  }
  return position + index + 1;
}

function tellPlayed({ name, end, keys }: Trace, played: Played): readonly Measured[] {
  const row = (what: string, figure: string, aim = ''): Measured => ({
    what,
    figure,
    floor: '',
    ratio: null,
    aim,
  });
  const { versions, text, parted } = played;
  const ids = compareVersions(versions);
  const share = (part: number, whole: number) => `${part} of ${whole}`;
  return [
    row(`${name}: ${keys.length} keys, each`, tellCosts(played.keys)),
    row(`  ${played.saves.length} saves`, tellCosts(played.saves)),
    row('  the text at last', text === end ? 'exact' : 'another', 'exact'),
    row('  saves after which the server held another doc', String(parted), '0'),
    row(
      `  diffs of ${versions.length} versions that apply exactly`,
      share(ids.exact, ids.pairs),
      'all',
    ),
    row('  paragraphs that stayed word for word, with their id', share(ids.kept, ids.stayed)),
    row('  the same versions without ids: ids as in the editor', share(ids.found, ids.known)),
    row('    another paragraph’s id instead', String(ids.mistaken)),
  ];
}

export interface Kept {
  readonly pairs: number;
  readonly exact: number;
  /** Paragraphs whose words stand once in both versions, and how many of them have one id. */
  readonly stayed: number;
  readonly kept: number;
  /** Paragraphs with words whose id was there before, and how many get it by content alone. */
  readonly known: number;
  readonly found: number;
  /** Paragraphs that get the id of another by content. */
  readonly mistaken: number;
}

/** How ids went on from each version to the next, summed. */
export function compareVersions(versions: readonly Node[]): Kept {
  const sum = { pairs: 0, exact: 0, stayed: 0, kept: 0, known: 0, found: 0, mistaken: 0 };
  for (const [index, after] of versions.entries()) {
    const before = versions[index - 1];
    if (!before) continue;
    const isExact = apply(before, diff(before, after)).eq(after);
    const counts = { pairs: 1, exact: Number(isExact), ...countKept(before, after) };
    for (const [name, count] of Object.entries({ ...counts, ...countFound(before, after) }))
      sum[name as keyof Kept] += count;
  }
  return sum;
}

function countKept(before: Node, after: Node): Pick<Kept, 'stayed' | 'kept'> {
  const old = idsByWords(before);
  const stayed = [...idsByWords(after)].filter(([words]) => old.has(words));
  const kept = stayed.filter(([words, id]) => old.get(words) === id);
  return { stayed: stayed.length, kept: kept.length };
}

function countFound(before: Node, after: Node): Pick<Kept, 'known' | 'found' | 'mistaken'> {
  const ids = new Set(before.children.map(idOf));
  const aligned = align(docOf(textOf(after)), before, countingIds('new'));
  const pairs = after.children.flatMap((block, at) =>
    block.textContent.trim() === '' ? [] : [{ own: idOf(block), given: idOf(aligned.child(at)) }],
  );
  return {
    known: pairs.filter(({ own }) => ids.has(own)).length,
    found: pairs.filter(({ own, given }) => own === given).length,
    mistaken: pairs.filter(({ own, given }) => own !== given && ids.has(given)).length,
  };
}

/** By its words the id of each paragraph that says what no other says. */
function idsByWords({ children }: Node): ReadonlyMap<string, string> {
  const blocks = Map.groupBy(children, ({ textContent }) => textContent.trim());
  return new Map(
    [...blocks].flatMap(([words, [block, other]]) =>
      block && !other && words !== '' ? [[words, idOf(block)]] : [],
    ),
  );
}
