/** The record of a draft in plain sentences: one for every kind of event, in every language. */
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { Event, EventType, Facts, Recorded } from '../../../src/domain/draft/event.ts';
import {
  findBreak,
  kindOf,
  standingOn,
  summariesBefore,
} from '../../../src/web/app/record/record.ts';
import { type Names, tell } from '../../../src/web/app/record/tell.ts';
import { listsIn } from './lists.ts';

const [kk, ru, en] = [listsIn('kk'), listsIn('ru'), listsIn('en')];

const any = () => '№ 1';
const names: Names = {
  nameOf: any,
  listOf: (all) => all.join(', '),
  titleOf: any,
  actOf: any,
  languageOf: any,
  verdictOf: any,
  answerOf: any,
  settlementOf: any,
  moverOf: any,
  itemOf: any,
  termOf: any,
  hourOf: any,
  stateOf: any,
  stepOf: any,
};

/** All that any telling looks at; each takes what its own event has. */
const everything = {
  titles: { kk: '', ru: '', en: '' },
  summary: { ru: 'О чём проект.' },
  year: '2020',
  value: '41.5',
  source: 'Бюро',
  reason: '',
  visibility: 'public',
  participants: [],
  lang: 'kk',
  version: 2,
  agency: 'finance',
  verdict: 'agree',
  items: [{ item: 1 }],
  signoff: 1,
  due: '2020-06-15T12:00:00Z',
  workingDays: 3,
  dues: { finance: '2020-06-15T12:00:00Z' },
  to: 'coordinator',
  item: 1,
  answer: 'partly',
  meeting: 1,
  begins: '2020-06-15T12:00:00Z',
  agenda: [1],
  invited: ['finance'],
  present: ['finance'],
  outcomes: [{ item: 1, settlement: 'agreed', reason: '' }],
  amendment: 1,
  fate: 'carried',
  outcome: 'partly',
  changes: [1, 2],
  langs: ['kk', 'ru'],
  left: { langs: ['kk', 'ru'], count: 2, blocks: [] },
  waived: [{}, {}, {}, {}, {}],
} as const;

const types = Object.keys(kindOf) as readonly EventType[];

describe.each([
  ['kk', kk],
  ['ru', ru],
  ['en', en],
] as const)('the record in %s', (lng, words) => {
  it.each(types)('says what %s means', async (type) => {
    const spoken = createInstance();
    await spoken.init({ lng, resources: { [lng]: words }, interpolation: { escapeValue: false } });
    const event = { ...everything, type } as unknown as Event;
    const told = tell(event, names);
    expect(told.length).toBeGreaterThan(0);
    for (const [key, values] of told) {
      const sentence = String(spoken.t(`history:said.${key}` as never, (values ?? {}) as never));
      expect(sentence).not.toContain('said.');
      expect(sentence).not.toMatch(/\{\{|undefined/);
      expect(sentence).toMatch(/\.$/);
    }
  });
});

const created = {
  type: 'created',
  titles: everything.titles,
  languages: ['kk'],
  template: { id: 'concept', edition: '1' },
  workflow: { initial: 'drafting', states: {} } as unknown as Facts['created']['workflow'],
  participants: [],
  draft: 'd',
  seq: 1,
  at: '2020-06-14T20:00:00Z',
  by: { person: 'p', organisation: 'o' },
} as const;

it('tells how a draft stood when a day ended on the clock of the procedure', () => {
  const log: readonly Recorded[] = [{ event: created, hash: '' }];
  expect(standingOn(log, '2020-06-14', 'Asia/Almaty')).toBeNull();
  expect(standingOn(log, '2020-06-15', 'Asia/Almaty')?.state).toBe('drafting');
});

it('finds the entry whose link does not hold', () => {
  expect(findBreak([{ event: created, hash: '0'.repeat(64) }])).toBe(1);
});

it('knows the summary that each one replaced, so that the difference can be shown', () => {
  const at = (seq: number, summary: Facts['summarised']['summary']): Recorded => {
    const { draft, at, by } = created;
    return { event: { type: 'summarised', summary, draft, seq, at, by }, hash: '' };
  };
  const log = [
    { event: created, hash: '' },
    at(2, { ru: 'а' }),
    at(5, { ru: 'б', en: 'b' }),
    at(6, {}),
  ];
  expect(Object.fromEntries(summariesBefore(log))).toEqual({
    2: {},
    5: { ru: 'а' },
    6: { ru: 'б', en: 'b' },
  });
});
