/**
 * Searching: everybody finds what they may read, by a canary in each thing that is said, and nothing
 * else, counts included; what is taken back is found no more; letters, endings, pages, hostile queries.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open } from './remarks.ts';
import {
  amend,
  draftAt,
  freeze,
  itemOn,
  move,
  post,
  sign,
  sources,
  titles,
  write,
} from './stages.ts';
import { createWorld, type Json, type Part, readRows, type World } from './world.ts';

const drafting = ['drafter', 'drafterTwo', 'vice', 'coordinator'] as const;
const economy = ['economy', 'reviewer'] as const;
const everybody = [...drafting, ...economy, 'finance', 'partner', undefined] as const;

/** Who finds each canary. */
const audience: Readonly<Record<string, readonly (Part | undefined)[]>> = {
  hidden: ['drafter', 'drafterTwo', 'vice', 'coordinator'],
  working: drafting,
  frozen: everybody,
  own: economy,
  drafters: drafting,
  participants: [...drafting, ...economy, 'finance'],
  talk: everybody,
  proposal: everybody,
  proposed: everybody,
  objection: everybody,
  waiting: drafting,
  published: everybody,
  withdrawn: [],
  retracted: [],
};
const canary = (name: string) => `canary${name}7f3a`;

let world: World;
let id = '';
let talked = '';

