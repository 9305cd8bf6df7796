/**
 * The whole server against the model of `test/machine`: 2,000 random histories through HTTP, every
 * request answered with a yes or a no as the model says, with the same bodies, dates and ways out after
 * each. Time here is that of the shipped calendar, which the model is given.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { schema } from '../../schema/document.ts';
import type { Draft } from '../../src/domain/draft/draft.ts';
import { runningOn } from '../../src/domain/legal-time/running.ts';
import { shippedCalendars } from '../../src/domain/legal-time/shipped.ts';
import { named } from '../domain/samples.ts';
import { type Act, type ActOf, bodiesOf, type Deed } from '../machine/act.ts';
import { compareExits, compareRound } from '../machine/compare.ts';
import { consider } from '../machine/consider.ts';
import { deedsUnder } from '../machine/deeds.ts';
import { beginModel, type Model, type Time } from '../machine/model.ts';
import { playerOf } from '../machine/play.ts';
import { shipped } from '../machine/world.ts';
import { cast, createWorld, type Part, type World } from './world.ts';

const monday = Date.parse('2020-06-29T04:00:00.000Z');
const languages = ['ru', 'kk'] as const;
/** The agency every draft chooses: the model's `health` has nobody in the demo's directory. */
const chosen = 'labour';

const calendar = shippedCalendars().find(({ id }) => id === 'kz');
if (!calendar) throw new Error('the calendar of Kazakhstan ships');
const iso = (instant: number): string => new Date(instant).toISOString();
const clockAt = (instant: number) => runningOn(calendar, 'Asia/Almaty', iso(instant));
const time: Time = {
  count: (term, from, cutoff) => Date.parse(clockAt(from).count(term, cutoff)),
  shift: (instant, days) => Date.parse(clockAt(instant).shift(iso(instant), days)),
  daysLeft: (from, to) => clockAt(from).daysLeft(iso(from), iso(to)),
};

const parts: Readonly<Record<string, Part>> = {
  dina: 'drafter',
  denis: 'drafterTwo',
  kamila: 'coordinator',
  nurlan: 'partner',
  'head of economy': 'economy',
  'head of finance': 'finance',
  'head of justice': 'justice',
  'head of labour': 'labour',
  'head of presidential-administration': 'president',
};

/** The two parts of a text as paragraphs whose ids never change; one of them speaks of money. */
function docOf(lang: 'ru' | 'kk', text: string) {
  const [money = '', rest = ''] = text.split('|');
  const speaks = lang === 'ru' ? 'тенге' : 'теңге';
  const section = (id: string, words: string) => ({
    type: 'section',
    attrs: { id },
    content: [
      { type: 'heading', content: [{ type: 'text', text: id }] },
      {
        type: 'paragraph',
        attrs: { id: `${id}p` },
        content: [{ type: 'text', text: words }],
      },
    ],
  });
  const content = [section('m1', `${money} ${speaks}`), section('r1', rest)];
  return schema.nodeFromJSON({ type: 'doc', content }).toJSON();
}

/** What both can be asked: time's own command is nobody's request, and what an adoption merges is no plain word. */
function isAsked({ act, by }: Deed): boolean {
  if (!parts[by.person] || by.inPlaceOf) return false;
  if (by.role === 'signatory' && by.person !== `head of ${by.organisation}`) return false;
  if (act.kind === 'freeze') return !act.editorial && act.measures.touched && !act.measures.long;
  if (act.kind === 'sign') return act.wording === undefined;
  return act.kind in requests;
}

const reason = 'because';
type Request = readonly [method: string, path: string, json: unknown];
type Ask<K extends Act['kind']> = (act: ActOf<K>, now: number) => Request;

const verdictOf = ({ says }: ActOf<'sign'>) => {
  if (says === 'agree' || says === 'outside') return says;
  return says === 'remark' || says === 'condition' ? 'remarks' : 'object';
};

function itemsOf(act: ActOf<'sign'>): readonly unknown[] {
  const verdict = verdictOf(act);
  if (verdict === 'agree' || verdict === 'outside') return [];
  const kind = verdict === 'object' ? 'objection' : act.says;
  const placed = { kind, lang: 'ru', block: 'm1p', quote: 'тенге', reason };
  return [act.says === 'fundamental' ? { ...placed, fundamental: true } : placed];
}

const decided = (amendment: number, outcome: string): Request => [
  'POST',
  `/amendments/${amendment}/decision`,
  { outcome, reason },
];

