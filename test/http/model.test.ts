/**
 * The whole server against the model of `test/machine`: 2,000 random histories through HTTP, every
 * request answered with a yes or a no as the model says, with the same bodies, dates and ways out after
 * each. Time here is that of the shipped calendar, which the model is given.
 */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { expect, it } from 'vitest';
import { schema } from '../../schema/document.ts';
import type { Actor } from '../../src/domain/access.ts';
import type { Draft } from '../../src/domain/draft/draft.ts';
import { runningOn } from '../../src/domain/legal-time/running.ts';
import { shippedCalendars } from '../../src/domain/legal-time/shipped.ts';
import type { Hash } from '../../src/domain/text/canonical.ts';
import { named } from '../domain/samples.ts';
import {
  type Act,
  type ActOf,
  bodiesOf,
  type Deed,
  type Ruling,
  type Wish,
} from '../machine/act.ts';
import { compareAmendments, compareExits, compareRound } from '../machine/compare.ts';
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
/** The organisation of the demo's partner. */
const partner = 'civil-alliance';

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

/**
 * What both can be asked: time's own command is nobody's request, and no paragraph goes, for one that
 * comes back on two sides says more than two words can.
 */
function isAsked({ act, by }: Deed): boolean {
  if (!parts[by.person] || by.inPlaceOf) return false;
  if (by.role === 'signatory' && by.person !== `head of ${by.organisation}`) return false;
  if (act.kind === 'freeze') return !act.editorial && act.measures.touched && !act.measures.long;
  if (act.kind === 'sign') return act.wording === undefined;
  if ('text' in act && act.text?.endsWith('|')) return false;
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

const proposing = ({ version, text, split }: Wish) => ({
  version,
  justification: reason,
  texts: { ru: { doc: docOf('ru', text) } },
  changes: (split ? [1, 2] : []).map((entry) => ({
    lang: 'ru',
    entries: [entry],
    justification: reason,
  })),
});

const ruling = ({ text, amendment: _amendment, ...rest }: Ruling) => ({
  ...rest,
  reason,
  ...(text !== undefined && { texts: { ru: { doc: docOf('ru', text) } } }),
});

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
  amend: (act) => ['POST', '/amendments', proposing(act)],
  revise: (act) => ['PUT', `/amendments/${act.amendment}`, { ...proposing(act), reason }],
  support: ({ amendment }) => ['POST', `/amendments/${amendment}/support`, {}],
  study: ({ amendment }) => ['POST', `/amendments/${amendment}/study`, {}],
  decide: ({ kind: _kind, ...one }) => [
    'POST',
    `/amendments/${one.amendment}/decision`,
    ruling(one),
  ],
  apply: ({ entries }) => [
    'PUT',
    '/desk',
    { entries: entries.map((one) => ({ ...ruling(one), amendment: one.amendment })) },
  ],
  acceptRewording: ({ amendment, reason: why }) => [
    'POST',
    `/amendments/${amendment}/rewording/acceptance`,
    { reason: why },
  ],
  contestRewording: ({ amendment, reason: why }) => [
    'POST',
    `/amendments/${amendment}/rewording/contest`,
    { reason: why },
  ],
  withdrawAmendment: ({ amendment }) => ['POST', `/amendments/${amendment}/withdrawal`, { reason }],
};

/** Why the server did not do it; null when it did. What is neither a yes nor a refusal fails the test. */
async function send(
  world: World,
  id: string,
  { act, by }: Deed,
  now: number,
): Promise<string | null> {
  world.setNow(iso(now));
  const request = (requests[act.kind] as Ask<Act['kind']>)(act, now);
  const draft = await load(world, id);
  if (act.kind === 'save') return ask(world, id, by, request, draft.texts[act.lang]);
  if (act.kind !== 'apply') return ask(world, id, by, request);
  // A desk is saved under what its author read, then applied to the texts as they stand.
  const { revision } = await world.service.readDesk(draft);
  const refused = await ask(world, id, by, request, String(revision));
  const apply = ['POST', '/desk/apply', { onto: draft.texts }] as const;
  return refused ?? ask(world, id, by, apply, String(revision + 1));
}

async function ask(
  world: World,
  id: string,
  { person }: Actor,
  [method, path, json]: Request,
  match?: string,
): Promise<string | null> {
  const response = await world.app.request(`/api/drafts/${id}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'kelisim-actor': cast[parts[person] as Part],
      ...(match !== undefined && { 'if-match': `"${match}"` }),
    },
    body: JSON.stringify(json),
  });
  if (response.status < 300) return null;
  const why = await response.text();
  expect([400, 403, 404, 409, 412, 422], why).toContain(response.status);
  return why;
}

/** The words of the stored texts that amendments of a draft name, read as the model has them. */
async function readAmended({ service }: World, { amendments }: Draft) {
  const said = new Map<Hash | undefined, string>();
  for (const { texts, followed, decision } of amendments) {
    const result = decision && 'texts' in decision ? decision.texts : undefined;
    for (const root of [texts.ru, followed?.texts?.ru, result?.ru])
      if (root && !said.has(root)) said.set(root, wordsOf(await service.library.doc(root)));
  }
  return (root: Hash | undefined): string => said.get(root) ?? '';
}

const wordsOf = (doc: Node): string =>
  ['m1p', 'r1p']
    .map((id) => {
      let text = '';
      doc.descendants((node) => {
        if (node.attrs.id === id) text = node.textContent.replace(/ тенге$/, '');
      });
      return text;
    })
    .join('|');

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
    expect(await send(world, id, { act, by }, monday)).toBe(null);
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
    const refused = await send(world, id, turn, model.now);
    expect(refused === null, `${told.join('\n')}\n${refused}`).toBe(effect !== null);
    effect?.();
    done += Number(refused === null);
    const draft = await load(world, id);
    expect(draft.state, told.join('\n')).toBe(model.state);
    compareRound(model, draft);
    compareExits(model, draft);
    compareAmendments(model, draft, await readAmended(world, draft));
  }
  return done;
}

it.each(['two-agency', 'kz-concept-2020'])(
  '1,000 histories under %s go through HTTP as the model says',
  async (name) => {
    const workflow = shipped.find(({ id }) => id === name);
    if (!workflow) throw new Error(`${name} ships`);
    const renamed = JSON.stringify(deedsUnder(workflow))
      .replaceAll('health', chosen)
      .replaceAll('red-crescent', partner);
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
