/** Hostile and hasty use of amendments: races, repetition, what is not theirs, what is far too much. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDraft } from '../../src/service/verify.ts';
import { amend, draftAt, freeze, post, sources, write } from './stages.ts';
import { type Answer, createWorld, type Json, type Part, type World } from './world.ts';

let world: World;
let id = '';
beforeEach(async () => {
  world = await createWorld();
  id = await draftAt(world, 'frozen');
});
afterEach(async () => {
  expect((await verifyDraft(world.service.store, id)).problems).toEqual([]);
  expect(world.faults).toEqual([]);
  world.close();
});

const at = (rest: string, draft = id) => `/api/drafts/${draft}${rest}`;
const read = async (rest: string, as: Part = 'drafter'): Promise<Json> =>
  (await world.ask('GET', at(rest), { as })).body;
const send = (as: Part, rest: string, json: object, headers = {}) =>
  world.ask('POST', at(rest), { as, json, headers });
const proposing = (from: string, to: string) => ({
  ru: { markdown: (sources.ru as string).replace(from, to) },
});
const proposal = (to: string, more: object = {}) => ({
  version: 1,
  justification: 'Volunteers ask for it',
  texts: proposing('10 дней', to),
  ...more,
});
const decide = (as: Part, amendment: number, outcome: string) =>
  send(as, `/amendments/${amendment}/decision`, { outcome, reason: 'So' });
const tell = (answers: readonly Answer[]): readonly string[] =>
  answers.map(({ status, body }) => (status < 300 ? 'done' : body.code)).sort();
const endsOf = async (amendment: number): Promise<readonly string[]> =>
  (await read('/events?limit=200')).items
    .map(({ event }: Json) => event)
    .filter(
      ({ type, amendment: about }: Json) =>
        about === amendment && ['amendmentDecided', 'amendmentWithdrawn'].includes(type),
    )
    .map(({ type, outcome }: Json) => outcome ?? type);

describe('at once', () => {
  it('two deciders of one amendment come to one outcome', async () => {
    await amend(world, id, ['10 дней', '20 дней']);
    const answers = await Promise.all([
      decide('drafter', 1, 'adopted'),
      decide('drafterTwo', 1, 'refused'),
    ]);
    expect(tell(answers)).toEqual(['already-answered', 'done']);
    expect(await endsOf(1)).toHaveLength(1);
  });

  it('two amendments of the same words are not both adopted', async () => {
    await amend(world, id, ['10 дней', '20 дней']);
    await amend(world, id, ['10 дней', '30 дней'], 'partnerTwo');
    const answers = await Promise.all([
      decide('drafter', 1, 'adopted'),
      decide('drafterTwo', 2, 'adopted'),
    ]);
    expect(tell(answers)).toEqual(['done', 'merge-conflict']);
  });

  it.each([
    ['before', 'withdrawn'],
    ['after', 'adopted'],
  ])(
    'a withdrawal right %s the apply of a desk leaves it %s, and its words with it',
    async (_when, end) => {
      for (const [from, to] of [
        ['10 дней', '20 дней'],
        ['без оплаты', 'даром'],
      ] as const)
        await amend(world, id, [from, to]);
      const entries = [1, 2].map((amendment) => ({ amendment, outcome: 'adopted', reason: 'So' }));
      const headers = { 'if-match': '"0"' };
      await world.ask('PUT', at('/desk'), { as: 'drafter', json: { entries }, headers });
      const { onto } = await read('/desk/preview');
      const withdraw = () => send('partner', '/amendments/1/withdrawal', { reason: 'No longer' });
      const apply = () => send('drafter', '/desk/apply', { onto }, { 'if-match': '"1"' });
      const deeds = end === 'withdrawn' ? [withdraw, apply] : [apply, withdraw];
      const answers = await Promise.all(deeds.map((deed) => deed()));
      expect(answers.map(({ status }) => status)).toEqual([200, end === 'withdrawn' ? 200 : 409]);
      expect([await endsOf(1), await endsOf(2)].map((ends) => ends.length)).toEqual([1, 1]);
      expect((await read('/amendments/1')).state).toBe(end);
      const text = JSON.stringify(await read('/texts/ru'));
      expect(text.includes('20 дней')).toBe(end === 'adopted');
      expect(text).toContain('даром');
    },
  );

  it('one wording is submitted once, whoever of the organisation hurries', async () => {
    const again = Array.from({ length: 8 }, () =>
      send('partner', '/amendments', proposal('20 дней')),
    );
    expect(tell(await Promise.all(again))).toEqual(['done', ...Array(7).fill('nothing-changed')]);
    const { preparation } = await post(
      world,
      'partnerTwo',
      at('/amendments/preparations'),
      proposal('30 дней'),
    );
    const submit = () =>
      send('partnerTwo', `/amendments/preparations/${preparation}/submission`, {});
    const answers = await Promise.all([submit(), submit(), submit()]);
    expect(tell(answers).filter((one) => one === 'done')).toHaveLength(1);
    expect((await read('/amendments')).items).toHaveLength(2);
  });

  it('whoever comes while a version is frozen is followed, before it or after', async () => {
    await write(world, id, 'ru', proposing('10 дней', '40 дней').ru.markdown);
    const submissions = [20, 30].map((days) =>
      send('partner', '/amendments', proposal(`${days} дней`)),
    );
    await Promise.all([submissions[0], freeze(world, id), submissions[1]]);
    const { items } = await read('/amendments');
    expect(items.map(({ followed }: Json) => followed)).toEqual(
      Array(2).fill({ version: 2, fate: 'needs-author' }),
    );
  });
});

describe('what is refused, and changes nothing', () => {
  it.each([
    ['a version of another draft', 404, 'not-found', proposal('20 дней', { version: 2 })],
    ['no step', 422, 'invalid', proposal('', { texts: { ru: { steps: [] } } })],
    ['no change', 409, 'nothing-changed', proposal('10 дней')],
    ['no section', 422, 'invalid', proposal('', { texts: { ru: { sections: [] } } })],
    [
      'a justification beyond all measure',
      422,
      'invalid',
      proposal('20 дней', { justification: 'ы'.repeat(200_000) }),
    ],
    [
      'evidence without end',
      422,
      'invalid',
      proposal('20 дней', {
        evidence: Array(10_000).fill({ title: 'A study', href: 'https://example.org/' }),
      }),
    ],
  ])('%s', async (_what, status, code, json) => {
    const other = await draftAt(world, 'frozen');
    await write(world, other, 'ru', (sources.ru as string).replace('10 дней', '11 дней'));
    await freeze(world, other);
    const before = await world.countWritten();
    const answer = await send('partner', '/amendments', json);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await world.countWritten()).toBe(before);
  });

  it('revising what was decided, or what is another’s', async () => {
    await amend(world, id, ['10 дней', '20 дней']);
    const revise = (as: Part) =>
      world.ask('PUT', at('/amendments/1'), {
        as,
        json: { ...proposal('30 дней'), reason: 'Better' },
      });
    expect((await revise('partnerTwo')).body.code).toBe('forbidden');
    await decide('drafter', 1, 'refused');
    const before = await world.countWritten();
    expect((await revise('partner')).body.code).toBe('already-answered');
    expect((await decide('drafter', 1, 'adopted')).body.code).toBe('already-answered');
    expect(await world.countWritten()).toBe(before);
  });

  it('a desk on the texts of another draft, or on what somebody has saved since', async () => {
    await amend(world, id, ['10 дней', '20 дней']);
    const other = await draftAt(world, 'drafting');
    const onto = { ...(await read('/desk/preview')).onto };
    const save = (revision: number, entries: readonly object[]) =>
      world.ask('PUT', at('/desk'), {
        as: 'drafter',
        json: { entries },
        headers: { 'if-match': `"${revision}"` },
      });
    await save(0, [{ amendment: 1, outcome: 'adopted', reason: 'So' }]);
    const foreign = (await world.ask('GET', at('/desk/preview', other), { as: 'drafter' })).body;
    const before = await world.countWritten();
    const apply = (texts: Json, match: string) =>
      send('drafter', '/desk/apply', { onto: texts }, { 'if-match': match });
    const roots = { ...foreign.onto, ru: '0'.repeat(64) };
    expect((await apply(roots, '"1"')).body.code).toBe('stale');
    expect((await apply(onto, '"0"')).body.code).toBe('stale');
    expect(await world.countWritten()).toBe(before);
  });
});
