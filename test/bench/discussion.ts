/**
 * What it takes to carry threads to the next version and to say who wrote a word, and how often a thread
 * that was re-attached is where its words went, against a truth that is known.
 */
import { Fragment, type Node } from 'prosemirror-model';
import { type Anchor, anchorIn } from '../../src/domain/discussion/anchor.ts';
import { type Fate, reanchorAll } from '../../src/domain/discussion/reanchor.ts';
import type { Draft } from '../../src/domain/draft/draft.ts';
import { visitBlocks } from '../../src/domain/text/blocks.ts';
import type { Hash } from '../../src/domain/text/canonical.ts';
import { diff } from '../../src/domain/text/diff.ts';
import { idOf } from '../../src/domain/text/identity.ts';
import { readLine } from '../../src/domain/text/passages.ts';
import { createBlameReader } from '../../src/service/blame.ts';
import { createLibrary } from '../../src/service/library.ts';
import { temporaryFolder } from '../contract/temporary.ts';
import {
  createTracker,
  judgeFate,
  printTracked,
  type Verdict,
} from '../domain/discussion/tracked.ts';
import { type Chance, createChance } from '../runtime/random.ts';
import { createLaw } from './law.ts';
import type { Measured } from './table.ts';
import { median, quantile, tellTime, time, timeAsync } from './text/timing.ts';
import { actor, createDraft, idOnly, openWorkplace, type Workplace } from './workplace.ts';

export async function measureDiscussion(): Promise<readonly Measured[]> {
  return [...measureAnchors(), ...measureTruth(), ...(await measureBlame())];
}

const lawCharacters = 1_200_000;

/** 10,000 anchors spread over the text, of one to fifteen words each. */
function spreadAnchors(doc: Node, chance: Chance): readonly Anchor[] {
  const lines: { readonly id: string; readonly text: string }[] = [];
  visitBlocks(doc, (block) => {
    const text = idOf(block) ? readLine(block) : '';
    if (text !== '') lines.push({ id: idOf(block), text });
  });
  return Array.from({ length: 10_000 }, () => {
    const { id, text } = chance.pick(lines);
    const words = text.split(' ');
    const first = chance.whole(0, words.length - 1);
    const quote = words.slice(first, first + chance.whole(1, 15)).join(' ');
    const offset = words.slice(0, first).join(' ').length + (first > 0 ? 1 : 0);
    return anchorIn(id, text, offset, offset + quote.length);
  });
}

function measureAnchors(): readonly Measured[] {
  const law = createLaw(lawCharacters, 31);
  const before = law.doc();
  const anchors = spreadAnchors(before, createChance(31));
  law.amend();
  const amended = law.doc();
  for (let acts = 200; acts > 0; acts--) law.amend();
  const rewritten = law.doc();
  return [
    ['10,000 threads over the next version of a 1.2 MB law', amended, '< 1 s'] as const,
    ['  over 200 amending acts at once', rewritten, '< 1 s'] as const,
    ['  when every block came back under a new id', renewed(before), '< 1 s'] as const,
  ].map(([what, after, aim]) => {
    const compared = time(() => diff(before, after));
    const carried = [1, 2, 3].map(() => time(() => reanchorAll(anchors, compared.value)));
    const milliseconds = median(carried.map((one) => one.milliseconds));
    return {
      what: `${what}: ${tellFates((carried[0] as (typeof carried)[number]).value)}`,
      figure: tellTime(milliseconds),
      floor: `${tellTime(compared.milliseconds)} (the diff)`,
      ratio: milliseconds / compared.milliseconds,
      aim,
    };
  });
}

const tellFates = (fates: readonly Fate[]): string =>
  (['kept', 'moved', 'lost'] as const)
    .map((name) => `${fates.filter(({ fate }) => fate === name).length} ${name}`)
    .join(', ');

/** The same text, no block of which can be known by its id. */
function renewed(node: Node): Node {
  const children = node.isTextblock ? node.content.content : node.content.content.map(renewed);
  const attrs = idOf(node) ? { ...node.attrs, id: `${idOf(node)}-2` } : node.attrs;
  return node.type.create(attrs, children, node.marks);
}

