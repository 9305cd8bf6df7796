/** What other programs are told: nothing of a draft to whom may not know of it, and never a word of it. */
import { describe, expect, it } from 'vitest';
import { sees } from '../../src/domain/access.ts';
import { visibilities } from '../../src/domain/draft/event.ts';
import { audienceOf, newsOf, waitAfter } from '../../src/domain/webhooks.ts';
import { draftAfter, recordAll } from './given.ts';
import { fact } from './samples.ts';

describe('an audience', () => {
  it.each(visibilities)('of a draft for %s is whose signatory sees it', (visibility) => {
    const draft = draftAfter(fact.created({ visibility, participants: ['economy'] }));
    const audience = audienceOf(draft);
    for (const organisation of [draft.owner, 'economy', 'labour', 'civil-alliance']) {
      const actor = { person: 'anybody', organisation, role: 'signatory' } as const;
      const isTold = audience === null || audience.includes(organisation);
      expect(isTold, organisation).toBe(sees(actor, draft));
    }
  });
});

describe('a message', () => {
  it('says which amendment of which draft, and where to read it', () => {
    const facts = [fact.created(), fact.saved('one'), fact.amended(7)];
    const events = recordAll(facts, 'd/1').map(({ event }) => event);
    const at = events[2]?.at ?? '';
    expect(newsOf(events)[1]).toEqual({
      name: `${at.replace(/\D/g, '')}-d/1-000003`,
      message: {
        kind: 'amendment.submitted',
        at,
        about: {
          draft: 'd/1',
          seq: 3,
          numbers: { amendment: 7, version: 1 },
          page: '/drafts/d%2F1/amendments/7',
          api: '/api/drafts/d%2F1/events?cursor=2&limit=1',
        },
      },
    });
  });

  it('is tried ten times within four days, spread by its id, and lets its receiver rest a little', () => {
    const waits = Array.from({ length: 10 }, (_, tries) => waitAfter('m', tries + 1));
    expect(waits.at(-1)).toBeNull();
    const all = waits.slice(0, -1).map((wait) => wait ?? expect.fail('it is tried again'));
    const hours = all.reduce((sum, { againMs }) => sum + againMs, 0) / 3_600_000;
    expect([hours > 72, hours < 96]).toEqual([true, true]);
    for (const { restMs } of all) expect(restMs).toBeLessThanOrEqual(300_000);
    const seconds = ['a', 'b', 'c', 'd'].map((id) => waitAfter(id, 9)?.againMs);
    expect(new Set(seconds).size).toBe(4);
    expect(waitAfter('m', 3)).toEqual(waits[2]);
  });
});
