/** A hard draft as the public sees it: silence, what was carried, upheld, settled, overridden and waived. */
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import { createScheduler } from '../../src/service/scheduler.ts';
import { freeze, itemOn, move, post, sign, sources, write } from '../http/stages.ts';
import { circulate, createTalks, talks } from '../http/talks.ts';
import type { Part, World } from '../http/world.ts';

let world: World;
let id = '';

const act = (as: Part, path: string, json: object) =>
  post(world, as, `/api/drafts/${id}/${path}`, json);

const tick = async (now: string) => {
  world.setNow(now);
  await createScheduler(world.service, { log: (fault) => world.faults.push(fault) }).run();
};

/** Round 1: economy objects three times, finance agrees, labour is silent; a meeting, an override. */
async function dispute(): Promise<void> {
  const items = [
    await itemOn(world, id, '10 дней', { fundamental: true, wording: '30 дней' }),
    await itemOn(world, id, 'без оплаты'),
    await itemOn(world, id, 'учёт часов', { wording: 'учёт рабочих часов' }),
  ];
  await sign(world, id, 'economy', { verdict: 'object', items });
  await sign(world, id, 'finance', { verdict: 'agree' });
  await tick('2020-07-08T04:00:00.000Z');
  for (const item of [1, 2, 3])
    await act('drafter', `items/${item}/answer`, { answer: 'refused', reason: 'Средств нет.' });
  await act('economy', 'items/1/upholding', { reason: 'Закон требует 30 дней.' });
  await move(world, id, 'talk');
  const begins = '2020-07-09T05:00:00.000Z';
  await act('drafter', 'meetings', { begins, place: 'Зал 5', agenda: [1, 2] });
  world.setNow(begins);
  await act('drafter', 'meetings/1/minutes', {
    present: ['midsd', 'economy'],
    minutes: 'Обсудили срок страхования и оплату.',
    outcomes: [
      { item: 1, settlement: 'disagreed', reason: 'Срок не согласован.' },
      { item: 2, settlement: 'agreed', reason: 'Уточнили.', wording: 'безвозмездно' },
    ],
  });
  await act('coordinator', 'items/3/override', { reason: 'Решение Премьер-Министра.' });
}

/** Round 2 on version 2: finance's verdict is carried, labour silent again, the rest waived. */
async function decide(): Promise<void> {
  await move(world, id, 'return');
  await write(world, id, 'ru', sources.ru.replace('без оплаты', 'безвозмездно'));
  await freeze(world, id);
  await move(world, id, 'circulate');
  await sign(world, id, 'economy', { version: 2, verdict: 'agree' });
  await tick('2020-07-20T04:00:00.000Z');
  const reason = 'Срок поручения истекает.';
  await act('coordinator', 'transitions', { transition: 'adopt', reason, waive: true });
}

