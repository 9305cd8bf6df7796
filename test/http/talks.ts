/** A small workflow with everything that can stand in the way: used by tests of the life of objections. */
import { readWorkflow } from '../../src/domain/workflow/read-workflow.ts';
import type { Gate, Review, Workflow } from '../../src/domain/workflow/workflow.ts';
import { create, freeze, itemOn, move, post, sign, sources, write } from './stages.ts';
import { createWorld, type World } from './world.ts';

const named = (name: string) => ({ kk: `${name} (kk)`, ru: `${name} (ru)`, en: name });
const basis = { act: 'House rules, item 7', confirmed: false };

const edge = (id: string, name: string, to: string, more: object = {}) => ({
  id,
  titles: named(name),
  to,
  by: ['drafter'],
  ...more,
});

const agreed: Gate = {
  all: [
    { signoffs: 'consent' },
    { noOpenObjections: true },
    { noOpenObjections: 'condition' },
    { amendmentsAnswered: true },
  ],
};

/** The workflow of that id; the review and the gate before adoption as the test needs them. */
export const talks = (id: string, review: Partial<Review> = {}, gate: Gate = agreed): Workflow =>
  readWorkflow({
    id,
    edition: '1',
    titles: named('Talks'),
    calendar: 'kz',
    zone: 'Asia/Almaty',
    initial: 'drafting',
    override: { by: ['coordinator'], basis },
    states: {
      drafting: {
        kind: 'drafting',
        titles: named('Drafting'),
        transitions: [edge('circulate', 'Circulate', 'circulation', { gate: { frozen: [] } })],
      },
      circulation: {
        kind: 'circulation',
        titles: named('Approval'),
        review: {
          participants: [
            { agency: 'economy', required: true },
            { agency: 'finance', required: true },
          ],
          chosen: false,
          term: { workingDays: 5 },
          repeatTerm: { workingDays: 2 },
          carryOver: 'remit',
          objections: ['ordinary', 'fundamental'],
          basis,
          ...review,
        },
        transitions: [
          edge('adopt', 'Adopt', 'adopted', {
            gate,
            waiver: { by: ['coordinator'], basis },
          }),
          edge('return', 'Return', 'drafting', { reason: true }),
          edge('talk', 'Open talks', 'table'),
          edge('pause', 'Suspend', 'pause', { reason: true }),
        ],
      },
      table: {
        kind: 'conciliation',
        titles: named('Talks'),
        transitions: [
          edge('settle', 'Adopt as settled', 'adopted', { gate: { noOpenObjections: true } }),
          edge('return', 'Return', 'drafting', { reason: true }),
        ],
      },
      pause: {
        kind: 'suspended',
        titles: named('Suspended'),
        transitions: [
          edge('resume', 'Resume', 'circulation'),
          edge('return', 'Return', 'drafting', { reason: true }),
        ],
      },
      adopted: { kind: 'final', titles: named('Adopted'), transitions: [], adopts: true },
    },
  });

export const createTalks = (...workflows: readonly Workflow[]): Promise<World> =>
  createWorld({ workflows: workflows.length > 0 ? workflows : [talks('talks')] });

/** A draft whose item 1 is an objection of economy's that was answered `refused`. Gives its id. */
export async function disputed(world: World): Promise<string> {
  const id = await circulate(world);
  const items = [await itemOn(world, id, '10 дней')];
  await sign(world, id, 'economy', { verdict: 'object', items });
  const json = { answer: 'refused', reason: 'there is no money' };
  await post(world, 'drafter', `/api/drafts/${id}/items/1/answer`, json);
  return id;
}

/** The body that calls a meeting about item 1, an hour from now. */
export const inAnHour = ({ service }: World) => {
  const begins = new Date(Date.parse(service.clock.now()) + 3_600_000).toISOString();
  return { begins, place: 'Room 5', agenda: [1] };
};

/** A disputed draft in conciliation with meeting 1 called; begun when `begun`. Gives its id. */
export async function meeting(world: World, { begun = false } = {}): Promise<string> {
  const id = await disputed(world);
  await move(world, id, 'talk');
  const call = inAnHour(world);
  await post(world, 'drafter', `/api/drafts/${id}/meetings`, call);
  if (begun) world.setNow(call.begins);
  return id;
}

export const minutes = {
  present: ['midsd', 'economy'],
  minutes: 'The term was discussed.',
  outcomes: [{ item: 1, settlement: 'agreed', reason: 'twenty days', wording: '20 дней' }],
};

/** A draft of that workflow with version 1 in circulation. Gives its id. */
export async function circulate(world: World, workflow = 'talks'): Promise<string> {
  const id = await create(world, { workflow });
  for (const lang of ['ru', 'kk'] as const) await write(world, id, lang, sources[lang]);
  await freeze(world, id);
  await move(world, id, 'circulate');
  return id;
}
