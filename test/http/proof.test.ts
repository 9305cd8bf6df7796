/** What binds an organisation or passes rights on asks a session to show once more who it is. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { draftAt, week } from './stages.ts';
import { cast, createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

it('is asked for a verdict, a delegation and a token, and for nothing that is only said', async () => {
  const id = await draftAt(world, 'circulation');
  const from = { network: '', device: '' };
  const opened = await world.service.auth?.openDemo(cast.economy, from);
  const cookie = opened?.cookies[0]?.split(';')[0] ?? expect.fail('a session was opened');
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const ask = async (path: string, json: object) =>
    (await world.ask('POST', path, { headers, json })).body?.code ?? 'done';
  const verdict = () => ask(`/api/drafts/${id}/signoffs`, { version: 1, verdict: 'agree' });
  const delegate = () => ask('/api/mandates/delegations', { to: cast.reviewer, ...week });
  const scopes = ['draft:list'];
  const token = () => ask('/api/tokens', { label: 'x', scopes, expiresAt: '2020-12-31T00:00:00Z' });
  const note = () => ask(`/api/drafts/${id}/notes`, { text: 'Ask the budget department.' });
  vi.useFakeTimers({ now: Date.now() + 16 * 60_000, toFake: ['Date'] });
  try {
    expect([await verdict(), await delegate(), await token(), await note()]).toEqual([
      'proof-needed',
      'proof-needed',
      'proof-needed',
      'done',
    ]);
  } finally {
    vi.useRealTimers();
  }
  expect([await verdict(), await delegate(), await token()]).toEqual(['done', 'done', 'done']);
});
