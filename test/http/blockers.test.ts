/**
 * What stands in the way: a person who reads only the sentences of this one answer can tell why the
 * draft does not move and who has to do what by when.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { Gate, Review } from '../../src/domain/workflow/workflow.ts';
import { createScheduler } from '../../src/service/scheduler.ts';
import { amend, freeze, itemOn, move, post, sign, sources, write } from './stages.ts';
import { circulate, createTalks, talks } from './talks.ts';
import type { Json, Part, World } from './world.ts';

let world: World;
afterEach(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

/** A draft in circulation under the workflow with this review and gate. Gives its id. */
async function circulated(review: Partial<Review> = {}, gate?: Gate): Promise<string> {
  world = await createTalks(talks('talks', review, gate));
  return circulate(world);
}

const blockers = async (id: string, lang = 'en'): Promise<Json> =>
  (await world.ask('GET', `/api/drafts/${id}/blockers?lang=${lang}`)).body;

const sentencesIn = ({ say, because, parts }: Json): string[] => [
  ...(say ? [say] : []),
  ...because.map((one: Json) => one.say),
  ...parts.flatMap(sentencesIn),
];

/** Everything the answer says in words, and nothing else of it. */
async function readAloud(id: string, lang = 'en'): Promise<string> {
  const { say, exits } = await blockers(id, lang);
  const ways = exits.flatMap((exit: Json) => [
    exit.say,
    ...(exit.waiver ? [exit.waiver.say] : []),
    ...sentencesIn(exit.judgement),
  ]);
  return [...say, ...ways].join('\n');
}

const act = (as: Part, id: string, path: string, json: object): Promise<Json> =>
  post(world, as, `/api/drafts/${id}/${path}`, json);

const tick = async (now: string) => {
  world.setNow(now);
  await createScheduler(world.service, { log: (fault) => world.faults.push(fault) }).run();
};

const economy = 'Ministry of National Economy of the Republic of Kazakhstan';
const finance = 'Ministry of Finance of the Republic of Kazakhstan';
const afterDue = '2020-07-08T04:00:00.000Z';

async function object(id: string, more: object = {}): Promise<void> {
  const items = [await itemOn(world, id, '10 дней', more)];
  await sign(world, id, 'economy', { verdict: 'object', items });
}

const refuse = (id: string) =>
  act('drafter', id, 'items/1/answer', { answer: 'refused', reason: 'no money' });

