/** Places carried through random versions: none is dropped, and what is remembered changes nothing. */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { placeAnchor } from '../../src/domain/discussion/anchor.ts';
import type { Place } from '../../src/domain/discussion/place.ts';
import type { Draft } from '../../src/domain/draft/draft.ts';
import { type Hash, hashOf } from '../../src/domain/text/canonical.ts';
import { diff } from '../../src/domain/text/diff.ts';
import { countingIds, idOf } from '../../src/domain/text/identity.ts';
import { readLine } from '../../src/domain/text/passages.ts';
import { visitAll } from '../../src/domain/text/tree.ts';
import { createPlaces } from '../../src/service/places.ts';
import { draftAfter, freezing, type Given } from '../domain/given.ts';
import { fact } from '../domain/samples.ts';
import { docs, edits, perform, runs } from '../laws/texts.ts';

/** A library over texts in memory: the real diff, and how often it was asked for. */
function libraryOf(texts: ReadonlyMap<Hash, Node>) {
  const asked = { diffs: 0 };
  const doc = async (root: Hash) => texts.get(root) as Node;
  return {
    asked,
    doc,
    diff: async (from: Hash, to: Hash) => {
      asked.diffs += 1;
      return diff(await doc(from), await doc(to));
    },
  };
}

/** A draft whose versions are these docs, and whose working text is the last of them. */
function draftOf(history: readonly Node[]): Draft {
  const facts: Given[] = [fact.created()];
  for (const [index, doc] of history.entries()) {
    facts.push(fact.saved('', { root: hashOf(doc) }));
    if (index < history.length - 1) facts.push(freezing(facts));
  }
  return draftAfter(...facts);
}

/** A place on the whole line of every block, in the version of that number. */
function placesIn(doc: Node, since: number): readonly Place[] {
  const places: Place[] = [];
  visitAll(doc, (block) => {
    const anchor = idOf(block) === '' ? null : placeAnchor(block, readLine(block));
    if (anchor) places.push({ lang: 'ru', since, root: hashOf(doc), anchor });
  });
  return places;
}

/** A doc and what three rounds of edits make of it. */
const histories = fc
  .tuple(docs, edits(4), edits(4), edits(4))
  .map(([first, ...rounds]): readonly Node[] => {
    const mint = countingIds('n');
    const history = [first];
    for (const list of rounds) history.push(perform(history.at(-1) as Node, list, mint));
    return history;
  })
  .filter((history) => new Set(history.map(hashOf)).size === history.length);

const numRuns = runs(50, 5_000);

describe('places', () => {
  it('all have a standing: in the newest text, or lost with their last wording', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const library = libraryOf(new Map(history.map((doc) => [hashOf(doc), doc])));
        const draft = draftOf(history);
        const places = history.slice(0, 3).flatMap((doc, index) => placesIn(doc, index + 1));
        for (const target of ['version', 'working'] as const) {
          const standings = await createPlaces(library).carry(draft, places, target);
          expect(standings).toHaveLength(places.length);
          const newest = target === 'working' ? null : 3;
          for (const { fate, text, anchor, lost } of standings) {
            expect(lost === null).toBe(fate !== 'lost');
            if (fate !== 'lost') expect(text.version).toBe(newest);
            const lines = new Map<string, string>();
            visitAll(
              await library.doc(text.root),
              (one) => void lines.set(idOf(one), readLine(one)),
            );
            expect(lines.get(anchor.block)?.startsWith(anchor.quote, anchor.offset)).toBe(true);
          }
        }
      }),
      { numRuns },
    );
  });

  it('stand the same whether they were followed step by step or all at once', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const library = libraryOf(new Map(history.map((doc) => [hashOf(doc), doc])));
        const places = placesIn(history[0] as Node, 1);
        const patient = createPlaces(library);
        for (let length = 2; length <= history.length; length++) {
          const draft = draftOf(history.slice(0, length));
          for (const target of ['version', 'working'] as const)
            expect(await patient.carry(draft, places, target)).toEqual(
              await createPlaces(library).carry(draft, places, target),
            );
        }
      }),
      { numRuns },
    );
  });

  it('are not followed again when nothing came', async () => {
    const [first] = fc.sample(histories, { numRuns: 1, seed: 7 });
    if (!first) return expect.fail('a history was made');
    const library = libraryOf(new Map(first.map((doc) => [hashOf(doc), doc])));
    const [places, draft] = [createPlaces(library), draftOf(first)];
    const opened = placesIn(first[0] as Node, 1);
    await places.carry(draft, opened, 'working');
    expect(library.asked.diffs).toBe(3);
    await places.carry(draft, opened, 'working');
    expect(library.asked.diffs).toBe(3);
  });
});