const requests: { readonly [K in Act['kind']]?: Ask<K> } = {
  save: ({ lang, text }) => ['PUT', `/texts/${lang}`, docOf(lang as 'ru', text)],
  retitle: ({ title }) => ['PATCH', '', { titles: named(title) }],
  freeze: () => ['POST', '/versions', { label: '', summary: '' }],
  move: ({ transition, waive, reason: why }) => [
    'POST',
    '/transitions',
    { transition, reason: why, ...(waive && { waive }) },
  ],
  sign: (act) => [
    'POST',
    '/signoffs',
    { version: act.version, verdict: verdictOf(act), note: '', items: itemsOf(act) },
  ],
  takeBack: () => ['POST', '/signoffs/withdrawal', { reason }],
  contest: () => ['POST', '/contests', { reason }],
  askLonger: ({ days }) => ['POST', '/terms/requests', { workingDays: days, reason }],
  grantLonger: ({ agency, days }) => [
    'POST',
    `/terms/${agency}/extension`,
    { workingDays: days, reason },
  ],
  refuseLonger: ({ agency }) => ['POST', `/terms/${agency}/refusal`, { reason }],
  answer: ({ item, answer }) => ['POST', `/items/${item}/answer`, { answer, reason }],
  withdrawItem: ({ item }) => ['POST', `/items/${item}/withdrawal`, { reason }],
  uphold: ({ item }) => ['POST', `/items/${item}/upholding`, { reason }],
  override: ({ item }) => ['POST', `/items/${item}/override`, { reason }],
  call: ({ agenda, inDays }, now) => [
    'POST',
    '/meetings',
    { begins: iso(now + inDays * 86_400_000), place: 'here', agenda, invited: [] },
  ],
  cancel: ({ meeting }) => ['POST', `/meetings/${meeting}/cancellation`, { reason }],
  hold: ({ meeting, present, settles, settlement }) => [
    'POST',
    `/meetings/${meeting}/minutes`,
    {
      present: present.filter((one) => `head of ${one}` in parts),
      minutes: 'm',
      outcomes: settles.map((item) => ({ item, settlement, reason })),
    },
  ],
  amend: ({ version, text }) => [
    'POST',
    '/amendments',
    { version, justification: reason, texts: { ru: { doc: docOf('ru', text) } } },
  ],
  support: ({ amendment }) => ['POST', `/amendments/${amendment}/support`, {}],
  refuse: ({ amendment }) => decided(amendment, 'refused'),
  withdrawAmendment: ({ amendment }) => ['POST', `/amendments/${amendment}/withdrawal`, { reason }],
};

/** Whether the server did it. What is neither a yes nor a refusal fails the test. */
async function send(world: World, id: string, { act, by }: Deed, now: number): Promise<boolean> {
  world.setNow(iso(now));
  const [method, path, json] = (requests[act.kind] as Ask<Act['kind']>)(act, now);
  const base = act.kind === 'save' ? (await load(world, id)).texts[act.lang] : undefined;
  const response = await world.app.request(`/api/drafts/${id}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'kelisim-actor': cast[parts[by.person] as Part],
      ...(base !== undefined && { 'if-match': `"${base}"` }),
    },
    body: JSON.stringify(json),
  });
  if (response.status < 300) return true;
  const { status } = response;
  expect([400, 403, 404, 409, 412, 422], await response.text()).toContain(status);
  return false;
}

async function load(world: World, id: string): Promise<Draft> {
  const draft = await world.service.dispatcher.load(id);
  if (!draft) throw new Error(`no draft ${id}`);
  return draft;
}

async function begin(world: World, workflow: string): Promise<string> {
  world.setNow(iso(monday));
  const response = await world.app.request('/api/drafts', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'kelisim-actor': cast.drafter },
    body: JSON.stringify({
      titles: named('first'),
      languages,
      template: { id: 'kz-concept', edition: '2018' },
      workflow,
      participants: [chosen],
      visibility: 'public',
    }),
  });
  const { id } = (await response.json()) as { id: string };
  const by = { person: 'dina', organisation: 'ministry', role: 'drafter' } as const;
  for (const lang of languages) {
    const act = { kind: 'save', lang, text: 'money|rest' } as const;
    expect(await send(world, id, { act, by }, monday)).toBe(true);
  }
  return id;
}

/** Plays one history on both; what was done is told when they differ. */
async function play(
  world: World,
  model: Model,
  id: string,
  choose: ReturnType<typeof playerOf>,
  numbers: readonly number[],
): Promise<number> {
  const told: string[] = [];
  let done = 0;
  for (const number of numbers) {
    model.now += 60_000;
    const turn = choose(model, number);
    if (typeof turn === 'number') model.now += turn;
    if (!turn || typeof turn === 'number') continue;
    told.push(`${turn.by.person}: ${JSON.stringify(turn.act)}`);
    const effect = consider(model, turn);
    const isDone = await send(world, id, turn, model.now);
    expect(isDone, told.join('\n')).toBe(effect !== null);
    effect?.();
    done += Number(isDone);
    const draft = await load(world, id);
    expect(draft.state, told.join('\n')).toBe(model.state);
    compareRound(model, draft);
    compareExits(model, draft);
  }
  return done;
}

it.each(['two-agency', 'kz-concept-2020'])(
  '1,000 histories under %s go through HTTP as the model says',
  async (name) => {
    const workflow = shipped.find(({ id }) => id === name);
    if (!workflow) throw new Error(`${name} ships`);
    const renamed = JSON.stringify(deedsUnder(workflow)).replaceAll('health', chosen);
    const choose = playerOf((JSON.parse(renamed) as Deed[]).filter(isAsked));
    const world = await createWorld();
    const steps = fc.array(fc.noBias(fc.nat()), { minLength: 8, maxLength: 16, size: 'max' });
    let done = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (numbers) => {
        const id = await begin(world, name);
        const model = beginModel(workflow, { time, bodies: bodiesOf, now: monday });
        model.chosen = [chosen];
        done += await play(world, model, id, choose, numbers);
      }),
      { numRuns: 1_000, endOnFailure: true },
    );
    console.log(`${name}: ${done} requests accepted`);
    expect(world.faults).toEqual([]);
    world.close();
  },
  600_000,
);