describe('who owes an answer', () => {
  it('is named with the day it is due, and the way with who may take it', async () => {
    const id = await circulated();
    const said = await readAloud(id);
    expect(said).toContain('The draft stands at: Approval.');
    expect(said).toContain(`${economy}: no answer yet, due 7 July 2020, 24:00`);
    expect(said).toContain(
      'Adopt: something is still missing. Once it is there, it may be taken by: the drafting body (Ministry of Information and Social Development of the Republic of Kazakhstan).',
    );
    expect(said).toContain(
      'It may be taken although something is missing, with a published reason, by: the coordinator (House rules, item 7).',
    );
    expect(said).toContain('Open talks: nothing is missing.');
  });

  it('is called silent once its term is over: silence is no agreement', async () => {
    const id = await circulated();
    await tick(afterDue);
    expect(await readAloud(id)).toContain(
      `${finance} did not answer by 7 July 2020, 24:00 (Almaty): silence is no agreement, its answer is still awaited.`,
    );
  });

  it('is deemed to agree only by the act that says so', async () => {
    const act = {
      kk: 'Тәртіп, 7-тармақ',
      ru: 'Регламент, пункт 7',
      en: 'Rules of procedure, item 7',
    };
    const basis = { act, confirmed: false };
    const id = await circulated({ silence: { means: 'agree', basis } });
    await tick(afterDue);
    const said = await readAloud(id);
    expect(said).toContain('Adopt: nothing is missing.');
    expect(said).toContain(
      `${finance} did not answer by 7 July 2020, 24:00 (Almaty) and is deemed to agree (Rules of procedure, item 7).`,
    );
    expect(await readAloud(id, 'kk')).toContain('(Тәртіп, 7-тармақ)');
  });

  it('is asked again, or need not be, by what changed since the version it judged', async () => {
    const id = await circulated({
      participants: [
        { agency: 'economy', required: true },
        { agency: 'finance', required: true, remit: { kinds: ['table'] } },
      ],
    });
    for (const as of ['economy', 'finance'] as const)
      await sign(world, id, as, { verdict: 'agree' });
    await move(world, id, 'return');
    await write(world, id, 'ru', sources.ru.replace('10 дней', '20 дней'));
    await freeze(world, id);
    await move(world, id, 'circulate');
    expect(await readAloud(id)).toContain(
      `${economy} judged version 1, and its part of the text has changed since: it is asked again, due 1 July 2020, 24:00`,
    );
    await sign(world, id, 'economy', { version: 2, verdict: 'agree' });
    const said = await readAloud(id);
    expect(said).toContain('Adopt: nothing is missing.');
    expect(said).toContain(
      `${finance}: its verdict on version 1 stands, its part of the text has not changed since.`,
    );
  });

  it('waits for its group', async () => {
    const id = await circulated({
      order: 'groups',
      participants: [
        { agency: 'economy', required: true, group: 1 },
        { agency: 'finance', required: true, group: 2 },
      ],
    });
    expect(await readAloud(id)).toContain(
      `${finance} is not asked yet: its turn comes when those before it have answered or their term is over.`,
    );
  });

  it('may be any of those a quorum still lacks, unless a veto stops it', async () => {
    const id = await circulated({
      quorum: { given: 2, agreeing: 2 },
      participants: [
        { agency: 'economy', required: true },
        { agency: 'finance', required: true, veto: true },
        { agency: 'labour', required: true },
      ],
    });
    await sign(world, id, 'economy', { verdict: 'agree' });
    expect(await readAloud(id)).toMatch(
      /Verdicts given: 1 of the 2 needed\. Still to answer, by 7 July 2020, 24:00 \(Almaty\) at the latest: Ministry of Finance.*, Ministry of Labour/,
    );
    await sign(world, id, 'labour', { verdict: 'agree' });
    const items = [await itemOn(world, id, '10 дней')];
    await sign(world, id, 'finance', { verdict: 'object', items });
    expect(await readAloud(id)).toContain(
      `${finance} objects, and its objection alone is enough to stop this step: another verdict of it is needed.`,
    );
  });
});

describe('an objection', () => {
  it('goes from the drafter to the agency, to a meeting or to who may override', async () => {
    const id = await circulated();
    await object(id, { fundamental: true });
    const named = `Fundamental objection No. 1 (${economy})`;
    expect(await readAloud(id)).toContain(
      `${named} is not resolved: the drafting body has to answer it.`,
    );
    await refuse(id);
    expect(await readAloud(id)).toContain(
      `${named} is not resolved: it has its answer, and ${economy} has to take it back or uphold it.`,
    );
    await act('economy', id, 'items/1/upholding', { reason: 'the law says thirty' });
    const upheld = await readAloud(id);
    expect(upheld).toContain(
      `${named} is upheld against the answer: it has to be answered anew, settled in a meeting, or overridden by who may.`,
    );
    expect(upheld).toContain(
      'An objection that stands may be ended, with a published reason, by: the coordinator (House rules, item 7).',
    );
    await move(world, id, 'talk');
    const meeting = { begins: '2020-07-01T09:00:00.000Z', place: 'Room 5', agenda: [1] };
    await act('drafter', id, 'meetings', meeting);
    expect(await readAloud(id)).toContain('it is on the agenda of the meeting of 1 July 2020');
  });

  it('that is a condition is fulfilled by the text or answered, and closed by its agency', async () => {
    const id = await circulated();
    const items = [await itemOn(world, id, '10 дней', { kind: 'condition' })];
    await sign(world, id, 'economy', { verdict: 'remarks', items });
    expect(await readAloud(id)).toContain(
      `Condition No. 1 (${economy}) is not fulfilled: the drafting body has to change the text or answer it.`,
    );
    await refuse(id);
    expect(await readAloud(id)).toContain(
      `Condition No. 1 (${economy}) is not closed: it has its answer, and ${economy} has to close or uphold it.`,
    );
  });
});

