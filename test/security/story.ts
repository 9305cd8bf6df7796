/**
 * The longest way a draft can go, told so that every operation that takes free text is used and
 * everything it says is there to be seen: two drafts, one discussed and amended, one fought over.
 */
import { expect } from 'vitest';
import { limits } from '../../schema/limits.ts';
import type { Person } from '../../src/domain/directory.ts';
import type { Workflow } from '../../src/domain/workflow/workflow.ts';
import { readCatalogue } from '../../src/service/catalogue.ts';
import { on } from '../http/remarks.ts';
import {
  create,
  expectStatus,
  freeze,
  itemOn,
  move,
  post,
  readText,
  sources,
  titles,
  week,
} from '../http/stages.ts';
import { disputed, inAnHour, minutes, talks } from '../http/talks.ts';
import { cast, createWorld, type Json, type Part, type World } from '../http/world.ts';
import { poison, poisonedSection, poisonedWorkflow, poisonedWorld, say } from './poison.ts';

export interface Told {
  readonly world: World;
  /** Drafts whose every word says payloads. */
  readonly drafts: readonly string[];
  /** Workflows that do. */
  readonly workflows: readonly string[];
  /** `method path /pointer` of every text that was sent and taken, ids and numbers as `*`. */
  readonly sent: ReadonlySet<string>;
}

const shipped = readCatalogue().workflows.find(({ id }) => id === 'kz-concept-2020') as Workflow;

/** Tells it in a world of its own, of which every text says these payloads. */
export async function tell(payloads: readonly string[]): Promise<Told> {
  const workflows = [
    poisonedWorkflow(shipped, 'discussed', payloads),
    poisonedWorkflow(talks('talks'), 'talks', payloads),
  ];
  const plain = await createWorld({ workflows });
  await poisonDirectory(plain, payloads);
  const sent = new Set<string>();
  const world = poisonedWorld(plain, payloads, (method, path, json) => {
    for (const pointer of pointersOf(json)) sent.add(`${method} ${template(path)} ${pointer}`);
  });
  await arrange(world);
  const drafts = [
    await argue(world, payloads),
    await discuss(world, payloads),
    await fight(world, { ends: 'minutes' }),
    await fight(world, { ends: 'override' }),
  ];
  return { world, drafts, workflows: workflows.map(({ id }) => id), sent };
}

/** Where a JSON value holds text; places in lists are not told apart. */
function pointersOf(value: Json, at = ''): readonly string[] {
  if (typeof value === 'string') return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    pointersOf(inner, `${at}/${Array.isArray(value) ? '*' : key}`),
  );
}

const template = (path: string): string =>
  path
    .replace(/\?.*$/, '')
    .replace(/\/drafts\/[^/]+/, '/drafts/*')
    .replace(/\/\d+(?=\/|$)/g, '/*')
    .replace(/\/texts\/\w+/, '/texts/*')
    .replace(/\/terms\/(?!requests|move)\w+/, '/terms/*')
    .replace(/\/threads\/[\w-]+/, '/threads/*')
    .replace(/\/mandates\/[\w-]+-\d+/, '/mandates/*');

/** Bodies, their units and former names, people and their positions, in words of payloads. */
async function poisonDirectory({ service: { store } }: World, payloads: readonly string[]) {
  const [organisations, people] = await Promise.all([store.organisations(), store.people()]);
  const named = (person: Person): Person => ({
    ...person,
    name: poison(person.name, payloads, 'name'),
    appointments: person.appointments.map((one) => ({
      ...one,
      position: poison(one.position, payloads, 'name'),
    })),
  });
  const until = '2019-06-01T00:00:00.000Z';
  const bodies = organisations.map((one) => ({
    ...one,
    units: [{ id: 'unit', names: one.names }],
    former: [{ names: one.names, short: one.short, until }],
  }));
  await store.saveDirectory(poison(bodies, payloads), people.map(named));
}

/** Adds the poisoned section to a working text, as JSON; the words stay as they are besides. */
async function addSection(world: World, id: string, lang: string, payloads: readonly string[]) {
  const { doc, etag } = await readText(world, id, lang);
  const body = JSON.stringify({ ...doc, content: [...doc.content, poisonedSection(payloads)] });
  const headers = { 'content-type': 'application/json', 'if-match': etag };
  const path = `/api/drafts/${id}/texts/${lang}`;
  expectStatus(await world.ask('PUT', path, { as: 'drafter', body, headers }), 200);
}

/** Replaces a working text by Markdown into which payloads are woven as they are. */
async function writeMarkdown(world: World, id: string, lang: 'kk' | 'ru', more: string) {
  const { etag } = await readText(world, id, lang);
  const answer = await world.ask('PUT', `/api/drafts/${id}/texts/${lang}`, {
    as: 'drafter',
    body: `${sources[lang]}\n\n${more}\n`,
    headers: { 'content-type': 'text/markdown', 'if-match': etag },
  });
  expectStatus(answer, 200);
}

