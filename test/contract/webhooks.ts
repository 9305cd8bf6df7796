/** What every store promises about webhooks: an append tells each that asks, once; none is sent twice at a time. */
import { expect, it } from 'vitest';
import { audienceOf, newsOf } from '../../src/domain/webhooks.ts';
import type { Store } from '../../src/service/ports.ts';
import { type Webhook, waitingLine } from '../../src/service/webhooks.ts';
import { fact } from '../domain/samples.ts';
import { appendOf } from './append.ts';

const at = (minute: number) => `2026-11-22T18:${String(minute).padStart(2, '0')}:00.000Z`;

const webhook = (id: string, changed: Partial<Webhook> = {}): Webhook => ({
  id,
  organisation: 'economy',
  label: 'Құжат айналымы',
  url: 'https://hooks.example.kz/',
  kinds: ['draft.created', 'draft.moved'],
  state: 'active',
  secret: 'whsec_AAAA',
  previous: null,
  previousUntil: null,
  rests: null,
  deliveredAt: null,
  madeAt: at(0),
  madeBy: 'dina',
  ...changed,
});

const tried = (minute: number, status: number | null = null) => ({
  status,
  fault: status === null ? 'unreachable ECONNREFUSED' : null,
  answer: status === null ? null : 'ok',
  triedAt: at(minute),
});

export function describeWebhooks(storeOf: () => Store): void {
  const put = async (...all: readonly Webhook[]) => {
    for (const one of all) await storeOf().webhooks.put(one);
  };
  const tests = async (...names: readonly string[]) => {
    const message = { kind: 'draft.moved', at: at(0) } as const;
    for (const name of names)
      await storeOf().webhooks.putMessage(waitingLine('a', { name, message }));
  };
  const due = async (minute = 59) =>
    (await storeOf().webhooks.due(at(minute), 10)).map(({ id }) => id);
  const find = async (id: string) => {
    const line = await storeOf().webhooks.findMessage(id);
    return line ?? expect.fail(`there is a message ${id}`);
  };

  it('gives a webhook back as it was put and changed, by organisation, until it is removed', async () => {
    await put(webhook('b', { madeAt: at(2) }), webhook('a'), webhook('c', { organisation: 'x' }));
    const { webhooks } = storeOf();
    expect(await webhooks.find('a')).toEqual(webhook('a'));
    expect((await webhooks.list('economy')).map(({ id }) => id)).toEqual(['a', 'b']);
    expect((await webhooks.list(null)).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    const change = { kinds: ['draft.shown'], secret: 's', previous: 'p', previousUntil: at(9) };
    await webhooks.change('a', change as never);
    await webhooks.change('a', { state: 'paused' });
    expect(await webhooks.find('a')).toEqual(webhook('a', { ...change, state: 'paused' } as never));
    await tests('m');
    await webhooks.remove('a');
    expect([await webhooks.find('a'), await webhooks.findMessage('m-a')]).toEqual([null, null]);
  });

  it('tells with an append those that ask for the kind, are active and of the audience', async () => {
    await put(
      webhook('asks', { organisation: 'midsd' }),
      webhook('other', { organisation: 'midsd', kinds: ['amendment.decided'] }),
      webhook('paused', { organisation: 'midsd', state: 'paused' }),
      webhook('stranger', { organisation: 'elsewhere' }),
    );
    const append = appendOf('d1', [], [fact.created()]);
    const draft = { ...append.draft, owner: 'midsd', visibility: 'drafters' as const };
    const news = newsOf(append.events.map(({ event }) => event));
    await storeOf().append({ ...append, draft, telling: { audience: audienceOf(draft), news } });
    const ids = await due();
    expect(ids).toEqual([`${news[0]?.name}-asks`]);
    const line = await find(ids[0] ?? '');
    expect(line).toEqual(waitingLine('asks', news[0] as never));
    const twice = storeOf().append({ ...append, draft, telling: { audience: null, news } });
    await expect(twice).rejects.toMatchObject({ name: 'Stale' });
    expect(await due()).toEqual(ids);
  });

  it('lets one of two that try at once have a message', async () => {
    await put(webhook('a'));
    await tests('1', '2');
    const { webhooks } = storeOf();
    const claims = await Promise.all([1, 2, 3].map(() => webhooks.claim('1-a', 0, at(1))));
    expect(claims.filter((won) => won)).toHaveLength(1);
    expect(await due(0)).toEqual(['2-a']);
    expect(await due(1)).toContain('1-a');
    await webhooks.deliver(await find('1-a'), tried(1, 204));
    expect(await find('1-a')).toMatchObject({
      state: 'delivered',
      status: 204,
      answer: 'ok',
      due: null,
      tries: 1,
      endedAt: at(1),
    });
    expect((await webhooks.find('a'))?.deliveredAt).toBe(at(1));
    expect(await webhooks.claim('1-a', 1, at(2))).toBe(false);
  });

  it('lets a receiver rest, and sends it nothing while it is paused or has failed', async () => {
    await put(webhook('a'));
    await tests('1', '2');
    const { webhooks } = storeOf();
    await webhooks.putOff(await find('1-a'), tried(0), at(20), at(5));
    expect([await due(4), await due(5), await due(20)]).toEqual([[], ['2-a'], ['2-a', '1-a']]);
    await webhooks.change('a', { state: 'paused' });
    expect(await due()).toEqual([]);
    await webhooks.change('a', { state: 'active' });
    await webhooks.giveUp(await find('1-a'), tried(6), []);
    expect([await due(), (await webhooks.find('a'))?.state]).toEqual([[], 'failed']);
    await webhooks.change('a', { state: 'active' });
    await webhooks.giveUp(await find('2-a'), tried(7), null);
    expect([await due(), (await webhooks.find('a'))?.state]).toEqual([[], 'active']);
    await webhooks.replay(await find('1-a'), at(8));
    expect(await due(8)).toEqual(['1-a']);
    expect(await find('1-a')).toMatchObject({ state: 'waiting', tries: 0, endedAt: null });
  });

  it('lists messages newest first, by pages, and drops the old', async () => {
    await put(webhook('a'));
    await tests('20261101', '20261103', '20261102');
    const { webhooks } = storeOf();
    const page = async (after?: string) =>
      (await webhooks.messages('a', after, 2)).map(({ id }) => id);
    expect(await page()).toEqual(['20261103-a', '20261102-a']);
    expect(await page('20261102-a')).toEqual(['20261101-a']);
    await webhooks.tidy('2026-11-02T00:00:00.000Z');
    expect(await page()).toEqual(['20261103-a']);
  });
}
