/** One draft from template to adoption, through the API alone, on a real law's kind of change. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apply } from '../../src/domain/text/apply.ts';
import { exportBundle, verifyBundle, verifyDraft } from '../../src/service/verify.ts';
import {
  create,
  expectStatus,
  freeze,
  itemOn,
  move,
  post,
  readText,
  sign,
  write,
} from './stages.ts';
import { createWorld, type Json, type World } from './world.ts';

const law = (name: string): string => readFileSync(`test/http/law/${name}.md`, 'utf8');

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const read = async (path: string): Promise<Json> =>
  expectStatus(await world.ask('GET', path, { as: 'drafter' }), 200).body;

const changesOf = (id: string, from: number, to: number, lang = 'ru'): Promise<Json> =>
  read(`/api/drafts/${id}/diff.json?from=${from}&to=${to}&lang=${lang}`);

/** Kinds with the words that came and went. */
const shortly = (changes: readonly Json[]): readonly string[] =>
  changes.map(({ kind, type, words = [] }: Json) =>
    [
      kind,
      type,
      ...words
        .filter(({ op }: Json) => op !== 'equal')
        .map(({ op, text }: Json) => `${op === 'insert' ? '+' : '-'}${text.trim()}`),
    ].join(' '),
  );

async function blockers(id: string, transition: string): Promise<readonly string[]> {
  const { exits } = await read(`/api/drafts/${id}`);
  const exit = exits.find((one: Json) => one.transition === transition);
  return exit.blockers.map(({ code, agency, number }: Json) =>
    [code, agency, number].filter((part) => part !== undefined).join(' '),
  );
}

describe('the journey of a draft', () => {
  it('goes from first text to adoption', async () => {
    const id = await create(world, { participants: ['labour'] });
    const path = `/api/drafts/${id}`;
    const template = await readText(world, id, 'ru');
    expect(template.doc.content[0].attrs.slot).toBe('introduction');
    for (const lang of ['ru', 'kk']) {
      const { losses } = await write(world, id, lang, law(`volunteers-1.${lang}`));
      expect(losses).toEqual([]);
    }
    expect((await freeze(world, id)).version).toBe(1);
    const circulated = await move(world, id, 'circulate');
    expect(circulated.round.participants.map(({ agency }: Json) => agency).sort()).toEqual([
      'economy',
      'finance',
      'labour',
    ]);

    await sign(world, id, 'labour', { verdict: 'agree' });
    const remark = await itemOn(world, id, 'не реже одного раза в год', { kind: 'remark' });
    await sign(world, id, 'finance', { verdict: 'remarks', items: [remark] });
    const objection = await itemOn(world, id, 'в течение десяти рабочих дней', {
      wording: 'в течение пятнадцати рабочих дней',
    });
    await sign(world, id, 'economy', { verdict: 'object', items: [objection] });
    const proposed = law('volunteers-1.ru').replace(
      'за счёт организации',
      'за счёт организации или государства',
    );
    const { amendment } = await post(world, 'partner', `${path}/amendments`, {
      version: 1,
      justification: 'малые организации не справятся одни',
      texts: { ru: { markdown: proposed } },
    });
    const seen = await read(`${path}/amendments/${amendment}`);
    expect(shortly(seen.diffs.ru)).toEqual(['reword paragraph +или государства']);

    expect(await blockers(id, 'to-expertise')).toEqual([
      'verdict-objects economy',
      'objection-open economy 2',
      'amendment-open economy 1',
      'amendment-open civil-alliance 2',
    ]);
    const shut = await world.ask('POST', `${path}/transitions`, {
      as: 'drafter',
      json: { transition: 'to-expertise' },
    });
    expect([shut.status, shut.body.code]).toEqual([409, 'gate-unmet']);
    const early = await world.ask('PUT', `${path}/texts/ru`, {
      as: 'drafter',
      body: law('volunteers-2.ru'),
      headers: {
        'content-type': 'text/markdown',
        'if-match': (await readText(world, id, 'ru')).etag,
      },
    });
    expect(early.body.code).toBe('wrong-state');

    await move(world, id, 'return');
    for (const [item, answer] of [
      [1, 'refused'],
      [2, 'accepted'],
    ] as const)
      await post(world, 'drafter', `${path}/items/${item}/answer`, { answer, reason: 'учтено' });
    for (const lang of ['ru', 'kk']) await write(world, id, lang, law(`volunteers-2.${lang}`));
    const preview = await read(`${path}/amendments/${amendment}/preview?lang=ru`);
    expect(preview.conflicts).toEqual([]);
    for (const number of [1, amendment]) {
      const decided = await post(world, 'drafter', `${path}/amendments/${number}/decision`, {
        outcome: 'adopted',
        reason: 'поддерживаем',
      });
      expect(decided.state).toBe('adopted');
    }
    const { diffs } = await freeze(world, id);
    expect(Object.keys(diffs).sort()).toEqual(['kk', 'ru']);
    expect(shortly((await changesOf(id, 1, 2)).changes)).toEqual([
      'reword paragraph -шестнадцати +четырнадцати',
      'insert list_item',
      'reword paragraph -десяти +пятнадцати',
      'reword paragraph +или государства',
      'delete paragraph',
      'move paragraph',
      'reword paragraph -1200 +1500',
      'insert table_row',
    ]);

    const second = await move(world, id, 'circulate');
    expect([second.round.round, second.round.version]).toEqual([2, 2]);
    for (const as of ['labour', 'finance', 'economy'] as const)
      await sign(world, id, as, { version: 2, verdict: 'agree' });
    expect(await blockers(id, 'to-expertise')).toEqual([]);
    await move(world, id, 'to-expertise');
    expect(await blockers(id, 'submit')).toEqual(['verdict-missing justice']);
    await sign(world, id, 'justice', { version: 2, verdict: 'agree' });
    await move(world, id, 'submit');
    const adopted = await move(world, id, 'adopt', 'president');
    expect(adopted.state).toMatchObject({ id: 'adopted', kind: 'final' });

    await afterAdoption(id);
  });
});