/** A draft with version 1, in which each kind of block says payloads. */
async function written(world: World, payloads: readonly string[]): Promise<string> {
  const id = await create(world, { workflow: 'discussed' });
  for (const lang of ['ru', 'kk'] as const) {
    await writeMarkdown(world, id, lang, payloads.join('\n\n'));
    await addSection(world, id, lang, payloads);
  }
  const said = { label: 'first', summary: 'what changed' };
  await post(world, 'drafter', `/api/drafts/${id}/versions`, said);
  return id;
}

async function discuss(world: World, payloads: readonly string[]): Promise<string> {
  const id = await written(world, payloads);
  await move(world, id, 'discuss');
  await comment(world, id);
  return id;
}

async function argue(world: World, payloads: readonly string[]): Promise<string> {
  const id = await written(world, payloads);
  const to = (as: Part, rest: string, json: object = {}) =>
    post(world, as, `/api/drafts/${id}${rest}`, json);
  await talk(world, id, to);
  await amend(world, id, to, payloads);
  await writeMarkdown(world, id, 'ru', [...payloads].reverse().join(' x\n\n'));
  const whys = [
    { visibility: 'participants', reason: 'Inside' },
    { visibility: 'public', reason: 'Out' },
  ];
  const summary = { kk: 'About it', ru: 'About it', en: 'About it' };
  for (const json of [{ titles }, { summary }, ...whys])
    expectStatus(await world.ask('PATCH', `/api/drafts/${id}`, { as: 'drafter', json }), 200);
  await to('drafter', '/versions', { label: 'second', summary: 'what changed' });
  await circulate(world, id, to);
  return id;
}

/** What people say that belongs to no draft. */
async function arrange(world: World): Promise<void> {
  const token = { label: 'Export', scopes: ['draft:list'], expiresAt: '2020-12-31T00:00:00Z' };
  await post(world, 'economy', '/api/tokens', token);
  const given = { to: cast.reviewer, ...week };
  const { mandate } = await post(world, 'economy', '/api/mandates/delegations', given);
  await post(world, 'economy', `/api/mandates/${mandate}/revocation`, { reason: 'Back' });
  const url = 'https://hooks.example.kz/';
  const hook = { label: 'Our register', url, kinds: ['draft.moved'] };
  await post(world, 'economy', '/api/webhooks', hook);
}

type To = (as: Part, rest: string, json?: object) => Promise<Json>;

async function comment(world: World, id: string): Promise<void> {
  const path = `/api/drafts/${id}/comments`;
  const { lang, block, quote } = await on(world, id, '10 дней');
  const given = { version: 1, text: 'Too few', on: { lang, block, quote } };
  for (const visitor of ['A', 'B', 'C']) {
    const json = { ...given, name: visitor, organisation: visitor };
    expectStatus(await world.ask('POST', path, { json }), 201);
  }
  await post(world, 'partner', path, given);
  await post(world, 'partner', `${path}/4/revision`, { text: 'Much too few' });
  const judge = (number: number, publish: boolean) =>
    post(world, 'drafter', `${path}/${number}/moderation`, { revision: 0, publish, reason: 'why' });
  await judge(1, true);
  await judge(2, true);
  await judge(3, false);
  const groups = `/api/drafts/${id}/comment-groups`;
  const group = { title: 'Days', comments: [1, 2] };
  await post(world, 'drafter', groups, group);
  const headers = (await world.ask('GET', `${groups}`, { as: 'drafter' })).headers;
  expect(headers.get('content-type')).toContain('json');
  const regrouped = await world.ask('PUT', `${groups}/1`, { as: 'drafter', json: group });
  expect([200, 409], regrouped.text).toContain(regrouped.status);
  const answered = { outcome: 'partly', text: 'Twenty days', comments: [1, 2] };
  await post(world, 'drafter', `${groups}/1/answer`, answered);
}

async function talk(world: World, id: string, to: To): Promise<void> {
  for (const circle of ['public', 'participants'] as const) {
    const asked = { circle, kind: 'remark', text: 'Why?', on: await on(world, id, '10 дней') };
    const { thread } = await to('economy', '/threads', asked);
    await to('drafter', `/threads/${thread}/replies`, { text: 'Because.' });
    await to('economy', `/threads/${thread}/resolution`, { reason: 'I see' });
    await to('economy', `/threads/${thread}/reopening`, { reason: 'Not yet' });
  }
}

/** Node JSON in which words of a text say others. */
const reworded = (node: Json, from: string, into: string): Json => ({
  ...node,
  ...(node.text && { text: node.text.replace(from, () => into) }),
  ...(node.content && { content: node.content.map((one: Json) => reworded(one, from, into)) }),
});

