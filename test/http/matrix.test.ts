/**
 * The authorization matrix: every operation, asked by everybody, of a draft in every state and with
 * every visibility, and of a draft that never was. What comes out is what `matrix-case` declares, a
 * "no" writes nothing, and the table in docs/access.md is the one of this run.
 */
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../../src/domain/access.ts';
import type { Gate, Workflow } from '../../src/domain/workflow/workflow.ts';
import { readCatalogue } from '../../src/service/catalogue.ts';
import { appointed, reappointed, seatOf } from '../appointed.ts';
import { added, declared, headersOf, knows, shutOut, type Viewer, viewers } from './matrix-case.ts';
import { create, freeze, move, post, sources, week, write } from './stages.ts';
import { cast, createWorld, operationsOf, type World } from './world.ts';

type Visibility = keyof typeof knows;

interface Place {
  readonly id: string;
  readonly state: string;
  readonly visibility: Visibility;
}

/** The shipped workflow with every gate open, so that a draft goes anywhere. */
function openGates(workflow: Workflow): Workflow {
  const open: Gate = { all: [] };
  const states = Object.entries(workflow.states).map(([name, state]) => [
    name,
    { ...state, transitions: state.transitions.map((one) => ({ ...one, gate: open })) },
  ]);
  return { ...workflow, id: 'open', states: Object.fromEntries(states) };
}

/** How a draft comes to stand in each state. */
const ways: Readonly<Record<string, readonly (readonly [string, ('drafter' | 'president')?])[]>> = {
  drafting: [],
  discussion: [['discuss']],
  circulation: [['circulate']],
  suspended: [['circulate'], ['suspend']],
  conciliation: [['circulate'], ['to-conciliation']],
  expertise: [['circulate'], ['to-expertise']],
  submission: [['circulate'], ['to-expertise'], ['submit']],
  adopted: [['circulate'], ['to-expertise'], ['submit'], ['adopt', 'president']],
  withdrawn: [['withdraw']],
};

let world: World;
const places: Place[] = [];
const never = 'd9999';

