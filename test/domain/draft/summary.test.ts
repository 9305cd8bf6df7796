/** The summary of a draft: who reads which words, how it is kept, when it may be changed, and that nothing follows from it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/draft/decide.ts';
import type { Fact } from '../../../src/domain/draft/event.ts';
import {
  chooseSummary,
  missingIn,
  paragraphsOf,
  type Summary,
  tidySummary,
} from '../../../src/domain/draft/summary.ts';
import { languages } from '../../../src/domain/language.ts';
import { draftAfter, freezing, given } from '../given.ts';
import { coordinator, drafter, fact, monday } from '../samples.ts';

const start = [fact.created(), fact.saved('one')];
const frozen = [...start, freezing(start)];
const reviewed = [
  ...frozen,
  fact.moved({ transition: 'circulate', from: 'drafting', to: 'review' }),
];
const summarised = (summary: Summary): Fact => ({ type: 'summarised', summary });

describe('summarising', () => {
  it('replaces the whole, without the languages that say nothing', () => {
    given(...start)
      .when({ type: 'summarise', summary: { ru: ' Первое.\r\n\r\n\r\nВторое. ', en: ' \n ' } })
      .yields(summarised({ ru: 'Первое.\nВторое.' }));
    const { summary } = draftAfter(...start, summarised({ ru: 'а' }), summarised({ kk: 'ә' }));
    expect(summary).toEqual({ kk: 'ә' });
  });

  it('takes it away where nothing is left', () =>
    given(...start, summarised({ ru: 'а' }))
      .when({ type: 'summarise', summary: {} })
      .yields(summarised({})));

  it('refuses what it says already, however it is spaced', () => {
    given(...start, summarised({ ru: 'а\nб' }))
      .when({ type: 'summarise', summary: { ru: 'а\r\n\n б\n', kk: '' } })
      .refuses('nothing-changed', { what: 'summary' });
    given(...start)
      .when({ type: 'summarise', summary: { kk: '\t' } })
      .refuses('nothing-changed', { what: 'summary' });
  });

  it('is open at every stage until the draft has ended', () => {
    const summary = { en: 'What it is about.' };
    given(...reviewed)
      .when({ type: 'summarise', summary }, coordinator)
      .yields(summarised(summary));
    for (const to of ['adopted', 'dropped'])
      given(...frozen, fact.moved({ transition: 'any', from: 'drafting', to }))
        .when({ type: 'summarise', summary })
        .refuses('wrong-state', { state: to, allowed: ['drafting', 'review', 'decision'] });
  });

  it('changes nothing of the draft but itself, so no version and no answer depends on it', () => {
    const {
      seq: _s,
      head: _h,
      summary,
      ...rest
    } = draftAfter(...reviewed, summarised({ ru: 'а' }));
    const { seq: _t, head: _i, summary: none, ...before } = draftAfter(...reviewed);
    expect([summary, none]).toEqual([{ ru: 'а' }, {}]);
    expect(rest).toEqual(before);
  });
});

const anySummary: fc.Arbitrary<Summary> = fc.record(
  Object.fromEntries(
    languages.map((lang) => [
      lang,
      fc
        .array(fc.constantFrom('word', 'слово', ' ', '\n', '\r\n', '\r', '\t', '\u00a0'))
        .map((parts) => parts.join('')),
    ]),
  ),
  { requiredKeys: [] },
);

describe('a summary as it is kept', () => {
  it('keeps every paragraph, and is the same when it is kept again, and no longer', () =>
    fc.assert(
      fc.property(anySummary, (given) => {
        const kept = tidySummary(given);
        expect(tidySummary(kept)).toEqual(kept);
        for (const lang of languages) {
          expect(kept[lang]?.length ?? 0).toBeLessThanOrEqual(given[lang]?.length ?? 0);
          expect(paragraphsOf(kept[lang] ?? '')).toEqual(paragraphsOf(given[lang] ?? ''));
        }
      }),
    ));

  it('is shown to each reader in their language, else in another that it names, or is missing everywhere', () =>
    fc.assert(
      fc.property(anySummary, fc.constantFrom(...languages), (given, reader) => {
        const kept = tidySummary(given);
        const shown = chooseSummary(kept, reader);
        const missing = missingIn(kept);
        expect(shown === null).toBe(missing.length === languages.length);
        if (shown) {
          expect(shown.lang === reader).toBe(!missing.includes(reader));
          expect(shown.paragraphs.join('\n')).toBe(kept[shown.lang]);
          expect(shown.paragraphs.length).toBeGreaterThan(0);
        }
      }),
    ));

  it('decides on what comes in tidied, whatever it is', () =>
    fc.assert(
      fc.property(anySummary, (summary) => {
        fc.pre(Object.keys(tidySummary(summary)).length > 0);
        const context = { actor: drafter, now: monday };
        const facts = decide({ type: 'summarise', summary }, draftAfter(...start), context);
        expect(facts).toEqual([summarised(tidySummary(summary))]);
      }),
    ));
});