async function amend(world: World, id: string, to: To, payloads: readonly string[]) {
  const base = (await world.ask('GET', `/api/drafts/${id}/versions/1.json`)).body.docs.ru;
  const text = say(payloads, limits.reasonCharactersMax);
  const proposing = (from: string, into: string) => ({
    version: 1,
    justification: 'So it is',
    texts: { ru: { doc: reworded(base, from, `${into} ${text}`) } },
    evidence: [{ title: 'A study', href: 'https://example.org/"><script>alert(1)</script>' }],
    effect: { money: 'None', indicators: ['Volunteers'] },
  });
  const pairs = [
    ['10 дней', '20 дней'],
    ['без оплаты', 'безвозмездно'],
    ['учёт часов', 'учёт дней'],
    ['Вводный абзац', 'Первый абзац'],
  ] as const;
  for (const [from, into] of pairs) await to('partner', '/amendments', proposing(from, into));
  const revised = { ...proposing('10 дней', '30 дней'), reason: 'More still' };
  const path = `/api/drafts/${id}/amendments/1`;
  expectStatus(await world.ask('PUT', path, { as: 'partner', json: revised }), 200);
  await to('partner', '/amendments/2/withdrawal', { reason: 'Enough' });
  await to('drafter', '/amendments/3/decision', { outcome: 'refused', reason: 'No' });
  const { texts } = proposing('Вводный абзац', 'Начало');
  await to('drafter', '/amendments/4/decision', { outcome: 'reworded', reason: 'So', texts });
  await to('partner', '/amendments/4/rewording/contest', { reason: 'Not so' });
  const again = proposing('20000', '30000');
  await to('partner', '/amendments', again);
  const other = { outcome: 'reworded', reason: 'So', texts: proposing('20000', '25000').texts };
  await to('drafter', '/amendments/5/decision', other);
  await to('partner', '/amendments/5/rewording/acceptance', { reason: 'Well' });
  const kept = await to('partner', '/amendments/preparations', proposing('1000', '2000'));
  const preparation = `/amendments/preparations/${kept.preparation}`;
  const json = proposing('1000', '3000');
  const headers = { 'if-match': '"1"' };
  const at = `/api/drafts/${id}${preparation}`;
  expectStatus(await world.ask('PUT', at, { as: 'partner', json, headers }), 200);
  await to('partner', `${preparation}/submission`);
  const entries = [{ amendment: 6, outcome: 'refused', reason: 'No' }];
  const desk = await world.ask('GET', `/api/drafts/${id}/desk`, { as: 'drafter' });
  const pin = { 'if-match': desk.headers.get('etag') ?? '' };
  const put = { as: 'drafter', json: { entries }, headers: pin } as const;
  expectStatus(await world.ask('PUT', `/api/drafts/${id}/desk`, put), 200);
}

async function circulate(world: World, id: string, to: To): Promise<void> {
  await move(world, id, 'circulate');
  const item = await itemOn(world, id, 'учёт часов', { wording: 'other words' });
  const verdict = { version: 2, verdict: 'object', note: 'A note', items: [item] };
  await to('reviewer', '/positions', verdict);
  const { lang, block, quote } = item;
  await to('reviewer', '/notes', { text: 'Inside', on: { lang, block, quote } });
  await to('economy', '/terms/requests', { workingDays: 2, reason: 'Leave' });
  await to('drafter', '/terms/economy/refusal', { reason: 'No time' });
  await to('drafter', '/terms/finance/extension', { workingDays: 2, reason: 'Leave' });
  await to('economy', '/signoffs', verdict);
  const remarks = { version: 2, verdict: 'remarks', note: 'Fine' };
  await to('finance', '/signoffs', { ...remarks, items: [{ ...item, kind: 'remark' }] });
  await to('finance', '/signoffs/withdrawal', { reason: 'Too early' });
  await to('drafter', '/items/1/answer', { answer: 'refused', reason: 'The term is needed' });
  await to('economy', '/items/1/withdrawal', { reason: 'Settled' });
}

async function fight(world: World, { ends }: { ends: 'minutes' | 'override' }): Promise<string> {
  const id = await disputed(world);
  const path = `/api/drafts/${id}`;
  if (ends === 'override') {
    await post(world, 'economy', `${path}/items/1/upholding`, { reason: 'It stands' });
    await post(world, 'coordinator', `${path}/items/1/override`, { reason: 'It goes on' });
    return id;
  }
  await move(world, id, 'talk');
  await post(world, 'drafter', `${path}/meetings`, inAnHour(world));
  await post(world, 'drafter', `${path}/meetings/1/cancellation`, { reason: 'Ill' });
  const call = inAnHour(world);
  await post(world, 'drafter', `${path}/meetings`, call);
  world.setNow(call.begins);
  await post(world, 'drafter', `${path}/meetings/2/minutes`, minutes);
  await freeze(world, id).catch(() => undefined);
  return id;
}
