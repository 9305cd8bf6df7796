/** The inbox of each actor of one draft, through its life: whose turn it is, by when, and since when. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/access.ts';
import { decide } from '../../../src/domain/draft/decide.ts';
import type { Draft } from '../../../src/domain/draft/draft.ts';
import {
  compareRows,
  type InboxMark,
  inboxOf,
  involvedIn,
} from '../../../src/domain/draft/inbox.ts';
import { groupOf } from '../../../src/domain/draft/inbox-when.ts';
import { partiesOf } from '../../../src/domain/draft/parties.ts';
import { draftAfter, freezing, type Given } from '../given.ts';
import {
  coordinator,
  drafter,
  dueDay,
  fact,
  finance,
  health,
  justice,
  monday,
  partner,
  president,
  textRoot,
} from '../samples.ts';
import { ask, circulated, circulating, objection, remark, signOff } from './verdict-case.ts';

const reviewer: Actor = { ...finance, person: 'rita', role: 'reviewer' };
const everyone = [drafter, finance, justice, health, president, partner, coordinator, reviewer];
const later = '2020-06-03T04:00:00.000Z';

const read = (draft: Draft, actor: Actor, now = monday, marks: Record<string, InboxMark> = {}) =>
  inboxOf({ draft, actor, now, comments: undefined }, new Map(Object.entries(marks)));

/** What is whose turn, in few words. */
const tell = (draft: Draft, actor: Actor, now = monday) =>
  [...read(draft, actor, now)]
    .sort(compareRows)
    .map(({ stand, act, number, count }) => [stand, act, number ?? count].join(' '));

/** Of what kind the items of each row are, where it is about items. */
const items = (log: readonly Given[], actor: Actor) =>
  [...read(draftAfter(...log), actor, later)]
    .sort(compareRows)
    .filter(({ act }) => act === 'item' || act === 'uphold')
    .map(({ itemKind }) => itemKind);

/** The log after what somebody decides. */
const followed = (
  log: readonly Given[],
  command: Parameters<typeof decide>[0],
  actor: Actor,
  at = monday,
): readonly Given[] => [
  ...log,
  ...decide(command, draftAfter(...log), { actor, now: at }).map((one) => ({
    fact: one,
    by: actor,
    at,
  })),
];