beforeAll(async () => {
  const participants = [
    { agency: 'economy', required: true },
    { agency: 'finance', required: true, remit: { kinds: ['table'] as const } },
    { agency: 'labour', required: true },
  ];
  world = await createTalks(talks('talks', { participants }));
  id = await circulate(world);
  await dispute();
  await decide();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

async function visit(lang: Language) {
  const { status, text } = await world.ask('GET', `/public/${id}?lang=${lang}`);
  expect(status).toBe(200);
  const { document } = parseHTML(text);
  return (selector: string) =>
    [...document.querySelectorAll(selector)].map((one) =>
      (one.textContent ?? '').replaceAll(/\s+/g, ' '),
    );
}

describe.each([
  {
    lang: 'en',
    silent: 'Did not answer in time',
    carried: 'stands from version 1: its part has not changed since',
    fundamental: 'Fundamental objection No. 1',
    upheld: 'Upheld by the agency',
    disagreed: 'Discussed in a meeting, not settled',
    agreed: 'Settled in a meeting',
    overridden: 'Ended by decision',
    held: 'Held',
    waived: 'Taken although this was missing:',
    table: 'Table of disagreements',
  },
  {
    lang: 'ru',
    silent: 'Ответ не представлен в срок',
    carried: 'в силе ответ по редакции 1: эта часть текста с тех пор не изменилась',
    fundamental: 'Принципиальное возражение № 1',
    upheld: 'Орган подтвердил возражение',
    disagreed: 'Рассмотрено на совещании, не согласовано',
    agreed: 'Согласовано на совещании',
    overridden: 'Преодолено решением',
    held: 'Состоялось',
    waived: 'Решение принято, хотя не были выполнены условия:',
    table: 'Таблица разногласий',
  },
  {
    lang: 'kk',
    silent: 'Мерзімінде жауап бермеді',
    carried: '1-редакция бойынша жауабы күшінде: мәтіннің бұл бөлігі содан бері өзгерген жоқ',
    fundamental: '№ 1 қағидатты қарсылық',
    upheld: 'Орган қарсылығын растады',
    disagreed: 'Кеңесте қаралды, келісілмеді',
    agreed: 'Кеңесте келісілді',
    overridden: 'Шешіммен еңсерілді',
    held: 'Өтті',
    waived: 'Мына шарттар орындалмаса да шешім қабылданды:',
    table: 'Келіспеушіліктер кестесі',
  },
] as const)('the page in $lang', (words) => {
  it('shows silence as a state of its own, and what was carried', async () => {
    const say = await visit(words.lang);
    expect(say('.verdict-silent .answer-verdict')).toEqual([words.silent, words.silent]);
    expect(say('.verdict-agree').join(' ')).toContain(words.carried);
  });

  it('shows what became of each objection, by whom and why', async () => {
    const say = await visit(words.lang);
    const [first = ''] = say('#item-1');
    for (const said of [words.fundamental, words.upheld, words.disagreed, 'Закон требует 30 дней.'])
      expect(first).toContain(said);
    expect(say('#item-2').join()).toContain(`${words.agreed}`);
    expect(say('#item-2').join()).toContain('безвозмездно');
    expect(say('#item-3').join()).toContain(words.overridden);
    expect(say('#item-3').join()).toContain('Решение Премьер-Министра.');
    expect(say('#items .lead').join()).toContain(`${words.table} (2)`);
  });

  it('shows the meeting, and a waiver with all that was missing', async () => {
    const say = await visit(words.lang);
    const [meeting = ''] = say('#meeting-1');
    for (const said of [words.held, 'Зал 5', 'Обсудили срок', words.disagreed])
      expect(meeting).toContain(said);
    const [waived = ''] = say('.waived');
    expect(waived).toContain(words.waived);
    expect(say('.timeline').join()).toContain('Срок поручения истекает.');
  });
});

it('silence that counts as agreement names the act, and a group that waits is not asked yet', async () => {
  const act = {
    kk: 'Тәртіп, 7-тармақ',
    ru: 'Регламент, пункт 7',
    en: 'Rules of procedure, item 7',
  };
  const basis = { act, confirmed: false };
  const deeming = await createTalks(
    talks('talks', {
      silence: { means: 'agree', basis },
      order: 'groups',
      participants: [
        { agency: 'economy', required: true, group: 1 },
        { agency: 'finance', required: true, group: 2 },
      ],
    }),
  );
  const draft = await circulate(deeming);
  const page = async (lang = 'en') =>
    (await deeming.ask('GET', `/public/${draft}?lang=${lang}`)).text;
  expect(await page()).toContain('Not asked yet');
  deeming.setNow('2020-07-08T04:00:00.000Z');
  await createScheduler(deeming.service, { log: (error) => expect.fail(String(error)) }).run();
  const said = await page();
  expect(said).toContain('Did not answer: deemed to agree');
  expect(said).toContain('Silence counts as agreement: Rules of procedure, item 7');
  expect(await page('kk')).toContain('есептеледі: Тәртіп, 7-тармақ');
  expect(said).not.toContain('Not asked yet');
  deeming.close();
});