/** 10,000 random revisions of texts whose every word is known. */
function measureTruth(): readonly Measured[] {
  const chance = createChance(20_250_401);
  const { create, edit, anchors } = createTracker(chance);
  const names = ['kept', 'moved', 'lost'] as const;
  const count = Object.fromEntries(
    names.map((name) => [name, { right: 0, wrong: 0, lost: 0, missed: 0 }]),
  ) as Record<Fate['fate'], Record<Verdict, number>>;
  let asked = 0;
  for (let revision = 0; revision < 10_000; revision++) {
    const before = create(4);
    let after = before;
    for (let left = chance.whole(1, 8); left > 0; left--) after = edit(after);
    const marked = anchors(before, 20);
    asked += marked.length;
    const found = diff(printTracked(before), printTracked(after));
    const fates = reanchorAll(
      marked.map(({ anchor }) => anchor),
      found,
    );
    for (const [index, own] of marked.entries()) {
      const fate = fates[index];
      if (fate) count[fate.fate][judgeFate(own, fate, after)]++;
    }
  }
  const { kept, moved, lost } = count;
  const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;
  const all = [kept, moved, lost].flatMap((one) => Object.values(one)).reduce((a, b) => a + b, 0);
  const attached = kept.right + kept.wrong + moved.right + moved.wrong;
  const plain = { floor: '', ratio: null };
  return [
    {
      what: '10,000 random revisions, 20 threads each: threads without a fate',
      figure: String(asked - all),
      aim: '0',
      ...plain,
    },
    {
      what: '  re-attached rightly, of all that were attached',
      figure: share(kept.right + moved.right, attached),
      aim: '≥ 99 %',
      ...plain,
    },
    {
      what: '  of those that had to move',
      figure: share(moved.right, moved.right + moved.wrong),
      aim: '≥ 99 %',
      ...plain,
    },
    {
      what: '  shown in the tray although most of the words still stood somewhere',
      figure: share(lost.missed, asked),
      aim: '',
      ...plain,
    },
  ];
}

/** The first asking of a fresh reader over a database file, in drafts of two sizes. */
async function measureBlame(): Promise<readonly Measured[]> {
  const folder = temporaryFolder();
  const rows: Measured[] = [];
  for (const [name, characters] of [
    ['a 100 KB concept', 100_000],
    ['a 1.2 MB law', lawCharacters],
  ] as const) {
    const workplace = await openWorkplace(folder.path(`${characters}.db`));
    try {
      const { id, busy } = await growDraft(workplace, characters);
      rows.push(...(await measureReading(workplace, id, name, busy)));
    } finally {
      workplace.close();
    }
  }
  folder.remove();
  return rows;
}

/** 30 versions of a law, each an amending act and one more word in one clause. */
async function growDraft(workplace: Workplace, characters: number) {
  const { service } = workplace;
  const id = await createDraft(workplace, 'blame');
  const law = createLaw(characters, 17);
  let busy = '';
  for (let version = 1; version <= 30; version++) {
    if (version > 1) law.amend();
    const { doc, block } = touchSame(law.doc(), version);
    busy = block;
    const base = (await service.dispatcher.load(id))?.texts.ru ?? null;
    const request = { lang: 'ru', base, given: { doc, ids: 'own' } } as const;
    await service.saveText(id, request, { actor }, idOnly);
    await service.freeze(id, { label: '', summary: '' }, { actor }, idOnly);
  }
  return { id, busy };
}

/** The doc with `version` marks in the title of its first chapter: a block each version changes. */
function touchSame(doc: Node, version: number): { doc: Node; block: string } {
  const chapter = doc.child(0);
  const heading = chapter.child(0);
  const marks = Array.from({ length: version }, (_, index) => ` часть-${index + 1}`).join('');
  const text = doc.type.schema.text(`${heading.textContent}${marks}`);
  const changed = chapter.copy(chapter.content.replaceChild(0, heading.copy(Fragment.from(text))));
  return { doc: doc.copy(doc.content.replaceChild(0, changed)), block: idOf(chapter) };
}

async function measureReading(
  { service }: Workplace,
  id: string,
  name: string,
  busy: string,
): Promise<readonly Measured[]> {
  const draft = (await service.dispatcher.load(id)) as Draft;
  const root = draft.versions.at(-1)?.texts.ru as Hash;
  const newest = await service.library.doc(root);
  const chance = createChance(5);
  const ids: string[] = [];
  visitBlocks(newest, (block) => void (idOf(block) && ids.push(idOf(block))));
  const reading = await timeAsync(() => createLibrary(service.store).doc(root));
  const ask = async (block: string) =>
    (await timeAsync(() => createBlameReader(service).readBlame(draft, 30, 'ru', block)))
      .milliseconds;
  const asked: number[] = [];
  for (let round = 0; round < 30; round++) asked.push(await ask(chance.pick(ids)));
  const busiest = [await ask(busy), await ask(busy), await ask(busy)];
  const row = (what: string, times: readonly number[]): Measured => ({
    what: `blame of ${what}, 30 versions of ${name}`,
    figure: `${tellTime(median(times))}, at most ${tellTime(quantile(times, 1))}`,
    floor: `${tellTime(reading.milliseconds)} (reading the newest text)`,
    ratio: median(times) / reading.milliseconds,
    aim: '< 50 ms',
  });
  return [row('any block', asked), row('a block every version changed', busiest)];
}