describe('an inbox', () => {
  const asked = circulated();

  it('asks signatories for a verdict and reviewers to prepare it, until it is given', () => {
    const draft = draftAfter(...asked);
    expect(tell(draft, finance)).toEqual(['turn verdict 1']);
    expect(tell(draft, reviewer)).toEqual(['turn position 1']);
    expect(tell(draft, president)).toEqual([]);
    expect(tell(draft, coordinator)).toEqual(['waiting verdict 1']);
    const [wait] = read(draft, drafter).filter(({ stand }) => stand === 'waiting');
    expect(wait).toMatchObject({ agencies: ['finance', 'justice', 'health'], due: dueDay });
    const given = draftAfter(...followed(asked, signOff('agree'), finance));
    expect(tell(given, finance)).toEqual(['done verdict 1']);
    expect(tell(given, reviewer)).toEqual(['done verdict 1']);
    expect(tell(given, finance, '2020-06-09T04:00:00.000Z')).toEqual([]);
  });

  it('asks again with the version judged last, where the part has changed', () => {
    const again = [ask('finance'), { ...ask('justice'), since: 1 }];
    const [row] = read(draftAfter(...asked, circulating(2, 1, again)), justice);
    expect(row).toMatchObject({ act: 'verdict', number: 2, since: 1, version: 1 });
  });

  it('passes an item to and fro: the drafters answer, its agency says whether that will do', () => {
    const raised = followed(asked, signOff('object', objection, remark), finance);
    expect(tell(draftAfter(...raised), drafter)).toEqual([
      'turn item 1',
      'turn item 2',
      'waiting verdict 1',
      'done move 1',
    ]);
    expect(tell(draftAfter(...raised), finance)).toContain('waiting item 2');
    expect(items(raised, drafter)).toEqual(['objection', 'remark']);
    expect(items(raised, finance)).toEqual([null]);
    const said = { type: 'answer', item: 1, answer: 'refused', reason: 'no money' } as const;
    const answered = followed(raised, said, drafter, later);
    expect(tell(draftAfter(...answered), drafter, later)).toContain('done item 1');
    const [turn] = read(draftAfter(...answered), finance, later);
    expect(turn).toMatchObject({ act: 'uphold', number: 1, at: later, agencies: ['ministry'] });
    expect(turn?.itemKind).toBe('objection');
    expect(items(answered, finance)).toEqual(['objection', 'remark']);
    expect(items(answered, drafter)).toEqual(['remark', 'objection']);
    expect(turn?.place).toEqual({ lang: 'ru', block: 'b1', quote: 'получить страховку' });
    const upheld = followed(
      answered,
      { type: 'upholdItem', item: 1, reason: 'it is due' },
      finance,
    );
    expect(tell(draftAfter(...upheld), finance).join()).not.toContain('uphold');
  });

  it('groups amendments for the drafters and tells their authors what became of them', () => {
    const by = partner;
    const proposed: readonly Given[] = [1, 2].map((one) => ({ fact: fact.amended(one), by }));
    const draft = draftAfter(...asked, ...proposed);
    expect(tell(draft, drafter)).toContain('turn amendments 2');
    expect(tell(draft, partner)).toEqual(['waiting amendments 2']);
    const moved = { type: 'amendmentFollowed', amendment: 2, version: 1, fate: 'needs-author' };
    const reworded = {
      type: 'amendmentDecided',
      amendment: 1,
      outcome: 'reworded',
      code: 'wording',
      reason: 'shorter',
      texts: { ru: textRoot('shorter') },
    };
    const decided = draftAfter(...asked, ...proposed, moved as never, reworded as never);
    expect(tell(decided, partner)).toEqual(['turn revise 2', 'turn rewording 1']);
    expect(tell(decided, drafter)).toContain('turn amendments 2');
    const refused = { ...reworded, outcome: 'refused', code: 'no-funds', texts: {} };
    const ended = draftAfter(...asked, ...proposed, refused as never);
    expect(tell(ended, partner)).toEqual(['waiting amendments 2', 'done outcome 1']);
    expect(tell(ended, partner, '2021-01-01T00:00:00.000Z')).not.toContain('done outcome 1');
  });

  it('names the next step to whoever may take it, and a version to freeze before that', () => {
    const begun: readonly Given[] = [fact.created(), fact.saved('one')];
    expect(tell(draftAfter(fact.created()), finance)).toEqual([]);
    expect(tell(draftAfter(...begun), { ...drafter, role: 'reviewer' })).toEqual([]);
    const frozen = [...begun, freezing(begun)];
    const [step] = read(draftAfter(...frozen), drafter);
    expect(step).toMatchObject({ act: 'move', titles: { en: 'circulate' } });
    const decision = fact.moved({ transition: 'pass', to: 'decision' });
    const ended = draftAfter(...frozen, circulating(1, 1, []), decision);
    expect(tell(ended, president)).toEqual(['turn move 1']);
    const changed = draftAfter(...frozen, circulating(1, 1, []), decision, fact.saved('two'));
    expect(tell(changed, president)).toEqual([]);
    expect(tell(changed, drafter)).toContain('turn freeze 1');
  });

  it('is empty of turns once the draft has ended', () => {
    const raised = followed(asked, signOff('object', objection), finance);
    const drop = fact.moved({ transition: 'drop', from: 'review', to: 'dropped' });
    const draft = draftAfter(...raised, drop);
    for (const actor of everyone)
      expect(read(draft, actor).filter(({ stand }) => stand !== 'done')).toEqual([]);
  });

  it('counts what others did since the last look, and nothing of one’s own', () => {
    const raised = followed(asked, signOff('object', objection), justice, later);
    const [row] = read(draftAfter(...raised), finance, later);
    expect(row).toMatchObject({ act: 'verdict', seenAt: null, news: 0 });
    const mark = { at: monday, until: null };
    const marks = { [row?.id ?? '']: mark };
    expect(read(draftAfter(...raised), finance, later, marks)[0]).toMatchObject({
      seenAt: monday,
      news: 2,
    });
    const own = followed(asked, signOff('object', objection), finance, later);
    const rows = read(draftAfter(...own), finance, later, {
      'd1.waiting.item': mark,
    });
    expect(rows.find(({ stand }) => stand === 'waiting')?.news).toBe(0);
  });

  it('reaches nobody whom the index does not name', () => {
    const raised = followed(asked, signOff('object', objection), finance);
    const drafts = [
      draftAfter(fact.created()),
      draftAfter(...asked),
      draftAfter(...raised, { fact: fact.amended(1), by: partner }),
    ];
    for (const draft of drafts)
      for (const actor of everyone) {
        if (actor === coordinator || read(draft, actor).length === 0) continue;
        expect(involvedIn(partiesOf(draft), draft)).toContain(actor.organisation);
      }
  });

  it('gives each thing a name of its own', () => {
    const raised = followed(asked, signOff('object', objection, remark), finance);
    const draft = draftAfter(...raised, { fact: fact.amended(1), by: partner });
    for (const actor of everyone) {
      const ids = read(draft, actor).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('urgency', () => {
  const zone = 'Asia/Almaty';
  /** Monday, 10 in the morning there. */
  const when = { now: monday, zone, until: null };
  const turn = (due: string | null) => ({ stand: 'turn', due }) as const;

  it.each([
    ['2020-06-01T03:59:59.999Z', 'overdue'],
    ['2020-06-01T04:00:00.000Z', 'today'],
    // Midnight of the zone ends today's day.
    ['2020-06-01T18:00:00.000Z', 'today'],
    ['2020-06-01T18:00:00.001Z', 'week'],
    ['2020-06-08T18:00:00.000Z', 'week'],
    ['2020-06-08T18:00:00.001Z', 'later'],
    [null, 'later'],
  ])('of %s is %s', (due, group) => {
    expect(groupOf(turn(due), when)).toBe(group);
  });

  it('is never hidden by putting off, and comes back by itself', () => {
    const off = { ...when, until: '2030-01-01T00:00:00.000Z' };
    expect(groupOf(turn('2020-05-31T00:00:00.000Z'), off)).toBe('overdue');
    expect(groupOf(turn('2020-06-01T18:00:00.000Z'), off)).toBe('today');
    expect(groupOf(turn('2020-06-05T18:00:00.000Z'), off)).toBe('off');
    expect(groupOf(turn(null), off)).toBe('off');
    expect(groupOf(turn(null), { ...off, until: monday })).toBe('later');
    expect(groupOf({ stand: 'waiting', due: null }, off)).toBe('waiting');
  });
});
