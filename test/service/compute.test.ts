/** Long jobs as the service asks for them: each once, and what was refused may be asked for again. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Draft } from '../../src/domain/draft/draft.ts';
import { Refusal } from '../../src/domain/draft/refusal.ts';
import type { Diff } from '../../src/domain/text/change.ts';
import { diff } from '../../src/domain/text/diff.ts';
import { randomIds } from '../../src/ids.ts';
import { readCatalogue } from '../../src/service/catalogue.ts';
import { computeHere } from '../../src/service/compute.ts';
import type { Compute } from '../../src/service/ports.ts';
import { createService } from '../../src/service/service.ts';
import { createLaw } from '../bench/law.ts';
import { actor, createDraft, idOnly, openWorkplace, type Workplace } from '../bench/workplace.ts';

let workplace: Workplace;
let id: string;
const law = createLaw(200_000, 51);
const editions = [law.doc()];
for (let acts = 6; acts > 0; acts--) law.amend();
editions.push(law.doc());

beforeAll(async () => {
  workplace = await openWorkplace(':memory:');
  const { service } = workplace;
  id = await createDraft(workplace, 'long');
  for (const doc of editions) {
    const base = (await service.dispatcher.load(id))?.texts.ru ?? null;
    const request = { lang: 'ru', base, given: { doc, ids: 'own' } } as const;
    await service.saveText(id, request, { actor }, idOnly);
    await service.freeze(id, { label: '', summary: '' }, { actor }, idOnly);
  }
}, 60_000);
afterAll(() => workplace.close());

/** A service that has read nothing yet, on the same store. */
const openCold = (compute: Compute) =>
  createService(workplace.service.store, {
    clock: { now: () => new Date().toISOString() },
    ids: randomIds,
    catalogue: readCatalogue(),
    compute,
  });

it('works out once what many ask for at once, and gives what the whole texts give', async () => {
  const asked: string[] = [];
  const here = computeHere();
  const service = openCold({
    run: (name, input) => {
      asked.push(name);
      return here.run(name, input);
    },
  });
  const draft = (await service.dispatcher.load(id)) as Draft;
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => service.diffVersions(draft, 2, 1, 'ru')),
  );
  expect(new Set(asked)).toEqual(new Set(['diff']));
  expect(asked.length).toBeLessThan(3);
  expect(new Set(answers).size).toBe(1);
  const { changes, stats } = JSON.parse(answers[0] as string) as Diff;
  const [first, second] = editions as [(typeof editions)[0], (typeof editions)[0]];
  const { changes: whole, stats: counted } = JSON.parse(JSON.stringify(diff(second, first)));
  expect({ changes, stats }).toEqual({ changes: whole, stats: counted });
});

it('asks again for what was refused', async () => {
  const here = computeHere();
  let refusals = 1;
  const service = openCold({
    run: async (name, input) => {
      if (refusals-- > 0) throw new Refusal('too-long', { what: name, limit: 'waiting' });
      return here.run(name, input);
    },
  });
  const draft = (await service.dispatcher.load(id)) as Draft;
  await expect(service.diffVersions(draft, 2, 1, 'ru')).rejects.toMatchObject({ code: 'too-long' });
  expect(await service.diffVersions(draft, 2, 1, 'ru')).toContain('"changes":[{');
});
