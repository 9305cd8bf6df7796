/** Blame read from stored pieces: the same as from whole texts, and no more read than must be. */
import type { Node } from 'prosemirror-model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { blame } from '../../src/domain/blame/blame.ts';
import type { Draft } from '../../src/domain/draft/draft.ts';
import type { Event } from '../../src/domain/draft/event.ts';
import { collectIds } from '../../src/domain/text/blocks.ts';
import { countingIds, parseText } from '../../src/domain/text/identity.ts';
import { createBlameReader } from '../../src/service/blame.ts';
import type { Store } from '../../src/service/ports.ts';
import { createLaw } from '../bench/law.ts';
import { actor, createDraft, idOnly, openWorkplace, type Workplace } from '../bench/workplace.ts';
import { type Chance, createChance } from '../runtime/random.ts';

let workplace: Workplace;
beforeAll(async () => {
  workplace = await openWorkplace(':memory:');
});
afterAll(() => workplace.close());

const load = async (id: string): Promise<Draft> =>
  (await workplace.service.dispatcher.load(id)) as Draft;

async function save(id: string, doc: Node): Promise<void> {
  const base = (await load(id)).texts.ru ?? null;
  const given = { doc, ids: 'own' } as const;
  await workplace.service.saveText(id, { lang: 'ru', base, given }, { actor }, idOnly);
}

const freeze = (id: string) =>
  workplace.service.freeze(id, { label: '', summary: '' }, { actor }, idOnly);

/** A draft of seven versions, of one to three saves each. */
async function grow(mark: string, characters: number, seed: number): Promise<string> {
  const id = await createDraft(workplace, mark);
  const law = createLaw(characters, seed);
  const chance = createChance(seed);
  const mint = countingIds('w');
  let doc = law.doc();
  await save(id, doc);
  await freeze(id);
  for (let version = 2; version <= 7; version++) {
    for (let saves = chance.whole(1, 3); saves > 0; saves--) {
      doc = edit(doc, chance, mint);
      await save(id, doc);
    }
    await freeze(id);
  }
  return id;
}

interface Json {
  type: string;
  text?: string;
  attrs: { id: string; origin?: string | null };
  content: Json[];
}

/**
 * Words come and go; paragraphs are split, joined, moved within and between articles, deleted, and
 * new ones come in words that stand elsewhere.
 */
function edit(doc: Node, chance: Chance, mint: () => string): Node {
  const json = doc.toJSON() as Json;
  const articles = json.content.flatMap(({ content }) => content.slice(1));
  const say = (text: string) => [{ type: 'text', text } as Json];
  for (let left = 12; left > 0; left--) {
    const { content } = chance.pick(articles);
    const other = chance.pick(articles).content;
    const at = chance.whole(1, content.length - 1);
    const one = content[at];
    if (!one) continue;
    const words = String(one.content[0]?.text).split(' ');
    const cut = chance.whole(0, words.length - 1);
    const kind = left === 12 ? 1 : chance.whole(1, 10);
    const next = content[at + 1];
    if (kind <= 3) {
      words.splice(cut, chance.whole(0, 3), `слово-${mint()}`);
      one.content = say(words.join(' '));
    } else if (kind <= 5 && cut > 0) {
      const attrs = { id: `p${mint()}`, origin: one.attrs.id };
      content.splice(at + 1, 0, { ...one, attrs, content: say(words.slice(cut).join(' ')) });
      one.content = say(words.slice(0, cut).join(' '));
    } else if (kind <= 7 && next) {
      one.content = say(`${words.join(' ')} ${next.content[0]?.text}`);
      content.splice(at + 1, 1);
    } else if (kind === 8) {
      content.splice(at, 1);
      other.splice(chance.whole(1, other.length), 0, one);
    } else if (kind === 9 && content.length > 3) content.splice(at, 1);
    else if (kind === 10) other.splice(1, 0, { ...one, attrs: { id: `p${mint()}` } });
  }
  return parseText(json);
}

it.each([
  ['a text that is one piece', 3_000, 5],
  ['a text of some pieces', 30_000, 6],
  ['a text of pieces in pieces', 150_000, 7],
])('says of %s what following every save of the whole says', async (mark, characters, seed) => {
  const id = await grow(mark, characters, seed);
  const { store, library } = workplace.service;
  const events = (await store.events(id, 0, 1000)).map(({ body }) => JSON.parse(body) as Event);
  const history: { label: number; doc: Node }[] = [];
  for (const event of events)
    if (event.type === 'textSaved' && event.lang === 'ru')
      history.push({ label: event.seq, doc: await library.doc(event.root) });
  const reader = createBlameReader({ store });
  const ids = [...collectIds(history.at(-1)?.doc as Node)].filter(Boolean);
  let shared = 0;
  for (const block of ids.filter((_, index) => index % Math.ceil(ids.length / 60) === 0)) {
    const { runs } = await reader.readBlame(await load(id), 7, 'ru', block);
    const told = runs.map(({ text, label }) => ({ text, label: label.seq }));
    expect(told).toEqual(blame(block, history));
    if (told.length > 1) shared++;
  }
  expect(shared).toBeGreaterThan(3);
});

it('reads of older texts only what may have changed the block', async () => {
  const id = await createDraft(workplace, 'quiet');
  const doc = createLaw(300_000, 9).doc();
  await save(id, doc);
  await freeze(id);
  const [first, last] = [doc.child(0).child(1), doc.child(doc.childCount - 1).child(1)];
  for (let version = 2; version <= 20; version++) {
    const json = (await newest(id)).toJSON() as Json;
    const words = json.content[0]?.content[1]?.content[1]?.content[0] as Json;
    words.text = `${words.text} слово${version}`;
    await save(id, parseText(json));
    await freeze(id);
  }
  const [busy, quiet] = [first.child(1).attrs.id as string, last.child(1).attrs.id as string];
  const counted = countChunks(workplace.service.store);
  const ask = async (block: string) => {
    const before = counted.read();
    const found = await createBlameReader(counted).readBlame(await load(id), 20, 'ru', block);
    return { runs: found.runs.length, chunks: counted.read() - before };
  };
  const [still, moved] = [await ask(quiet), await ask(busy)];
  const all = await countAll(id);
  expect(still.runs).toBe(1);
  expect(moved.runs).toBe(20);
  // Of each version the root and the piece around; of the newest every piece, to find the block.
  expect(still.chunks).toBeLessThan(all + 20 * 3);
  expect(moved.chunks).toBeLessThan(all + 20 * 5);
});

const newest = async (id: string): Promise<Node> =>
  workplace.service.library.doc((await load(id)).texts.ru as string);

/** Pieces the newest text is made of. */
async function countAll(id: string): Promise<number> {
  const { library } = workplace.service;
  const { chunks } = await library.cut(await newest(id), undefined);
  return chunks.size;
}

function countChunks(store: Store) {
  let chunks = 0;
  const openChunks: Store['openChunks'] = () => {
    const read = store.openChunks();
    return (hashes) => {
      chunks += hashes.length;
      return read(hashes);
    };
  };
  return { store: { ...store, openChunks }, read: () => chunks };
}
