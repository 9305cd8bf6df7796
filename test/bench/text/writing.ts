/**
 * What it takes to keep one more version of a stored text: a step saved and frozen, with the text in
 * memory and after a fresh start, and a version that comes as Markdown from elsewhere.
 */
import { Fragment, Node, Slice } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { schema } from '../../../schema/document.ts';
import type { Hash } from '../../../src/domain/text/canonical.ts';
import { randomIds } from '../../../src/ids.ts';
import { parseMarkdownBeside } from '../../../src/interchange/markdown-beside.ts';
import { printMarkdown } from '../../../src/interchange/print-markdown.ts';
import { temporaryFolder } from '../../contract/temporary.ts';
import { type Chance, createChance } from '../../runtime/random.ts';
import { type Measured, plain } from '../table.ts';
import { actor, createDraft, idOnly, openWorkplace, type Workplace } from '../workplace.ts';
import { createCode } from './code.ts';
import { addCosts, type Cost, tellCosts, timeAsync } from './timing.ts';

const articles = 430;

/** The draft all of this is written to. */
interface Site {
  readonly file: string;
  readonly draft: string;
  readonly amend: (doc: Node) => Node;
  readonly chance: Chance;
}

export async function measureWriting(): Promise<readonly Measured[]> {
  const folder = temporaryFolder();
  try {
    const site = await openSite(folder.path('writing.db'));
    return [
      ...(await measureWarm(site)),
      ...(await measureCold(site)),
      ...(await measureForeign(site)),
    ];
  } finally {
    folder.remove();
  }
}

async function openSite(file: string): Promise<Site> {
  const chance = createChance(10);
  const code = createCode(chance, articles);
  return withWorkplace(file, async (workplace) => {
    const draft = await createDraft(workplace, 'code');
    const site = { file, draft, chance, amend: (doc: Node) => code.amend(doc, chance, 10) };
    const base = await rootOf(workplace, draft);
    const given = { doc: code.first, ids: 'own' } as const;
    await workplace.service.saveText(draft, { lang: 'ru', base, given }, { actor }, idOnly);
    await freeze(workplace, draft);
    return site;
  });
}

async function withWorkplace<T>(file: string, use: (workplace: Workplace) => Promise<T>) {
  const workplace = await openWorkplace(file);
  try {
    return await use(workplace);
  } finally {
    workplace.close();
  }
}

const freeze = ({ service }: Workplace, id: string) =>
  service.freeze(id, { label: '', summary: '' }, { actor }, idOnly);

const rootOf = async ({ service }: Workplace, id: string): Promise<Hash> =>
  (await service.dispatcher.load(id))?.texts.ru as Hash;

const row = (what: string, costs: readonly Cost[], aim = ''): Measured =>
  plain(what, tellCosts(costs), aim);

/** Every write is durable when it is answered: the disk's part is in the figures. */
async function measureWarm({ file, draft, chance }: Site): Promise<readonly Measured[]> {
  const both: Cost[] = [];
  const saves: Cost[] = [];
  const freezes: Cost[] = [];
  const inserts: Cost[] = [];
  const small: Cost[] = [];
  await withWorkplace(file, async (workplace) => {
    const save = saver(workplace, draft);
    for (let round = 0; round < 60; round++) {
      const saved = await save((doc) => touch('paragraph', doc, chance.whole(0, 2_000)));
      const frozen = await timeAsync(() => freeze(workplace, draft));
      if (round < 10) continue;
      saves.push(saved);
      freezes.push(frozen);
      both.push(addCosts(saved, frozen));
    }
    for (let round = 0; round < 20; round++)
      inserts.push(await save((doc) => insertParagraph(doc, chance.whole(0, 2_000))));
    const little = await createDraft(workplace, 'little');
    const scribble = saver(workplace, little);
    for (let round = 0; round < 40; round++) {
      const saved = await scribble((doc) => touch('heading', doc, 0));
      small.push(addCosts(saved, await timeAsync(() => freeze(workplace, little))));
    }
  });
  return [
    row('a step in one paragraph saved and frozen, text in memory', both, '≤ 1 ms'),
    row('  saved', saves),
    row('  frozen, with its diff recorded', freezes),
    row('  the same two in an empty template: what any two commands cost', small),
    row('  a paragraph without an id inserted, saved', inserts),
  ];
}

/** The first save after a start also reads the text. */
async function measureCold({ file, draft, chance }: Site): Promise<readonly Measured[]> {
  const saves: Cost[] = [];
  const reads: Cost[] = [];
  for (let round = 0; round < 5; round++)
    await withWorkplace(file, async (workplace) => {
      const base = await rootOf(workplace, draft);
      reads.push(await timeAsync(() => workplace.service.library.doc(base)));
      const save = saver(workplace, draft);
      saves.push(await save((doc) => touch('paragraph', doc, chance.whole(0, 2_000))));
    });
  return [
    row('the first save after a start, the text read', saves),
    row('  reading it before that', reads),
  ];
}

/**
 * The source is printed from a copy, so that no Node has been printed before.
 */
async function measureForeign({ file, draft, amend }: Site): Promise<readonly Measured[]> {
  const first: Cost[] = [];
  const later: Cost[] = [];
  for (let start = 0; start < 3; start++)
    await withWorkplace(file, async (workplace) => {
      const { service } = workplace;
      for (let round = 0; round < 4; round++) {
        const base = await rootOf(workplace, draft);
        const known = await service.library.doc(base);
        const source = printMarkdown(Node.fromJSON(schema, amend(known).toJSON()));
        const cost = await timeAsync(async () => {
          const { doc } = parseMarkdownBeside(source, known, randomIds.block);
          const given = { doc, ids: 'align' } as const;
          await service.saveText(draft, { lang: 'ru', base, given }, { actor }, idOnly);
          await freeze(workplace, draft);
        });
        (round === 0 ? first : later).push(cost);
      }
    });
  return [
    row('ten edits as foreign Markdown, aligned, saved and frozen', later, '≤ 30 ms'),
    row('  the first after a start', first),
  ];
}

/** Saves what a step does to the working text; the time without the making of the step. */
const saver =
  ({ service }: Workplace, draft: string) =>
  async (edit: (doc: Node) => ReplaceStep): Promise<Cost> => {
    const base = (await service.dispatcher.load(draft))?.texts.ru as Hash;
    const steps = [edit(await service.library.doc(base)).toJSON()];
    const request = { lang: 'ru', base, patch: { steps } } as const;
    return timeAsync(() => service.patchText(draft, request, { actor }, idOnly));
  };

/** The place of the `at`th text block of that type, of the first when there are fewer. */
function placeOf(type: 'heading' | 'paragraph', doc: Node, at: number): number {
  const places: number[] = [];
  doc.descendants((node, position) => {
    if (node.type.name === type && places.length <= at) places.push(position);
    return !node.isTextblock;
  });
  return places[at] ?? (places[0] as number);
}

/** Puts a word before the text of the `at`th text block of that type. */
function touch(type: 'heading' | 'paragraph', doc: Node, at: number): ReplaceStep {
  const place = placeOf(type, doc, at) + 1;
  return new ReplaceStep(place, place, new Slice(Fragment.from(schema.text('Новое ')), 0, 0));
}

function insertParagraph(doc: Node, at: number): ReplaceStep {
  const place = placeOf('paragraph', doc, at);
  const paragraph = schema.node('paragraph', null, [schema.text('Новый абзац.')]);
  return new ReplaceStep(place, place, new Slice(Fragment.from(paragraph), 0, 0));
}
