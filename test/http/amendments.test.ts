/** Amendments over HTTP: the forms they come in, what is derived from their words, what is refused. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readInstruction } from '../../src/domain/amendment/read-instruction.ts';
import { countingIds, parseText } from '../../src/domain/text/identity.ts';
import { amend, draftAt, freeze, post, readText, sources, write } from './stages.ts';
import { createWorld, type Json, type Part, type World } from './world.ts';

let world: World;
let id = '';
beforeEach(async () => {
  world = await createWorld();
  id = await draftAt(world, 'frozen', { remits: { finance: { kinds: ['table'] } } });
});
afterEach(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const path = (rest = '') => `/api/drafts/${id}/amendments${rest}`;
const read = async (rest = '', as: Part = 'partner'): Promise<Json> =>
  (await world.ask('GET', path(rest), { as })).body;
const submit = (more: object, as: Part = 'partner') =>
  world.ask('POST', path(), {
    as,
    json: { version: 1, justification: 'Volunteers ask for it', ...more },
  });
type Edits = readonly (readonly [string, string])[];
const proposing = (...edits: Edits) => ({
  ru: {
    markdown: edits.reduce((text, [from, to]) => text.replace(from, to), sources.ru as string),
  },
});
const longer = ['10 дней', '20 дней'] as const;
const more = ['Волонтёры | 1000', 'Волонтёры | 2000'] as const;

describe('a proposal', () => {
  it('may come as steps, as sections and as the whole text: the same words, one root', async () => {
    const { doc } = await readText(world, id, 'ru');
    const section = doc.content[1];
    const changed = JSON.parse(JSON.stringify(section).replace(...longer));
    const at = parseText(doc).textBetween(0, parseText(doc).content.size, '\0', '\0');
    expect(at).toContain('10 дней');
    let from = -1;
    parseText(doc).descendants((node, pos) => {
      const found = node.text?.indexOf('10 дней') ?? -1;
      if (found >= 0) from = pos + found;
    });
    const slice = { content: [{ type: 'text', text: '2' }] };
    const steps = [{ stepType: 'replace', from, to: from + 1, slice }];
    const whole = JSON.parse(JSON.stringify(doc).replace(...longer));
    const forms = [
      ['partner', { steps }],
      ['partnerTwo', { sections: [{ section: section.attrs.id, content: changed }] }],
      ['finance', { doc: whole }],
      ['economy', proposing(longer).ru],
    ] as const;
    const roots = new Set<string>();
    for (const [as, ru] of forms) {
      const { body, status, text } = await submit({ texts: { ru } }, as);
      expect(status, text).toBe(201);
      roots.add(body.texts.ru);
    }
    expect(roots.size).toBe(1);
  });

  it('is refused when it is empty, repeated, on no version or with links that are not safe', async () => {
    const cases = [
      [{ texts: {} }, 'invalid', '/texts'],
      [{ texts: { ru: { markdown: sources.ru } } }, 'nothing-changed', undefined],
      [{ texts: proposing(longer), version: 2 }, 'not-found', undefined],
      [{ texts: proposing(longer), justification: '' }, 'reason-required', '/justification'],
      [
        { texts: proposing(longer), evidence: [{ title: 'Study', href: 'http://a.kz/s' }] },
        'invalid',
        '/evidence/0/href',
      ],
      [
        { texts: proposing(longer), evidence: [{ title: 'Study', href: 'javascript:alert(1)' }] },
        'invalid',
        '/evidence/0/href',
      ],
    ] as const;
    for (const [json, code, pointer] of cases)
      expect((await submit(json)).body).toMatchObject({ code, ...(pointer && { pointer }) });
    await amend(world, id, ['10 дней', '20 дней']);
    expect((await submit({ texts: proposing(longer) })).body).toMatchObject({
      code: 'nothing-changed',
      what: 'it is amendment 1 again',
    });
    expect((await read()).items).toHaveLength(1);
  });

  it('is split by its author into parts that hold every change once', async () => {
    const texts = proposing(longer, more);
    const part = (...entries: number[]) => ({ lang: 'ru', entries, justification: 'So' });
    const refused = async (...changes: object[]) => (await submit({ texts, changes })).body.pointer;
    expect(await refused(part(1))).toBe('/changes');
    expect(await refused(part(1, 3))).toBe('/changes/0/entries/1');
    expect(await refused(part(1, 2), part(2))).toBe('/changes/1/entries/0');
    const { body } = await submit({ texts, changes: [part(2), part(1)] });
    expect(body.changes.map(({ change }: Json) => change)).toEqual([1, 2]);
    const { diffs } = await read('/1');
    expect(body.changes.map(({ blocks }: Json) => blocks)).toEqual([
      [diffs.ru[1].block],
      [diffs.ru[0].block],
    ]);
  });
});

describe('an amendment', () => {
  it('says what it changes, whom that concerns, and keeps what its author brought', async () => {
    const evidence = [{ title: 'A study', href: 'https://example.org/study?year=2019' }];
    const effect = { money: 'None', indicators: ['Volunteers'] };
    await submit({ texts: proposing(longer), evidence, effect });
    await submit({ texts: proposing(more) });
    const first = await read('/1');
    expect(first).toMatchObject({ evidence, effect, carried: null, wording: null });
    expect(first.affected).toEqual({
      blocks: { ru: [first.diffs.ru[0].block] },
      agencies: ['economy'],
      indicators: [],
    });
    expect((await read('/2')).affected.agencies).toEqual(['economy', 'finance']);
    const { changes, ...rest } = await read('/1/changes?lang=en');
    expect(rest).toEqual({ diffs: first.diffs, affected: first.affected });
    expect(changes.ru).toMatchObject([
      { number: 1, kind: 'reword', blocks: first.affected.blocks.ru, indicators: [] },
    ]);
  });

  it('is made again of its version and its instruction alone, in each language', async () => {
    const addition = ['- учёт часов', '- страховка «каждому»\n- учёт часов'] as const;
    await submit({ texts: proposing(longer, more, addition) });
    const { body } = await world.ask('GET', `/api/drafts/${id}/versions/1.json`);
    const base = parseText(body.docs.ru);
    const saidBy = (doc: Json): string => doc.text ?? (doc.content ?? []).map(saidBy).join('|');
    for (const lang of ['kk', 'ru', 'en']) {
      const { lang: said, texts } = await read(`/1/instruction?lang=${lang}`);
      expect(said).toBe(lang);
      expect(texts.ru.points.length).toBeGreaterThanOrEqual(3);
      const made = saidBy(readInstruction(texts.ru.text, base, countingIds('made')).toJSON());
      expect(made).toContain('20 дней');
      expect(made).toContain('2000');
      expect(made).toContain('страховка «каждому»');
    }
  });

  it('is found by who is about to say the same, in the same place or in the same words', async () => {
    await submit({ texts: proposing(longer) });
    await submit({ texts: proposing(more) });
    const ask = async (...edits: Edits) =>
      (
        await world.ask('POST', path('/similar'), {
          as: 'partnerTwo',
          json: { version: 1, texts: proposing(...edits) },
        })
      ).body.items.map(({ amendment, words }: Json) => [amendment, words]);
    expect(await ask(longer)).toEqual([[1, 1]]);
    expect(await ask(['на 10 дней', 'на 10 рабочих дней'])).toEqual([[1, 0]]);
    expect(await ask(['возмещение', 'полное возмещение'])).toEqual([]);
    expect((await read()).items).toHaveLength(2);
  });

  it('says how many supporters oblige an answer', async () => {
    await submit({ texts: proposing(longer) });
    expect((await read('/1')).supportersAsked).toBe(0);
  });
});

describe('following the text', () => {
  const revise = async (...edits: Edits) => {
    await write(world, id, 'ru', proposing(...edits).ru.markdown);
    await freeze(world, id);
  };
  const events = async () =>
    (
      await world.ask('GET', `/api/drafts/${id}/events?limit=200`, { as: 'partner' })
    ).body.items.map(({ event }: Json) => event);

  it('records each change of fate with the version, and shows both wordings side by side', async () => {
    await submit({ texts: proposing(longer) });
    await submit({ texts: proposing(more) });
    await submit({ texts: proposing(['без оплаты', 'безвозмездно']) }, 'partnerTwo');
    await submit({ texts: proposing(['10 дней', '40 дней']) }, 'partnerTwo');
    await revise(
      ['Организация страхует', 'Каждая организация страхует'],
      ['без оплаты', 'безвозмездно'],
    );
    const fates = async () =>
      (await read()).items.map(({ followed }: Json) => followed?.fate ?? null);
    expect(await fates()).toEqual(['carried', null, 'contained', 'carried']);
    const [frozen, ...followed] = (await events()).slice(-4);
    expect(frozen.type).toBe('versionFrozen');
    expect(followed.map(({ type, version }: Json) => [type, version])).toEqual(
      Array.from({ length: 3 }, () => ['amendmentFollowed', 2]),
    );
    const seen = await read('/1');
    const words = (changes: Json) => changes[0].words.map(({ text }: Json) => text).join('');
    expect(words(seen.diffs.ru)).toContain('Организация страхует волонтёра на 10');
    expect(words(seen.carried.ru)).toContain('Каждая организация страхует волонтёра на 10');

    await revise(['Организация страхует', 'Каждая организация страхует'], ['10 дней', '30 дней']);
    expect(await fates()).toEqual(['needs-author', null, 'unaffected', 'needs-author']);
    await revise(['\n\nОрганизация страхует волонтёра на 10 дней.', '']);
    expect(await fates()).toEqual(['moot', null, 'unaffected', 'moot']);
    expect((await read('/1')).texts).toEqual(seen.texts);
  });

  it('shows beside what was carried what stands as written, and nothing of what the text says', async () => {
    const inKazakh = (from: string, to: string) => ({
      kk: { markdown: sources.kk.replace(from, to) },
    });
    const kk = ['10 күнге', '20 күнге'] as const;
    await submit({ texts: { ...proposing(longer), ...inKazakh(...kk) } });
    await write(world, id, 'kk', inKazakh('1000', '1500').kk.markdown);
    await revise(['Организация страхует', 'Каждая организация страхует']);
    const standing = await read('/1');
    expect(standing.followed.fate).toBe('carried');
    expect(standing.carried.kk).toEqual(standing.diffs.kk);
    await write(world, id, 'kk', inKazakh(...kk).kk.markdown);
    await revise(['Организация страхует', 'Всякая организация страхует']);
    const contained = await read('/1');
    expect(contained.followed).toMatchObject({ version: 3, fate: 'carried' });
    expect(contained.carried.kk).toEqual([]);
    expect(contained.carried.ru).toHaveLength(1);
  });

  it('says nothing again that has not changed', async () => {
    await submit({ texts: proposing(longer) });
    await revise(['10 дней', '30 дней']);
    await revise(['10 дней', '30 дней'], more);
    const other = proposing(['Организация страхует', 'Каждая организация страхует']);
    await submit({ texts: other });
    await revise(['10 дней', '30 дней'], more, ['учёт', 'счёт']);
    await revise(['10 дней', '30 дней'], ['учёт', 'счёт']);
    const followed = (await events()).filter(({ type }: Json) => type === 'amendmentFollowed');
    expect(followed.map(({ version, fate }: Json) => [version, fate])).toEqual([
      [2, 'needs-author'],
      [3, 'carried'],
    ]);
    expect((await read('/2')).carried.ru).toHaveLength(1);
  });

  it('tells the author of a proposal on an older version at once what the newest makes of it', async () => {
    await revise(
      ['Организация страхует', 'Каждая организация страхует'],
      ['без оплаты', 'безвозмездно'],
    );
    const cases = [
      [longer, 'carried'],
      [more, 'unaffected'],
      [['без оплаты', 'безвозмездно'], 'contained'],
      [['без оплаты', 'даром'], 'needs-author'],
    ] as const;
    for (const [index, [edit, fate]] of cases.entries()) {
      const { body } = await submit({ texts: proposing(edit) });
      expect(body).toMatchObject({ version: 1, followed: { version: 2, fate } });
      expect((await events()).slice(-2)).toMatchObject([
        { type: 'amendmentSubmitted', amendment: index + 1 },
        { type: 'amendmentFollowed', amendment: index + 1, version: 2, fate },
      ]);
    }
    const [{ words }] = (await read('/1')).carried.ru;
    expect(words.map(({ text }: Json) => text).join('')).toContain('Каждая организация');

    const json = { version: 1, justification: 'So', texts: proposing(longer), reason: 'Again' };
    const revised = await world.ask('PUT', path('/2'), { as: 'partner', json });
    expect(revised.body.what).toBe('it is amendment 1 again');
    await world.ask('POST', path('/1/withdrawal'), { as: 'partner', json: { reason: 'Twice' } });
    const again = await world.ask('PUT', path('/2'), { as: 'partner', json });
    expect(again.body.followed).toMatchObject({ version: 2, fate: 'carried' });
  });

  it('lets the author revise on the new version, and adopts what was carried', async () => {
    await submit({ texts: proposing(longer) });
    await submit({ texts: proposing(more) });
    await revise(['10 дней', '30 дней']);
    const { markdown } = proposing(['10 дней', '60 дней']).ru;
    const json = {
      version: 2,
      justification: 'Sixty now',
      texts: { ru: { markdown } },
      reason: 'The text moved',
    };
    const revised = await world.ask('PUT', path('/1'), { as: 'partner', json });
    expect(revised.body).toMatchObject({ version: 2, revisions: 1, followed: null });
    for (const number of [1, 2])
      await post(world, 'drafter', path(`/${number}/decision`), {
        outcome: 'adopted',
        reason: 'Agreed',
      });
    const said = JSON.stringify((await readText(world, id, 'ru')).doc);
    for (const words of ['60 дней', '2000']) expect(said).toContain(words);
  });
});

describe('places', () => {
  it('are the blocks an amendment changes, and those beside what it adds, until it is withdrawn', async () => {
    await submit({ texts: proposing(longer) });
    await submit({ texts: proposing(more) });
    await submit({ texts: proposing(['10 дней', '10 дней\n\nНовый абзац']) });
    const { doc } = await readText(world, id, 'ru');
    const blocksWith = (words: string) => {
      const found: string[] = [];
      parseText(doc).descendants((node) => {
        if (node.isTextblock && node.textContent.includes(words)) found.push(node.attrs.id);
      });
      return found;
    };
    const { items } = await read('/places');
    expect(items.map(({ amendment, lang }: Json) => [amendment, lang])).toEqual([
      [1, 'ru'],
      [2, 'ru'],
      [3, 'ru'],
    ]);
    expect(items[0].blocks).toEqual(blocksWith('10 дней'));
    expect(items[1].blocks).toEqual(blocksWith('1000'));
    expect(items[2].blocks).toContain(blocksWith('10 дней')[0]);
    await post(world, 'partner', path('/1/withdrawal'), { reason: 'Said elsewhere' });
    const later = await read('/places');
    expect(later.items.map(({ amendment }: Json) => amendment)).toEqual([2, 3]);
  });
});

describe('collisions', () => {
  it('are mapped among open amendments on the newest version', async () => {
    await submit({ texts: proposing(longer) });
    await submit({ texts: proposing(['10 дней', '40 дней']) }, 'partnerTwo');
    await submit({ texts: proposing(longer) }, 'finance');
    await submit({ texts: proposing(more) });
    const { version, maps, unplaced } = await read('/collisions');
    expect([version, unplaced]).toEqual([1, []]);
    expect(maps.ru.pairs.map(({ kind, amendments }: Json) => [kind, amendments])).toEqual([
      ['same-words', [1, 2]],
    ]);
    expect(maps.ru.groups).toEqual([
      { kind: 'identical', amendments: [1, 3] },
      { kind: 'same-words', amendments: [1, 2] },
    ]);
    await write(world, id, 'ru', proposing(['10 дней', '50 дней']).ru.markdown);
    await freeze(world, id);
    const later = await read('/collisions');
    expect(later.unplaced).toEqual([1, 2, 3]);
    expect(later.maps.ru.pairs).toEqual([]);
  });
});

describe('the board', () => {
  it('has a card for every amendment, with its place, its words and those beside it', async () => {
    await submit({ texts: proposing(longer) });
    await submit({ texts: proposing([longer[0], '30 дней']) }, 'partnerTwo');
    await submit({ texts: proposing(more) });
    await world.ask('POST', path('/1/support'), { as: 'partnerTwo', json: {} });
    const cards = async () => (await read('/board?lang=ru')).items;
    const [first, second, third] = await cards();
    expect(first).toMatchObject({ amendment: 1, state: 'submitted', fate: null, supporters: 1 });
    expect(first.by.organisation).not.toBe(second.by.organisation);
    const [{ lang, gone, come, kind, changes, path: steps, place, blocks }] = first.words;
    expect([lang, gone, come, kind, changes]).toEqual(['ru', '10', '20', 'reword', 1]);
    expect([steps.at(-1).type, blocks.length]).toEqual(['paragraph', 1]);
    expect(place).toMatch(/абзац \d+$/);
    expect([first.group, second.group, third.group]).toEqual([1, 1, null]);
    await world.ask('POST', path('/2/withdrawal'), { as: 'partnerTwo', json: { reason: 'No' } });
    expect((await cards()).map((card: Json) => [card.state, card.group])).toEqual([
      ['submitted', null],
      ['withdrawn', null],
      ['submitted', null],
    ]);
  });
});
