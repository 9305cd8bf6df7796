/** Confirming that two languages say the same: what is recorded, and what is refused. */
import { describe, expect, it } from 'vitest';
import type { Facts, Roots } from '../../../src/domain/draft/event.ts';
import type { Language } from '../../../src/domain/language.ts';
import { draftAfter, freezing, given } from '../given.ts';
import { coordinator, fact, textRoot } from '../samples.ts';

const saved = (lang: Language, name: string) => fact.saved(name, { lang });
const start = [
  fact.created({ languages: ['kk', 'ru', 'en'] }),
  saved('kk', 'kk one'),
  saved('ru', 'ru one'),
];
const roots: Roots = { kk: textRoot('kk one'), ru: textRoot('ru one') };
const pairs = new Map([
  ['p1', false],
  ['p2', true],
  ['p3', false],
]);
const confirm = { type: 'confirmPairs', langs: ['kk', 'ru'], blocks: null, roots, pairs } as const;
const confirmed = (part: Partial<Facts['pairsConfirmed']> = {}) =>
  ({ type: 'pairsConfirmed', langs: ['kk', 'ru'], roots, blocks: null, ...part }) as const;

describe('confirming pairs', () => {
  it('records the two texts as they stand', () =>
    given(...start)
      .when(confirm, coordinator)
      .yields(confirmed()));

  it('records the blocks named, each once', () =>
    given(...start)
      .when({ ...confirm, blocks: ['p3', 'p2', 'p3'] })
      .yields(confirmed({ blocks: ['p3', 'p2'] })));

  it('knows no first and second language but the draft’s order', () =>
    given(...start)
      .when({ ...confirm, langs: ['ru', 'kk'] })
      .yields(confirmed()));

  it('is possible while the text circulates, and not once all is over', () => {
    const to = (state: string) => fact.moved({ from: 'drafting', to: state });
    given(...start, to('review'))
      .when(confirm)
      .yields(confirmed());
    given(...start, to('dropped'))
      .when(confirm)
      .refuses('wrong-state', { state: 'dropped', allowed: ['drafting', 'review', 'decision'] });
  });

  it('refuses what is confirmed as it stands', () => {
    const current = { ...confirm, pairs: new Map([['p1', true]]) };
    given(...start)
      .when(current)
      .refuses('nothing-changed', { what: 'pairs of kk and ru' });
    given(...start)
      .when({ ...confirm, blocks: ['p2'] })
      .refuses('nothing-changed', { what: 'pairs of kk and ru' });
    given(...start)
      .when({ ...confirm, blocks: [] })
      .refuses('nothing-changed', { what: 'pairs of kk and ru' });
  });

  it('refuses a block without words in both languages', () =>
    given(...start)
      .when({ ...confirm, blocks: ['p1', 'p1', 'p4'] })
      .refuses('unknown-block', { field: '/blocks/2', block: 'p4' }));

  it('refuses once either text moved on', () => {
    const facts = [...start, saved('ru', 'ru two')];
    given(...facts)
      .when(confirm)
      .refuses('stale', { seq: 4, current: draftAfter(...facts).head });
  });

  it('needs two languages of the draft, and a text in each', () => {
    given(...start)
      .when({ ...confirm, langs: ['kk', 'kk'] })
      .refuses('invalid', { field: '/langs', why: 'kk is named twice' });
    given(...start)
      .when({ ...confirm, langs: ['kk', 'en'] })
      .refuses('text-missing', { lang: 'en' });
    given(fact.created({ languages: ['ru'] }), saved('ru', 'ru one'))
      .when({ ...confirm, langs: ['ru', 'en'] })
      .refuses('language-not-in-draft', { lang: 'en', languages: ['ru'] });
  });

  it('remembers which version was the newest', () => {
    const facts = [...start, saved('en', 'en one')];
    const { confirmations } = draftAfter(
      ...facts,
      confirmed(),
      freezing(facts),
      confirmed({ blocks: ['p1'] }),
    );
    expect(confirmations).toMatchObject([
      { version: 0, blocks: null, roots, by: { person: 'dina' } },
      { version: 1, blocks: ['p1'] },
    ]);
  });
});