beforeAll(async () => {
  const shipped = readCatalogue().workflows.find(({ id }) => id === 'kz-concept-2020');
  if (!shipped) return expect.fail('the workflow ships');
  expect(Object.keys(ways).sort()).toEqual(Object.keys(shipped.states).sort());
  world = await createWorld({ workflows: [openGates(shipped)] });
  await addPersons();
  await post(world, 'economy', '/api/mandates/delegations', { to: cast.reviewer, ...week });
  for (const [state, steps] of Object.entries(ways))
    for (const visibility of ['drafters', 'participants', 'public'] as const) {
      const place = await stand(state, steps, visibility);
      if (place) places.push(place);
    }
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

async function addPersons(): Promise<void> {
  const { store } = world.service;
  const economist = appointed('somebody', 'economy', 'signatory');
  const seat = seatOf(economist);
  const ending = (id: string, change: object) => ({
    ...economist,
    id,
    appointments: [{ ...seat, ...change }],
  });
  const lead = await store.person(cast.partner);
  const keeper = await store.person(cast.coordinator);
  if (!lead) return expect.fail('the directory has the partner');
  const member = reappointed({ ...lead, email: null }, { role: 'partner-member' });
  await store.saveDirectory(
    [],
    [
      { ...member, id: added['partner member'] },
      appointed(added['drafter elsewhere'], 'culture', 'drafter'),
      appointed(added.administrator, seatOf(keeper).organisation, 'administrator'),
      appointed(added.auditor, seatOf(keeper).organisation, 'auditor'),
      { ...economist, id: added.suspended, state: 'suspended' },
      ending(added['appointment over'], { until: '2020-06-29T04:00:00.000Z' }),
      ending(added['appointment to come'], { from: '2020-06-30T04:00:00.000Z' }),
    ],
  );
}

/** A draft in this state, shown to these; null where the state shows it to more. */
async function stand(
  state: string,
  steps: (typeof ways)[string],
  visibility: Visibility,
): Promise<Place | null> {
  const id = await create(world, { workflow: 'open', participants: ['economy'], visibility });
  for (const lang of ['ru', 'kk'] as const) await write(world, id, lang, sources[lang]);
  await freeze(world, id);
  for (const [transition, as] of steps) await move(world, id, transition, as);
  const { body } = await world.ask('GET', `/api/drafts/${id}`, { as: 'coordinator' });
  expect(body.state.id).toBe(state);
  return body.visibility === visibility ? { id, state, visibility } : null;
}

const fill = (path: string, id: string): string =>
  path
    .replace('{id}', id)
    .replace('{lang}', 'ru')
    .replace('{version}', '1')
    .replace('workflows/{name}', 'workflows/two-agency')
    .replace('agencies/{name}', 'agencies/economy')
    .replace(/\{\w+\}/g, '9999');

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function ask(method: string, path: string, headers: object): Promise<Answer> {
  const body = method === 'GET' ? null : '{}';
  const response = await world.app.request(path, {
    method,
    body,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
  });
  return { status: response.status, text: await response.text() };
}

type Verdict = 'yes' | 'no' | 'sign-in' | 'hidden';

/** What an answer says of the policy: anything but a "no" of its own is a yes to asking. */
function readVerdict({ status, text }: Answer, action: Action, hidden: Answer | null): Verdict {
  if (hidden && status === 404 && text === hidden.text) return 'hidden';
  if (status === 401) return 'sign-in';
  if (status === 403 && JSON.parse(text).action === action) return 'no';
  return 'yes';
}

function expectVerdict(viewer: Viewer, action: Action, visibility: Visibility): Verdict {
  const aware: readonly Viewer[] = knows[visibility];
  if (!aware.includes(viewer)) return 'hidden';
  if (declared[action].includes(viewer)) return 'yes';
  return viewer === 'public' ? 'sign-in' : 'no';
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly action: Action;
}

/** Operations on one's own session stand apart: test/auth tries each of them. */
const operations = (): readonly Operation[] =>
  operationsOf(world.app)
    .filter(({ path }) => !path.startsWith('/api/auth/'))
    .map(({ method, path, 'x-authz': action }) => ({
      method: method.toUpperCase(),
      path,
      action: action as Action,
    }));

/** Rows this connection ever wrote; what it counts of refusals is one write each and no part of it. */
async function countChanges(): Promise<number> {
  const [rows] = await world.run([
    CompiledQuery.raw(
      'select total_changes() - (select coalesce(sum(count), 0) from access_tally) as written',
    ),
  ]);
  return rows?.[0]?.written as number;
}

/** One operation as one viewer, on every draft there is and on one that never was. */
async function tryOperation({ method, path, action }: Operation, viewer: Viewer) {
  const headers = headersOf[viewer];
  const isOfDraft = path.includes('{id}');
  const hidden = isOfDraft ? await ask(method, fill(path, never), headers) : null;
  const wrong = hidden && hidden.status !== 404 ? [`${viewer} ${method} ${path}: never was`] : [];
  const asked = isOfDraft ? places : places.slice(0, 1);
  for (const { id, state, visibility } of asked) {
    const expected = expectVerdict(viewer, action, isOfDraft ? visibility : 'public');
    const before = await countChanges();
    const answer = await ask(method, fill(path, id), headers);
    const told = { ...answer, text: answer.text.replaceAll(id, never) };
    const verdict = readVerdict(told, action, hidden);
    const wrote = expected !== 'yes' && (await countChanges()) !== before;
    if (verdict === expected && !wrote) continue;
    const found = `${verdict}${wrote ? ' and wrote' : ''}, not ${expected}`;
    wrong.push(`${viewer} ${method} ${path} (${state}, ${visibility}): ${found}: ${answer.text}`);
  }
  return { cells: asked.length, wrong };
}

describe('the authorization matrix', () => {
  it('declares every action there is', () => {
    const asked = new Set(operations().map(({ action }) => action));
    for (const action of asked) expect(Object.keys(declared), action).toContain(action);
  });

  it('holds for every operation, viewer, state and visibility, and a no writes nothing', async () => {
    const wrong: string[] = [];
    let cells = 0;
    for (const operation of operations())
      for (const viewer of viewers) {
        const found = await tryOperation(operation, viewer);
        cells += found.cells;
        wrong.push(...found.wrong);
      }
    expect(wrong).toEqual([]);
    expect(cells).toBeGreaterThan(20_000);
  }, 120_000);

  it('shuts out who is suspended or not appointed now, everywhere', async () => {
    const { id } = places.find(({ visibility }) => visibility === 'public') as Place;
    for (const person of shutOut)
      for (const { method, path } of operations()) {
        const { status, text } = await ask(method, fill(path, id), headersOf[person]);
        expect([status, JSON.parse(text).code], `${person} ${method} ${path}`).toEqual([
          403,
          'no-appointment',
        ]);
      }
  });

  it('gives an auditor nothing to write, and an administrator no say in a text', () => {
    const writes = operations().filter(({ method }) => method !== 'GET');
    const lets = (viewer: Viewer) =>
      writes.filter(({ action }) => declared[action].includes(viewer)).map(({ action }) => action);
    // What is asked of a POST can be a question: similar proposals are found for words not yet said.
    const asks = (action: string) =>
      ['token:own', 'me:write'].includes(action) || action.endsWith(':read');
    expect(lets('auditor').filter((action) => !asks(action))).toEqual([]);
    const reach =
      /^(draft|text|version|signoff|item|amendment|desk|pair|term|position|thread|comment|meeting):/;
    expect(lets('administrator').filter((action) => reach.test(action) && !asks(action))).toEqual(
      [],
    );
  });

  it('is the table in docs/access.md, which `vitest -u` writes', () =>
    expect(printTable()).toMatchFileSnapshot('../../docs/access.md'));
});

function printTable(): string {
  const head = ['operation', 'action', ...viewers];
  const rows = operations()
    .map(({ method, path, action }) => [
      `\`${method} ${path}\``,
      `\`${action}\``,
      ...viewers.map((viewer) => (declared[action].includes(viewer) ? 'yes' : '·')),
    ])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const seen = Object.entries(knows).map(
    ([visibility, aware]) => `- **${visibility}**: ${aware.join(', ')}`,
  );
  return `# Who may ask what

Written by test/http/matrix.test.ts, which asks every operation below as every viewer of drafts in
every state of \`kz-concept-2020\` with every visibility, and fails when this table is not what it found.
\`yes\` is the policy's answer; what state and content allow is judged after it. The draft is the
drafter's and the owner head's ministry's; *asked* is a body that signs it.

A draft can be known to these; to everybody else every operation answers that there is no such draft:

${seen.join('\n')}

${line(head)}
${line(head.map(() => '---'))}
${rows.map(line).join('\n')}
`;
}
