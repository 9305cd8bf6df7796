/** What a signatory signs: bytes anybody can hash, which say what the log says, and nothing else passes. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainHash, type Event, genesis } from '../../src/domain/draft/event.ts';
import type { Bundle } from '../../src/domain/draft/record-check.ts';
import { canonicalJson, hashText } from '../../src/domain/text/canonical.ts';
import { exportBundle, verifyBundle, verifyDraft } from '../../src/service/verify.ts';
import { draftAt, itemOn, sign } from './stages.ts';
import { cast, createWorld, type Json, readRows, type World } from './world.ts';

let world: World;
let id = '';
let bundle: Bundle;

beforeAll(async () => {
  world = await createWorld();
  id = await draftAt(world, 'circulation');
  world.setNow('2020-06-30T05:06:07.089Z');
  const items = [await itemOn(world, id, '10 дней', { kind: 'remark' })];
  await sign(world, id, 'economy', { verdict: 'remarks', note: 'Қараңыз', items });
  await sign(world, id, 'finance', { verdict: 'agree' });
  bundle = JSON.parse(JSON.stringify(await exportBundle(world.service.store, id))) as Bundle;
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const ask = (path: string, headers = {}) =>
  world.ask('GET', `/api/drafts/${id}${path}`, { headers });

describe('the statement of a verdict', () => {
  it('is served to the byte under its hash, and names exactly what was judged', async () => {
    const answer = await ask('/signoffs/1/statement');
    const [signoff] = (await ask('/signoffs')).body.items;
    expect(sha256(answer.text)).toBe(signoff.statement);
    expect(answer.headers.get('etag')).toBe(`"${signoff.statement}"`);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const { versions, rounds, workflow } = (await world.service.store.load(id)) ?? {};
    const event = bundle.events.map(({ body }) => JSON.parse(body)).find(isSignedOff);
    expect(answer.body).toEqual({
      type: 'kelisim-signoff-1',
      draft: id,
      round: 1,
      version: 1,
      contentHash: versions?.[0]?.hash,
      remit: 'whole',
      remitHash: rounds?.[0]?.participants.find(({ agency }) => agency === 'economy')?.remitHash,
      verdict: 'remarks',
      noteHash: sha256('Қараңыз'),
      itemsHash: sha256(canonicalJson(event.items)),
      agency: 'economy',
      person: cast.economy,
      role: 'signatory',
      inPlaceOf: null,
      workflow: {
        id: workflow?.id,
        edition: workflow?.edition,
        hash: sha256(canonicalJson(workflow)),
      },
      at: '2020-06-30T05:06:07.089Z',
    });
    expect(canonicalJson(answer.body)).toBe(answer.text);
    expect(answer.body.remitHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('comes with evidence of the same instant that names no secret', async () => {
    const [signoff] = (await ask('/signoffs')).body.items;
    expect(signoff.evidence).toEqual({
      signer: 'session',
      at: signoff.at,
      proof: { person: cast.economy, statement: signoff.statement },
    });
  });

  it('is not sent again to who has it, and there is none for a verdict nobody gave', async () => {
    const { headers } = await ask('/signoffs/2/statement');
    const again = await ask('/signoffs/2/statement', { 'if-none-match': headers.get('etag') });
    expect([again.status, again.text]).toEqual([304, '']);
    const absent = await ask('/signoffs/3/statement');
    expect([absent.status, absent.body.code]).toEqual([404, 'not-found']);
    expect((await ask('/signoffs/0/statement')).status).toBe(422);
  });
});

const isSignedOff = (event: Json): boolean => event.type === 'signedOff';

/** The bundle with its first verdict's event changed and every link after it made anew. */
function rewrite(change: (event: Json) => void, chunks: Bundle['chunks'] = {}): Bundle {
  let head = genesis;
  let isFirst = true;
  const events = bundle.events.map(({ seq, body }) => {
    const event = JSON.parse(body) as Event;
    if (isFirst && event.type === 'signedOff') {
      isFirst = false;
      change(event);
    }
    head = chainHash(head, event);
    return { seq, hash: head, body: canonicalJson(event) };
  });
  return { ...bundle, events, chunks: { ...bundle.chunks, ...chunks } };
}

