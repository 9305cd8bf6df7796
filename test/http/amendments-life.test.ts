/** What drafters and authors do with amendments, what stays inside an organisation, and the desk. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseText } from '../../src/domain/text/identity.ts';
import { amend, draftAt, post, readText, sources, write } from './stages.ts';
import { cast, createWorld, type Json, operationsOf, type Part, type World } from './world.ts';

let world: World;
let id = '';
beforeEach(async () => {
  world = await createWorld();
  id = await draftAt(world, 'frozen');
});
afterEach(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const at = (rest: string) => `/api/drafts/${id}${rest}`;
const read = async (rest: string, as: Part = 'drafter'): Promise<Json> =>
  (await world.ask('GET', at(rest), { as })).body;
const act = (as: Part, rest: string, json: object = {}) =>
  world.ask('POST', at(`/amendments${rest}`), { as, json });
const proposing = (...edits: readonly (readonly [string, string])[]) => ({
  ru: {
    markdown: edits.reduce((text, [from, to]) => text.replace(from, to), sources.ru as string),
  },
});
const said = async () => JSON.stringify((await readText(world, id, 'ru')).doc);
const longer = ['10 дней', '20 дней'] as const;
const more = ['Волонтёры | 1000', 'Волонтёры | 2000'] as const;
const reason = 'As agreed';

describe('an amendment in study', () => {
  it('is revised no more, and still taken back', async () => {
    await amend(world, id, [...longer]);
    expect((await act('partner', '/1/study')).body.code).toBe('forbidden');
    expect((await act('drafter', '/1/study')).body.state).toBe('studied');
    const json = { version: 1, justification: 'More', texts: proposing(more) };
    const revised = await world.ask('PUT', at('/amendments/1'), { as: 'partner', json });
    expect(revised.body.code).toBe('already-answered');
    expect((await act('partner', '/1/withdrawal')).body.state).toBe('withdrawn');
  });
});

describe('an outcome', () => {
  it('in part takes the parts its author split it into', async () => {
    const part = (entry: number) => ({ lang: 'ru', entries: [entry], justification: 'So' });
    await post(world, 'partner', at('/amendments'), {
      version: 1,
      justification: 'Two things',
      texts: proposing(longer, more),
      changes: [part(1), part(2)],
    });
    const partly = { outcome: 'partly', reason, code: 'in-part' };
    for (const changes of [undefined, [], [1, 2], [3]])
      expect((await act('drafter', '/1/decision', { ...partly, changes })).body).toMatchObject({
        code: 'invalid',
        pointer: '/changes',
      });
    const { body } = await act('drafter', '/1/decision', { ...partly, changes: [2] });
    expect(body).toMatchObject({ state: 'partly', decision: { changes: [2], code: 'in-part' } });
    expect(await said()).toContain('2000');
    expect(await said()).not.toContain('20 дней');
    const { wording } = await read('/amendments/1');
    expect(wording.map(({ before, proposed, after }: Json) => [before, proposed, after])).toEqual([
      [
        'Организация страхует волонтёра на 10 дней.',
        'Организация страхует волонтёра на 20 дней.',
        'Организация страхует волонтёра на 10 дней.',
      ],
      ['1000', '2000', '2000'],
    ]);
  });

  it('in other words is answered by the author, once', async () => {
    await amend(world, id, [...longer]);
    const reworded = { outcome: 'reworded', reason, code: 'meaning-kept' };
    expect((await act('drafter', '/1/decision', reworded)).body).toMatchObject({
      code: 'invalid',
      pointer: '/texts',
    });
    const texts = proposing(['10 дней', 'три недели']);
    const { body } = await act('drafter', '/1/decision', { ...reworded, texts });
    expect(body.state).toBe('reworded');
    expect(await said()).toContain('на три недели');
    expect((await act('partnerTwo', '/1/rewording/acceptance')).body.code).toBe('forbidden');
    expect((await act('partner', '/1/rewording/contest')).body.code).toBe('reason-required');
    const contest = await act('partner', '/1/rewording/contest', { reason: 'Two, not three' });
    expect(contest.body.rewording).toMatchObject({ accepted: false, reason: 'Two, not three' });
    expect((await act('partner', '/1/rewording/acceptance')).body.code).toBe('nothing-changed');
  });

  it('in other words shows them where a new paragraph was to come', async () => {
    const at = 'Организация страхует волонтёра на 10 дней.';
    await amend(world, id, [at, `${at}\n\nСтраховка именная.`]);
    const texts = proposing([at, `${at}\n\nСтраховка выдаётся на имя волонтёра.`]);
    await act('drafter', '/1/decision', { outcome: 'reworded', reason, texts });
    const [row] = (await read('/amendments/1')).wording;
    expect([row.before, row.proposed, row.after]).toEqual([
      null,
      'Страховка именная.',
      'Страховка выдаётся на имя волонтёра.',
    ]);
  });

  it('has a code of the list the product ships, in three languages', async () => {
    await amend(world, id, [...longer]);
    const { items } = (await world.ask('GET', '/api/reason-codes')).body;
    const refused = items.filter(({ outcomes }: Json) => outcomes.includes('refused'));
    const moot = items.find(({ outcomes }: Json) => !outcomes.includes('refused'));
    const decide = (code: string) =>
      act('drafter', '/1/decision', { outcome: 'refused', reason, code });
    expect((await decide(moot.code)).body).toMatchObject({ code: 'invalid', pointer: '/code' });
    expect((await decide(refused[0].code)).body.decision.code).toBe(refused[0].code);
  });
});

describe('an amendment in preparation', () => {
  const canary = 'canary-prepared-5b1d';
  const prepared = {
    version: 1,
    justification: canary,
    texts: proposing(['10 дней', `10 дней ${canary}`]),
    effect: { money: canary },
  };
  const list = '/amendments/preparations';

  it('is changed by colleagues under its revision and submitted once, as it stands', async () => {
    const { preparation, revision } = await post(world, 'reviewer', at(list), prepared);
    const change = (match: string, json: object) =>
      world.ask('PUT', at(`${list}/${preparation}`), {
        as: 'economy',
        json,
        headers: { 'if-match': match },
      });
    const better = { ...prepared, justification: 'Better', texts: proposing(longer, more) };
    const changed = await change(`"${revision}"`, better);
    expect(changed.body).toMatchObject({ preparation, justification: 'Better', submitted: null });
    expect((await change(`"${revision}"`, prepared)).body.code).toBe('stale');
    expect((await change(`"0${revision}x"`, prepared)).status).toBe(422);
    const submission = `${list.slice(11)}/${preparation}/submission`;
    expect((await act('reviewer', submission)).body.code).toBe('forbidden');
    const { body } = await act('economy', submission);
    expect(body).toMatchObject({ amendment: 1, justification: 'Better' });
    const { diffs } = await read('/amendments/1');
    const [mine] = (await read(list, 'reviewer')).items;
    expect(mine).toMatchObject({ submitted: 1, diffs });
    expect((await act('economy', submission)).body.code).toBe('already-answered');
    expect((await change(`"${mine.revision}"`, prepared)).body.code).toBe('already-answered');
  });

  it('is kept without a justification, and not without a change', async () => {
    const bare = { version: 1, texts: proposing(longer) };
    const { preparation } = await post(world, 'partner', at(list), bare);
    expect((await act('partner', `${list.slice(11)}/${preparation}/submission`)).body.code).toBe(
      'reason-required',
    );
    const same = await world.ask('POST', at(list), {
      as: 'partner',
      json: { version: 1, texts: { ru: { markdown: sources.ru } } },
    });
    expect(same.body.code).toBe('nothing-changed');
  });

  it('is seen by its organisation and by nobody else, wherever they look', async () => {
    await post(world, 'partner', at(list), prepared);
    expect(JSON.stringify(await read(list, 'partner'))).toContain(canary);
    const addresses = operationsOf(world.app)
      .filter(({ method, path }) => method === 'get' && path.includes('{id}'))
      .map(({ path }) =>
        path
          .replace('{id}', id)
          .replace('{lang}', 'ru')
          .replace(/\{\w+\}/g, '1'),
      );
    addresses.push(at(`${list}/1`), at(`${list}?organisation=civil-alliance`));
    const others = Object.keys(cast).filter((part) => part !== 'partner') as Part[];
    for (const as of [undefined, ...others])
      for (const address of addresses) {
        const { text } = await world.ask('GET', address, { as });
        expect(text.includes(canary), `${as} at ${address}`).toBe(false);
      }
  });
});

describe('the merge desk', () => {
  const entry = (amendment: number, outcome: string, rest: object = {}) => ({
    amendment,
    outcome,
    reason,
    ...rest,
  });
  const save = (revision: number, entries: readonly object[], as: Part = 'drafter') =>
    world.ask('PUT', at('/desk'), {
      as,
      json: { entries },
      headers: { 'if-match': `"${revision}"` },
    });
  const apply = (revision: number, onto: Json, rest: object = {}) =>
    world.ask('POST', at('/desk/apply'), {
      as: 'drafterTwo',
      json: { onto, ...rest },
      headers: { 'if-match': `"${revision}"` },
    });
  const propose = async (...all: readonly (readonly [string, string])[]) => {
    for (const edit of all) await amend(world, id, [...edit]);
  };
  const states = async () => (await read('/amendments')).items.map(({ state }: Json) => state);

  it('is shared among those who draft, under a revision', async () => {
    await propose(longer);
    expect(await read('/desk')).toMatchObject({ revision: 0, entries: [], saved: null });
    const { body } = await save(0, [entry(1, 'adopted')]);
    expect(body).toMatchObject({ revision: 1, saved: { by: { person: cast.drafter } } });
    expect((await save(0, [])).body).toMatchObject({ code: 'stale', current: 'revision 1' });
    expect((await read('/desk', 'drafterTwo')).entries).toEqual(body.entries);
    for (const as of ['partner', 'economy', 'coordinator'] as const)
      expect((await read('/desk', as)).code).toBe('forbidden');
    expect((await save(1, [entry(2, 'adopted')])).body.code).toBe('not-found');
    expect((await save(1, [entry(1, 'adopted'), entry(1, 'refused')])).body).toMatchObject({
      code: 'invalid',
      pointer: '/entries/1/amendment',
    });
  });

  it('writes what its preview and the what-if show, and tells what it left and why', async () => {
    await propose(longer, ['10 дней', '30 дней'], more, ['без оплаты', 'даром'], ['учёт', 'счёт']);
    const texts = proposing(['без оплаты', 'безвозмездно']);
    const entries = [
      entry(3, 'adopted'),
      entry(1, 'adopted'),
      entry(2, 'adopted'),
      entry(4, 'reworded', { texts }),
      entry(5, 'deferred'),
    ];
    await save(0, entries);
    const preview = await read('/desk/preview?texts=1');
    const { texts: _texts, ...short } = preview;
    expect(await read('/desk/preview')).toEqual(short);
    const decisions = entries.map(({ reason: _reason, ...intent }) => intent);
    const { body: asked } = await act('drafter', '/what-if', { decisions });
    for (const key of ['texts', 'diffs', 'applied', 'unapplied', 'fates'])
      expect(preview[key], key).toEqual(asked[key]);
    expect(preview.applied.map(({ amendment }: Json) => amendment)).toEqual([3, 1, 4]);
    expect(preview.unapplied).toMatchObject([{ amendment: 2, obstacle: { why: 'conflict' } }]);
    expect(preview.fates).toEqual([
      { amendment: 2, fate: 'needs-author' },
      { amendment: 5, fate: 'unaffected' },
    ]);
    const digest = await said();
    const { body } = await apply(1, preview.onto);
    expect(body.diffs).toEqual(preview.diffs);
    expect(body.unapplied).toEqual(preview.unapplied);
    expect(await said()).not.toBe(digest);
    const written = parseText((await readText(world, id, 'ru')).doc);
    expect(written.eq(parseText(preview.texts.ru))).toBe(true);
    expect(await states()).toEqual(['adopted', 'submitted', 'adopted', 'reworded', 'submitted']);
    const left = await read('/desk/preview');
    expect([left.applied, left.unapplied.length]).toEqual([[], 1]);
    const facts = (await read('/events?limit=200')).items.map(({ event }: Json) => event);
    expect(
      facts.slice(-6).map(({ type, amendment, by }: Json) => [type, amendment, by.person]),
    ).toEqual(
      [3, 1, 4].flatMap((number) => [
        ['amendmentDecided', number, cast.drafterTwo],
        ['textSaved', number, cast.drafterTwo],
      ]),
    );
  });

  it('is applied stage by stage', async () => {
    await propose(longer, more);
    await save(0, [entry(1, 'adopted', { stage: 2 }), entry(2, 'refused', { code: 'no-funds' })]);
    const { onto } = await read('/desk/preview?stage=1');
    expect((await apply(1, onto, { stage: 1 })).status).toBe(200);
    expect(await states()).toEqual(['submitted', 'refused']);
    expect((await apply(1, onto, { stage: 2 })).status).toBe(200);
    expect(await states()).toEqual(['adopted', 'refused']);
  });

  it('writes nothing when the text or the desk moved on, or when there is nothing to write', async () => {
    await propose(longer);
    await save(0, [entry(1, 'adopted', { reason: ' ' })]);
    const { onto, faults } = await read('/desk/preview');
    expect(faults).toEqual([{ amendment: 1, why: 'reason' }]);
    const { seq } = await read('');
    expect((await apply(1, onto)).body.code).toBe('reason-required');
    await save(1, [entry(1, 'adopted')]);
    expect((await apply(1, onto)).status).toBe(412);
    expect((await read('')).seq).toBe(seq);
    await write(world, id, 'ru', proposing(more).ru.markdown);
    expect((await apply(2, onto)).status).toBe(412);
    expect(await states()).toEqual(['submitted']);
    await save(2, []);
    const now = (await read('/desk/preview')).onto;
    expect((await apply(3, now)).body.code).toBe('nothing-changed');
  });

  it('is applied once by however many apply it at once', async () => {
    await propose(longer, more);
    await save(0, [entry(1, 'adopted'), entry(2, 'adopted')]);
    const { onto } = await read('/desk/preview');
    const answers = await Promise.all(Array.from({ length: 5 }, () => apply(1, onto)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
    expect(await states()).toEqual(['adopted', 'adopted']);
  });
});