const search = async (as: Part | undefined, query: string): Promise<Json> => {
  const answer = await world.ask('GET', `/api/search?${query}`, { as });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const wordsOf = ({ items }: Json): readonly string[] =>
  items.map(({ passage }: Json) => passage.map(({ text }: Json) => text).join(''));
/** The canaries a page holds, by name. */
const found = (page: Json): readonly string[] =>
  Object.keys(audience).filter((name) =>
    wordsOf(page).some((words) => words.includes(canary(name))),
  );

beforeAll(async () => {
  world = await createWorld();
  await post(world, 'drafter', '/api/drafts', {
    titles: { ...titles, ru: canary('hidden') },
    participants: ['economy'],
    visibility: 'drafters',
  });
  id = await draftAt(world, 'drafting');
  await write(world, id, 'ru', sources.ru.replace('учёт часов', canary('frozen')));
  await freeze(world, id);
  const path = `/api/drafts/${id}`;
  await amend(world, id, ['без оплаты', canary('proposed')]);
  await post(world, 'partner', `${path}/amendments`, {
    version: 1,
    justification: canary('proposal'),
    texts: { ru: { markdown: sources.ru.replace('без оплаты', 'даром') } },
  });
  await open(world, id, 'economy', { circle: 'own', text: canary('own') });
  await open(world, id, 'drafter', { circle: 'drafters', text: canary('drafters') });
  await open(world, id, 'finance', { circle: 'participants', text: canary('participants') });
  await open(world, id, 'partner', { text: canary('talk') });
  await open(world, id, 'partner', { text: canary('retracted') });
  await move(world, id, 'circulate');
  const item = await itemOn(world, id, '10 дней', { reason: canary('objection') });
  await sign(world, id, 'economy', { verdict: 'object', items: [item] });
  await move(world, id, 'return');
  await write(world, id, 'ru', sources.ru.replace('учёт часов', canary('working')));
  talked = await draftAt(world, 'frozen');
  await move(world, talked, 'discuss');
  for (const [as, said] of [
    [undefined, 'waiting'],
    ['partner', 'published'],
    ['partner', 'withdrawn'],
  ] as const)
    await world.ask('POST', `/api/drafts/${talked}/comments`, {
      as,
      json: { text: canary(said), version: 1, ...(!as && { name: 'Асель', organisation: 'Аула' }) },
    });
  // Found once, so that what is taken back was there to be found.
  expect(found(await search('partner', 'q=canary'))).toEqual(
    expect.arrayContaining(['withdrawn', 'retracted']),
  );
  await post(world, 'partner', `/api/drafts/${talked}/comments/3/withdrawal`, {});
  await post(world, 'partner', `${path}/threads/public-2/retractions`, { message: 1 });
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

describe('a search', () => {
  it.each(everybody)('finds what may be read, and counts nothing else, for %s', async (as) => {
    const page = await search(as, 'q=canary&limit=200');
    const meant = Object.keys(audience).filter((name) => audience[name]?.includes(as));
    expect(found(page)).toEqual(meant);
    expect(page).toMatchObject({ complete: true, next: null });
    const counted = page.counts.reduce((sum: number, { count }: Json) => sum + count, 0);
    expect(counted).toBe(page.items.length);
    for (const name of Object.keys(audience).filter((one) => !meant.includes(one))) {
      const none = await search(as, `q=${canary(name)}`);
      expect(none).toEqual({ items: [], next: null, counts: [], complete: true });
    }
  });

  it('finds the block in the newest version, and by what narrows it', async () => {
    const all = await search('drafter', `q=canary&draft=${id}&lang=ru`);
    const kinds = new Set(all.items.map(({ kind }: Json) => kind));
    expect(kinds).toEqual(new Set(['version', 'text', 'amendment', 'verdict']));
    const [first] = (await search(undefined, `q=${canary('frozen')}&kind=version`)).items;
    const { body } = await world.ask('GET', `/api/drafts/${id}/versions/1.json`);
    expect(first).toMatchObject({
      draft: { id },
      kind: 'version',
      lang: 'ru',
      place: { version: 1 },
    });
    expect(JSON.stringify(body.docs.ru)).toContain(`"id":"${first.place.block}"`);
  });

  it('gives pages that together are the whole, without gap or double', async () => {
    const whole = await search('drafter', 'q=canary&limit=200');
    const items: Json[] = [];
    for (let cursor = ''; ; ) {
      const page = await search('drafter', `q=canary&limit=3${cursor && `&cursor=${cursor}`}`);
      items.push(...page.items);
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(items).toEqual(whole.items);
  });

  it('finds Kazakh typed in Russian letters, with what is spelled so first', async () => {
    const { id: own } = await post(world, 'drafter', '/api/drafts', {
      titles: { ...titles, kk: 'Қоғамдық кеңестер туралы', ru: 'О когамдык кенесах' },
      visibility: 'public',
    });
    const typed = await search(undefined, `q=${encodeURIComponent('когамдык кенес')}&draft=${own}`);
    expect(typed.items.map(({ lang }: Json) => lang)).toEqual(['ru', 'kk']);
    const spelled = await search(undefined, `q=${encodeURIComponent('"қоғамдық кеңестер"')}`);
    expect(spelled.items[0]).toMatchObject({ lang: 'kk', kind: 'title', draft: { id: own } });
    const other = await search(undefined, `q=${encodeURIComponent('кеңестерінің')}&draft=${own}`);
    expect(other.items.map(({ lang }: Json) => lang)).toContain('kk');
  });

  it.each([
    '"',
    '*',
    'a OR b',
    'spelled:*',
    '-',
    'NOT',
    ')(',
    "' --",
    '^a NEAR(b)',
    '\u0000а',
    '👩‍⚖️',
  ])('answers %j like any other query', async (query) => {
    const page = await search('partner', `q=${encodeURIComponent(query)}`);
    expect(Array.isArray(page.items)).toBe(true);
  });

  it('says the same after the projections are made anew, and keeps nothing twice', async () => {
    const rows = () =>
      readRows(world.run, 'select source, part, gate, words from search_row order by 1, 2');
    await world.service.indexSearch();
    const before = await rows();
    const draft = await world.service.dispatcher.load(id);
    if (!draft) return expect.fail('the draft is there');
    await world.service.store.rebuild(draft);
    await world.service.indexSearch();
    expect(await rows()).toEqual(before);
    const [{ indexed } = {}] = await readRows(
      world.run,
      'select count(*) as indexed from search_index where search_index match \'"а" * OR "c" *\'',
    );
    expect(indexed).toBeGreaterThan(0);
    expect(indexed).toBeLessThanOrEqual(before.length);
  });
});
