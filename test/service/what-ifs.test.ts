/** What is kept of a draft between two what-ifs: nothing is read twice, and nothing old is answered. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { whatIf } from '../../src/domain/amendment/what-if.ts';
import { openAmendments } from '../../src/service/amendments.ts';
import { readIntents } from '../../src/service/amendments-outcome.ts';
import { readOpen, rootsOf } from '../../src/service/amendments-texts.ts';
import { loadDocs } from '../../src/service/docs.ts';
import { createWhatIfs } from '../../src/service/what-ifs.ts';
import { patience } from '../laws/texts.ts';
import { cases, drafter, play, silent, terms } from './desk-worlds.ts';

it('reads of a draft that went on only what came, and answers as of now', patience, async () => {
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      const { world, id, load, entries } = await play(one);
      const { service } = world;
      const read: string[] = [];
      const { library } = service;
      const whatIfs = createWhatIfs({
        ...library,
        docs: (roots) => {
          read.push(...roots);
          return library.docs(roots);
        },
      });
      const ask = async () => {
        const draft = await load();
        const intents = await readIntents(service, draft, entries, null);
        const { texts, fates } = await (await whatIfs(draft)).ask(intents);
        const alone = whatIf(
          await loadDocs(library, draft.texts),
          await readOpen(library, draft, openAmendments(draft)),
          intents,
        );
        expect(JSON.stringify([texts, fates])).toBe(JSON.stringify([alone.texts, alone.fates]));
        return new Set([...Object.values(draft.texts), ...rootsOf(draft, openAmendments(draft))]);
      };
      const before = await ask();
      expect(new Set(read)).toEqual(before);
      for (const deed of [
        () => service.decideAmendment(id, refusal, terms(drafter), silent),
        () => service.freeze(id, { label: 'Next', summary: '' }, terms(drafter), silent),
      ]) {
        await deed().catch(() => {});
        read.length = 0;
        const now = await ask();
        expect(read.filter((root) => before.has(root))).toEqual([]);
        for (const root of now) before.add(root);
        asked += 1;
      }
      world.close();
    }),
    { numRuns: 4 },
  );
  expect(asked).toBe(8);
});

const refusal = { amendment: 1, outcome: 'refused', reason: 'Said elsewhere' } as const;