/** The bundle in which another statement was put in the place of the first, under its own hash. */
function restate(change: (statement: Json) => string): Bundle {
  const original = bundle.events.map(({ body }) => JSON.parse(body)).find(isSignedOff).statement;
  const body = change(JSON.parse(bundle.chunks[original] ?? ''));
  const statement = hashText(body);
  return rewrite((event) => Object.assign(event, { statement }), { [statement]: body });
}

const problemsOf = async (altered: Bundle) => (await verifyBundle(altered)).problems;

describe('verification, though the whole chain is made anew', () => {
  it('finds nothing where nothing was changed', async () => {
    expect(await problemsOf(rewrite(() => undefined))).toEqual([]);
    expect(await problemsOf(restate((statement) => canonicalJson(statement)))).toEqual([]);
  });

  it.each([
    ['verdict', 'agree', 'verdict'],
    ['note', 'Nothing to see', 'noteHash'],
    ['agency', 'labour', 'agency'],
    ['at', '2020-06-30T05:06:07.090Z', 'at'],
  ])('finds an event that says another %s than was signed', async (field, value, key) => {
    const problems = await problemsOf(rewrite((event) => Object.assign(event, { [field]: value })));
    expect(problems).toContain(`verdict 1 says another ${key} than its event`);
  });

  it('finds items, signer and mandate that were exchanged', async () => {
    const changes: readonly [(event: Json) => void, string][] = [
      [(event) => Object.assign(event.items[0], { reason: 'none' }), 'itemsHash'],
      [(event) => Object.assign(event.by, { person: 'somebody' }), 'person'],
      [
        (event) => Object.assign(event.by, { inPlaceOf: { person: 'x', mandate: 'economy-1' } }),
        'inPlaceOf',
      ],
      [(event) => Object.assign(event, { remit: 'f'.repeat(64) }), 'remitHash'],
    ];
    for (const [change, key] of changes)
      expect(await problemsOf(rewrite(change))).toContain(
        `verdict 1 says another ${key} than its event`,
      );
  });

  it('finds a statement about another draft, version, text, remit, time or rules', async () => {
    const keys = ['draft', 'round', 'version', 'contentHash', 'remit', 'remitHash', 'at'];
    for (const key of keys) {
      const problems = await problemsOf(
        restate((statement) => canonicalJson({ ...statement, [key]: 'another' })),
      );
      expect(problems).toEqual([`verdict 1 says another ${key} than its event`]);
    }
    const rules = restate(({ workflow, ...rest }) =>
      canonicalJson({ ...rest, workflow: { ...workflow, hash: '0'.repeat(64) } }),
    );
    expect(await problemsOf(rules)).toEqual(['verdict 1 says another workflow than its event']);
  });

  it('finds more or less than a statement says, and bytes that are none', async () => {
    const more = restate((statement) => canonicalJson({ ...statement, extra: 1 }));
    expect(await problemsOf(more)).toEqual(['verdict 1 says another extra than its event']);
    const less = restate(({ verdict: _, ...rest }) => canonicalJson(rest));
    expect(await problemsOf(less)).toEqual(['verdict 1 says another verdict than its event']);
    for (const body of ['null', '[]', '{', '"words"'])
      expect(await problemsOf(restate(() => body))).toEqual(['verdict 1 is not a statement']);
    const spaced = restate((statement) => JSON.stringify(statement, null, 1));
    expect(await problemsOf(spaced)).toEqual(['verdict 1 is not a statement']);
  });

  it('finds a verdict without its statement or its evidence, and evidence of another time', async () => {
    const unsigned = ['verdict 1 was not signed'];
    expect(await problemsOf(rewrite((event) => delete event.statement))).toEqual(unsigned);
    expect(await problemsOf(rewrite((event) => delete event.evidence))).toEqual(unsigned);
    const late = rewrite((event) => Object.assign(event.evidence, { at: '2021-01-01T00:00:00Z' }));
    expect(await problemsOf(late)).toEqual(['verdict 1 has evidence of another time']);
  });

  it('finds bytes that are gone from a bundle and from a database', async () => {
    const { statement } = bundle.events.map(({ body }) => JSON.parse(body)).find(isSignedOff);
    const { [statement]: _, ...chunks } = bundle.chunks;
    const gone = [`chunk ${statement} is missing`, 'verdict 1 lacks the bytes it names'];
    expect(await problemsOf({ ...bundle, chunks })).toEqual(gone);
    await readRows(world.run, `delete from chunk where hash = unhex('${statement}')`);
    expect((await verifyDraft(world.service.store, id)).problems).toEqual(gone);
  });
});