it('an amendment waits for a decision, and says how many support it', async () => {
  const id = await circulated({}, { amendmentsAnswered: { supporters: 1 } });
  await amend(world, id, ['10 дней', '30 дней']);
  expect(await readAloud(id)).toContain('Adopt: nothing is missing.');
  await world.ask('POST', `/api/drafts/${id}/amendments/1/support`, { as: 'partnerTwo' });
  expect(await readAloud(id)).toMatch(
    /Amendment No\. 1 \(.+\) has 1 supporter and waits for a decision of the drafting body\./,
  );
});

it('languages that differ and checks that fail name what the drafter has to correct', async () => {
  const gate: Gate = { any: [{ aligned: ['kk', 'ru'] }, { checksPass: true }] };
  const id = await circulated({}, gate);
  const said = await readAloud(id);
  expect(said).toContain('One of this is enough:');
  expect(said).toMatch(
    /A passage \(one of \d+\) may not say the same in Kazakh \/ in Russian: the drafting body/,
  );
  expect(said).toMatch(
    /A check of the text \(one of \d+\) fails in (Russian|Kazakh) \(.+\): the drafting body has/,
  );
});

it('a term that runs says until when nothing can be done', async () => {
  const id = await circulated({}, { all: [{ elapsed: true }, { term: { workingDays: 20 } }] });
  const said = await readAloud(id);
  expect(said).toContain(
    'The term runs until 7 July 2020, 24:00 (Almaty): before that nothing can be done.',
  );
  expect(said).toContain('The term runs until 28 July 2020, 24:00 (Almaty)');
});

it('a suspended draft says since when its terms stand still, and who may resume it', async () => {
  const id = await circulated();
  await move(world, id, 'pause');
  const said = await readAloud(id);
  expect(said).toContain(
    'The draft has been suspended since 29 June 2020, 10:00 (Almaty): terms stand still and no answer is taken until it is resumed.',
  );
  expect(said).toContain('Resume: nothing is missing. It may be taken by: the drafting body');
});

it('says the same in Kazakh and Russian, in one language throughout', async () => {
  const id = await circulated();
  await object(id);
  for (const lang of ['kk', 'ru'] as const) {
    const said = await readAloud(id, lang);
    const english = await readAloud(id);
    expect(said.split('\n')).toHaveLength(english.split('\n').length);
    expect(
      said.replaceAll(/\(kk\)|\(ru\)|House rules|Adopt|Return|Open talks|Suspend/g, ''),
    ).not.toMatch(/[a-z]{3,} [a-z]{2,}/i);
  }
});

it('has the shape of the gate, names whose turn it is, and every link answers', async () => {
  const id = await circulated();
  await object(id);
  await amend(world, id, ['10 дней', '30 дней']);
  const { state, exits } = await blockers(id);
  expect(state).toBe('circulation');
  const onward = exits.find((exit: Json) => exit.transition === 'adopt');
  expect(onward).toMatchObject({ open: false, by: ['drafter'], to: 'adopted' });
  expect(onward.judgement.gate).toBe('all');
  expect(onward.judgement.parts.map(({ gate, met }: Json) => [gate, met])).toEqual([
    ['signoffs', false],
    ['noOpenObjections', false],
    ['noOpenObjections', true],
    ['amendmentsAnswered', false],
  ]);
  const reasons = onward.judgement.parts.flatMap(({ because }: Json) => because);
  const turns = reasons.map(({ code, who }: Json) => [
    code,
    ...who.map(({ role, organisation }: Json) => `${role} ${organisation}`),
  ]);
  expect(turns).toEqual([
    ['verdict-objects', 'signatory economy'],
    ['verdict-missing', 'signatory finance'],
    ['objection-open', 'drafter midsd'],
    ['no-objection-open'],
    ['amendment-open', 'drafter midsd'],
  ]);
  for (const { href } of reasons.filter(({ who }: Json) => who.length > 0)) {
    const answer = await world.ask('GET', href);
    expect(answer.status, href).toBe(200);
  }
});