/** Nothing can happen any more, and the record holds, inside and as a bundle. */
async function afterAdoption(id: string): Promise<void> {
  const path = `/api/drafts/${id}`;
  const before = await world.countWritten();
  const { etag } = await readText(world, id, 'ru');
  const refused = [
    world.ask('PUT', `${path}/texts/ru`, {
      as: 'drafter',
      body: 'Другое.',
      headers: { 'content-type': 'text/markdown', 'if-match': etag },
    }),
    ...(
      [
        ['drafter', 'PATCH', '', { participants: [] }],
        ['drafter', 'POST', '/versions', {}],
        ['economy', 'POST', '/signoffs', { version: 2, verdict: 'agree' }],
        ['drafter', 'POST', '/items/1/answer', { answer: 'accepted', reason: 'да' }],
        ['finance', 'POST', '/items/1/withdrawal', {}],
        [
          'partner',
          'POST',
          '/amendments',
          { version: 2, justification: 'да', texts: { ru: { markdown: 'x' } } },
        ],
        ['drafter', 'POST', '/amendments/1/decision', { outcome: 'refused', reason: 'да' }],
        ['partner', 'POST', '/amendments/1/withdrawal', {}],
      ] as const
    ).map(([as, method, rest, json]) => world.ask(method, `${path}${rest}`, { as, json })),
  ];
  for (const { status, body } of await Promise.all(refused))
    expect([status, body.code]).toEqual([409, 'wrong-state']);
  const { body } = await world.ask('POST', `${path}/transitions`, {
    as: 'drafter',
    json: { transition: 'return', reason: 'x' },
  });
  expect([body.code, body.allowed]).toEqual(['no-such-transition', []]);
  expect(await world.countWritten()).toBe(before);

  expect((await verifyDraft(world.service.store, id)).problems).toEqual([]);
  const bundle = await exportBundle(world.service.store, id);
  if (!bundle) return expect.fail('an adopted draft has a record');
  const { problems, head } = await verifyBundle(bundle);
  expect([problems, head]).toEqual([[], (await read(path)).head]);
  const page = await read(`${path}/events?limit=200`);
  expect(page.items.map(({ seq }: Json) => seq)).toEqual(
    Array.from({ length: bundle.events.length }, (_, index) => index + 1),
  );
}

const corpora = '../shared/corpora';

/** Two consecutive texts of the first Markdown law of the corpus, oldest first. */
function readCorpus(): readonly [string, string] | null {
  if (!existsSync(corpora)) return null;
  for (const name of readdirSync(corpora, { recursive: true, encoding: 'utf8' }).sort()) {
    const folder = `${corpora}/${name}`;
    const files = existsSync(folder) && !/\.\w+$/.test(name) ? readdirSync(folder).sort() : [];
    const texts = files.filter((file) => file.endsWith('.md')).slice(0, 2);
    const [first, second] = texts.map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
    if (first && second && first !== second) return [first, second];
  }
  return null;
}

describe('a law imported twice', () => {
  /** Freezes both texts as versions and gives the recorded diff. */
  async function record(first: string, second: string): Promise<Json> {
    const id = await create(world, { languages: ['ru'] });
    await write(world, id, 'ru', first);
    await freeze(world, id);
    await write(world, id, 'ru', second);
    const { diffs } = await freeze(world, id);
    const recorded = await changesOf(id, 1, 2);
    expect(JSON.parse(await world.service.library.chunk(diffs.ru))).toEqual(recorded);
    return recorded;
  }

  it('has exactly the law’s change recorded', async () => {
    const { changes } = await record(law('volunteers-1.ru'), law('volunteers-2.ru'));
    expect(shortly(changes)).toEqual([
      'reword paragraph -шестнадцати +четырнадцати',
      'insert list_item',
      'reword paragraph -десяти +пятнадцати',
      'delete paragraph',
      'move paragraph',
      'reword paragraph -1200 +1500',
      'insert table_row',
    ]);
  });

  it('is unchanged when only its line breaks are', async () => {
    const id = await create(world, { languages: ['ru'] });
    const first = await write(world, id, 'ru', law('volunteers-1.ru'));
    const again = await world.ask('PUT', `/api/drafts/${id}/texts/ru`, {
      as: 'drafter',
      body: law('volunteers-1.ru').replaceAll('\n', '\r\n'),
      headers: { 'content-type': 'text/markdown', 'if-match': `"${first.root}"` },
    });
    expect([again.status, again.body.code]).toEqual([409, 'nothing-changed']);
  });

  it('has a change recorded that leads exactly from one version to the next', async () => {
    const real = readCorpus();
    if (!real) console.log(`on a law of our own: there is no Markdown in ${corpora}`);
    const [first, second] = real ?? [law('volunteers-1.kk'), law('volunteers-2.kk')];
    const recorded = await record(first, second);
    const { from, to, changes } = recorded;
    expect(changes.length).toBeGreaterThan(0);
    const { doc } = world.service.library;
    expect(apply(await doc(from), recorded).eq(await doc(to))).toBe(true);
  });
});
