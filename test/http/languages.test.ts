/** Two languages of one text: a block keeps its identity by its words, not by where it stands. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { create, draftAt, freeze, readText, sources, write } from './stages.ts';
import { createWorld, type Json, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

/** Ids in document order. */
function idsOf(node: Json): string[] {
  const own = node.attrs?.id ? [node.attrs.id as string] : [];
  return [...own, ...(node.content ?? []).flatMap(idsOf)];
}

const changesOf = async (id: string, lang: string): Promise<Json[]> =>
  (await world.ask('GET', `/api/drafts/${id}/diff.json?from=1&to=2&lang=${lang}`)).body.changes;

describe('a translation written after its original', () => {
  it('shares the id of every block, on the first writing and after both changed alike', async () => {
    const id = await draftAt(world, 'drafting');
    const both = async () =>
      Promise.all(['ru', 'kk'].map(async (lang) => idsOf((await readText(world, id, lang)).doc)));
    const [ru, kk] = await both();
    expect(kk).toEqual(ru);
    await freeze(world, id);
    const added = '- учёт часов\n- выдача книжек';
    await write(world, id, 'ru', sources.ru.replace('- учёт часов', added));
    await write(
      world,
      id,
      'kk',
      sources.kk.replace('- сағаттарды', '- кітапша беру\n- сағаттарды'),
    );
    const [ruLater, kkLater] = await both();
    expect(kkLater?.length).toBe(ruLater?.length);
    expect(new Set(kkLater).size).toBe(kkLater?.length);
  });
});

describe('an edit in one language that keeps the shape of the other', () => {
  const paragraphs = (words: readonly string[]) => `# Раздел\n\n${words.join('\n\n')}\n`;
  const old = [
    'Первый абзац про учёт.',
    'Второй абзац про страхование.',
    'Третий абзац про отчёты.',
  ];
  const kk = [
    'Есеп туралы бірінші абзац.',
    'Сақтандыру туралы екінші.',
    'Есептілік туралы үшінші.',
  ];

  const changed = async (next: readonly string[]): Promise<Json[]> => {
    const id = await create(world);
    await write(world, id, 'kk', paragraphs(kk));
    await write(world, id, 'ru', paragraphs(old));
    await freeze(world, id);
    await write(world, id, 'ru', paragraphs(next));
    await freeze(world, id);
    expect(await changesOf(id, 'kk')).toEqual([]);
    return changesOf(id, 'ru');
  };

  it('a paragraph taken out and another put in elsewhere is just that', async () => {
    const changes = await changed([
      old[1] ?? '',
      old[2] ?? '',
      'Совсем новое положение о взносах.',
    ]);
    expect(changes.map(({ kind }) => kind).sort()).toEqual(['delete', 'insert']);
  });

  it('two paragraphs that change places are one move', async () => {
    const changes = await changed([old[2] ?? '', old[0] ?? '', old[1] ?? '']);
    expect(changes.map(({ kind }) => kind)).toEqual(['move']);
  });
});

describe('a split made in both languages', () => {
  it('is a split in both', async () => {
    const id = await create(world);
    const texts = {
      kk: 'Бірінші сөйлем қоғамдық бірлестіктер туралы. Екінші сөйлем гранттар туралы баяндайды.',
      ru: 'Первое предложение об общественных объединениях. Второе предложение говорит о грантах.',
    };
    for (const lang of ['kk', 'ru'] as const) await write(world, id, lang, texts[lang]);
    await freeze(world, id);
    for (const lang of ['kk', 'ru'] as const)
      await write(world, id, lang, texts[lang].replace('. ', '.\n\n'));
    await freeze(world, id);
    const [first, second] = await Promise.all(['kk', 'ru'].map((lang) => changesOf(id, lang)));
    expect(first?.map(({ kind }) => kind)).toEqual(['split']);
    expect(second?.map(({ kind, block }) => ({ kind, block }))).toEqual(
      first?.map(({ kind, block }) => ({ kind, block })),
    );
  });
});
