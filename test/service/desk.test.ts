/**
 * The law of the desk, on random drafts with several open amendments: applying it gives exactly the
 * texts and states that what-if promised and writes nothing else, asking writes nothing, and the log
 * says it all again.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WhatIf } from '../../src/domain/amendment/what-if.ts';
import { type Draft, fold, isOpenAmendment } from '../../src/domain/draft/draft.ts';
import type { Event } from '../../src/domain/draft/event.ts';
import { Refusal } from '../../src/domain/draft/refusal.ts';
import { canonicalJson } from '../../src/domain/text/canonical.ts';
import { verifyDraft } from '../../src/service/verify.ts';
import type { World } from '../http/world.ts';
import { patience, runs } from '../laws/texts.ts';
import { cases, drafter, langs, type Played, play, silent, terms } from './desk-worlds.ts';

const toPlain = (found: WhatIf): unknown => JSON.parse(JSON.stringify(found));

/** Asks twice over: the question as it comes, and the desk it is saved on. Neither writes anything. */
async function ask({ world, load, entries }: Played): Promise<WhatIf> {
  const { service } = world;
  const request = { revision: 0, entries };
  await service.saveDesk(await load(), request, terms(drafter), silent);
  const before = await world.countWritten();
  const found = await service.askWhatIf(await load(), entries);
  const preview = await service.previewDesk(await load());
  expect(toPlain(preview.found)).toEqual(toPlain(found));
  expect(await world.countWritten()).toBe(before);
  return found;
}

/** Applies the desk; false where there was nothing to apply, and then nothing is written. */
async function apply({ world, id, load }: Played): Promise<boolean> {
  const before = await world.countWritten();
  const { texts: onto } = await load();
  try {
    await world.service.applyDesk(id, { revision: 1, onto }, terms(drafter), silent);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.code).toBe('nothing-changed');
    expect(await world.countWritten()).toBe(before);
    return false;
  }
}

/** The texts to the letter, and what is said of every amendment. */
async function holdTo(found: WhatIf, { world, load }: Played, before: Draft): Promise<void> {
  const draft = await load();
  for (const lang of langs) {
    const doc = await world.service.library.doc(draft.texts[lang] as string);
    expect(doc.toJSON()).toEqual(found.texts[lang]?.toJSON());
  }
  const applied = new Map(found.applied.map(({ amendment, outcome }) => [amendment, outcome]));
  for (const { amendment, state, decision } of draft.amendments) {
    expect(state).toBe(applied.get(amendment) ?? before.amendments[amendment - 1]?.state);
    if (applied.has(amendment)) expect(decision).toMatchObject({ reason: 'As agreed' });
  }
  const open = draft.amendments.filter(isOpenAmendment).map(({ amendment }) => amendment);
  expect(found.fates.map(({ amendment }) => amendment)).toEqual(open);
}

/** What was foretold of the amendments left open is what the next version says of them. */
async function holdFates(found: WhatIf, { world, id, load }: Played): Promise<void> {
  await world.service.freeze(id, { label: '', summary: '' }, terms(drafter), silent);
  const { amendments } = await load();
  for (const { amendment, fate } of found.fates)
    expect(amendments[amendment - 1]?.followed?.fate ?? 'unaffected').toBe(fate);
}

async function replay({ service }: World, id: string, draft: Draft): Promise<void> {
  const records = (await service.store.events(id, 0, 1_000)).map(({ body, hash }) => ({
    event: JSON.parse(body) as Event,
    hash,
  }));
  expect(canonicalJson(fold(null, records))).toBe(canonicalJson(draft));
  expect((await verifyDraft(service.store, id)).problems).toEqual([]);
}

describe('the merge desk', patience, () => {
  it('writes exactly what it promised, and asking writes nothing', async () => {
    const seen = { applied: 0, unapplied: 0, left: 0, nothing: 0 };
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const played = await play(one);
        const before = await played.load();
        const found = await ask(played);
        if (await apply(played)) {
          expect(found.applied.length).toBeGreaterThan(0);
          await holdTo(found, played, before);
          const { texts, versions } = await played.load();
          if (canonicalJson(texts) !== canonicalJson(versions.at(-1)?.texts))
            await holdFates(found, played);
        } else {
          expect(found.applied).toEqual([]);
          seen.nothing += 1;
        }
        await replay(played.world, played.id, await played.load());
        expect(played.world.faults).toEqual([]);
        played.world.close();
        seen.applied += found.applied.length;
        seen.unapplied += found.unapplied.length;
        seen.left += found.fates.length;
      }),
      { numRuns: runs(100, 5_000) },
    );
    console.log(seen);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  });
});
