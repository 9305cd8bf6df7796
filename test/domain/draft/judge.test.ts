/** Every reason a gate can give, met and unmet, and how gates are put together. */
import { describe, expect, it } from 'vitest';
import type { Fact, Facts, Participant } from '../../../src/domain/draft/event.ts';
import { blockersOf, judge, judgeExits } from '../../../src/domain/draft/judge.ts';
import type { Gate } from '../../../src/domain/workflow/workflow.ts';
import { draftAfter, freezing, type Given } from '../given.ts';
import { dueDay, fact, monday, partner, textRoot } from '../samples.ts';

const start = [fact.created({ languages: ['ru', 'kk'] }), fact.saved('one')];
const frozen: Given[] = [...start, freezing(start)];
const ask = (agency: string, required: boolean, due = dueDay): Participant => ({
  agency,
  required,
  due,
});
const opening = (number: number, participants: readonly Participant[]) =>
  fact.moved({
    transition: 'circulate',
    from: 'drafting',
    to: 'review',
    round: { round: number, version: 1, participants },
  });
const circulated: Given[] = [
  ...frozen,
  opening(1, [ask('finance', true), ask('justice', false), ask('health', true)]),
];
const signed = (
  agency: string,
  verdict: Facts['signedOff']['verdict'],
  items: number[] = [],
): Fact => ({
  type: 'signedOff',
  round: 1,
  version: 1,
  hash: textRoot('any'),
  agency,
  verdict,
  note: '',
  items: items.map((item) => ({
    item,
    kind: verdict === 'object' ? 'objection' : 'remark',
    lang: 'ru',
    block: 'b1',
    quote: 'words',
    reason: 'why',
  })),
});

/** Judges one gate after these facts: whether it is met, and why. */
const verdictOn = (gate: Gate, facts: readonly Given[], now = monday) => {
  const { met, because, parts } = judge(gate, draftAfter(...facts), now);
  expect(parts).toEqual([]);
  return { met, because };
};
const met = (...because: readonly object[]) => ({ met: true, because });
const unmet = (...because: readonly object[]) => ({ met: false, because });

describe('frozen', () => {
  it('needs a version', () =>
    expect(verdictOn({ frozen: [] }, start)).toEqual(unmet({ code: 'no-version' })));

  it('is met while the version holds titles and texts as they are', () =>
    expect(verdictOn({ frozen: ['ru'] }, frozen)).toEqual(met({ code: 'version-current' })));

  it('names each language whose text moved on, one that was added too', () => {
    const facts = [...frozen, fact.saved('two'), fact.saved('kk', { lang: 'kk' })];
    expect(verdictOn({ frozen: [] }, facts)).toEqual(
      unmet(
        { code: 'text-changed-since-version', lang: 'ru', number: 1 },
        { code: 'text-changed-since-version', lang: 'kk', number: 1 },
      ),
    );
  });

  it('says so when the titles moved on', () => {
    const titled = { type: 'titled', titles: { kk: 'a', ru: 'b', en: 'c' } } as const;
    expect(verdictOn({ frozen: [] }, [...frozen, titled])).toEqual(
      unmet({ code: 'text-changed-since-version', number: 1 }),
    );
  });

  it('names each language the version lacks', () =>
    expect(verdictOn({ frozen: ['ru', 'kk', 'en'] }, frozen)).toEqual(
      unmet(
        { code: 'version-lacks-language', lang: 'kk', number: 1 },
        { code: 'version-lacks-language', lang: 'en', number: 1 },
      ),
    ));

  it('is met again when the text came back to what the version holds', () =>
    expect(verdictOn({ frozen: [] }, [...frozen, fact.saved('two'), fact.saved('one')])).toEqual(
      met({ code: 'version-current' }),
    ));
});

describe('signoffs', () => {
  const consent: Gate = { signoffs: 'consent' };
  const due = dueDay;

  it('needs a round in this state', () =>
    expect(verdictOn(consent, frozen)).toEqual(unmet({ code: 'no-round' })));

  it('names each required agency that is silent, and until when it has time', () =>
    expect(verdictOn(consent, circulated)).toEqual(
      unmet(
        { code: 'verdict-missing', agency: 'finance', due },
        { code: 'verdict-missing', agency: 'health', due },
      ),
    ));

  it('is met by agreement, remarks and lack of competence alike', () => {
    const facts = [...circulated, signed('finance', 'remarks', [1]), signed('health', 'outside')];
    expect(verdictOn(consent, facts)).toEqual(met({ code: 'verdicts-complete' }));
  });

  it('is shut by an objection, unless it only asks for an answer', () => {
    const facts = [...circulated, signed('finance', 'object', [1]), signed('health', 'agree')];
    expect(verdictOn(consent, facts)).toEqual(
      unmet({ code: 'verdict-objects', agency: 'finance' }),
    );
    expect(verdictOn({ signoffs: 'given' }, facts)).toEqual(met({ code: 'verdicts-complete' }));
  });

  it('goes by the last verdict of an agency, whichever way it changed', () => {
    const agree = [...circulated, signed('health', 'agree'), signed('finance', 'agree')];
    expect(verdictOn(consent, agree).met).toBe(true);
    const objects = [...agree, signed('finance', 'object', [1])];
    expect(verdictOn(consent, objects).met).toBe(false);
    expect(verdictOn(consent, [...objects, signed('finance', 'agree')]).met).toBe(true);
  });

  it('does not wait for an agency that is asked but not required', () => {
    const facts = [...circulated, signed('health', 'agree'), signed('finance', 'agree')];
    expect(verdictOn(consent, [...facts, signed('justice', 'object', [1])]).met).toBe(true);
  });

  it('counts nothing of an earlier round', () => {
    const given = [...circulated, signed('health', 'agree'), signed('finance', 'agree')];
    const again = [...given, fact.moved({ reason: 'Again' }), opening(2, [ask('finance', true)])];
    expect(verdictOn(consent, again)).toEqual(
      unmet({ code: 'verdict-missing', agency: 'finance', due }),
    );
  });
});

describe('noOpenObjections', () => {
  const gate: Gate = { noOpenObjections: true };
  const objected = [
    ...circulated,
    signed('finance', 'object', [1]),
    signed('health', 'remarks', [2]),
  ];

  it('is met by remarks and by silence', () =>
    expect(verdictOn(gate, [...circulated, signed('health', 'remarks', [1])])).toEqual(
      met({ code: 'no-objection-open' }),
    ));

  it('names each open objection', () =>
    expect(verdictOn(gate, objected)).toEqual(
      unmet({ code: 'objection-open', agency: 'finance', number: 1, block: 'b1' }),
    ));

  it('stays shut when the agency changes its verdict but not its objection', () =>
    expect(verdictOn(gate, [...objected, signed('finance', 'agree')]).met).toBe(false));

  const answered = { type: 'itemAnswered', item: 1, answer: 'refused', reason: 'No' } as const;
  const stamp = { item: 1, reason: 'Because' };

  it('stays shut by an answer alone: its agency has to say whether that will do', () => {
    const open = { agency: 'finance', number: 1, block: 'b1' };
    const upheld = [...objected, answered, { type: 'itemUpheld', ...stamp } as const];
    expect(verdictOn(gate, [...objected, answered])).toEqual(
      unmet({ code: 'objection-answered', ...open }),
    );
    expect(verdictOn(gate, upheld)).toEqual(unmet({ code: 'objection-upheld', ...open }));
    const meeting = {
      meeting: 1,
      begins: dueDay,
      place: 'Room 5',
      agenda: [1],
      invited: ['finance'],
    };
    const called: Given = { type: 'meetingCalled', ...meeting };
    expect(verdictOn(gate, [...upheld, called])).toEqual(
      unmet({ code: 'objection-upheld', ...open, due: dueDay }),
    );
    const cancelled: Given = { type: 'meetingCancelled', meeting: 1, reason: 'Ill' };
    expect(verdictOn(gate, [...upheld, called, cancelled])).toEqual(
      unmet({ code: 'objection-upheld', ...open }),
    );
    expect(verdictOn(gate, [...upheld, answered])).toEqual(
      unmet({ code: 'objection-answered', ...open }),
    );
  });

  it('is met once each was taken back, let go after its answer, settled or overridden', () => {
    const held: Given = {
      type: 'meetingHeld',
      meeting: 1,
      present: ['finance'],
      minutes: 'Agreed',
      outcomes: [{ ...stamp, settlement: 'disagreed' }],
    };
    const called: Given = {
      type: 'meetingCalled',
      meeting: 1,
      begins: dueDay,
      place: 'Room 5',
      agenda: [1],
      invited: ['finance'],
    };
    const ends: readonly (readonly Given[])[] = [
      [{ type: 'itemWithdrawn', ...stamp }],
      [{ type: 'itemOverridden', ...stamp }],
      [answered, signed('finance', 'agree')],
      [signed('finance', 'agree'), answered],
      [called, held],
    ];
    for (const end of ends)
      expect(verdictOn(gate, [...objected, ...end])).toEqual(met({ code: 'no-objection-open' }));
  });
});

describe('noOpenObjections of conditions', () => {
  const gate: Gate = { noOpenObjections: 'condition' };
  const given: Fact = {
    ...(signed('finance', 'remarks', [1]) as Fact & { readonly type: 'signedOff' }),
    items: [{ item: 1, kind: 'condition', lang: 'ru', block: 'b1', quote: 'words', reason: 'why' }],
  };
  const open = { agency: 'finance', number: 1, block: 'b1' };
  const answered = { type: 'itemAnswered', item: 1, answer: 'accepted', reason: 'Done' } as const;

  it('waits for the drafter, then for the agency, and for the drafter again when upheld', () => {
    const facts = [...circulated, given];
    expect(verdictOn(gate, facts)).toEqual(unmet({ code: 'condition-open', ...open }));
    expect(verdictOn(gate, [...facts, answered])).toEqual(
      unmet({ code: 'condition-answered', ...open }),
    );
    const upheld = { type: 'itemUpheld', item: 1, reason: 'Not yet' } as const;
    expect(verdictOn(gate, [...facts, answered, upheld])).toEqual(
      unmet({ code: 'condition-open', ...open }),
    );
  });

  it('is met once its agency closes it, and never looks at objections', () => {
    const none = met({ code: 'no-objection-open', what: 'condition' });
    const closed = { type: 'itemWithdrawn', item: 1, reason: 'Fulfilled' } as const;
    expect(verdictOn(gate, [...circulated, given, closed])).toEqual(none);
    expect(verdictOn(gate, [...circulated, signed('finance', 'object', [1])])).toEqual(none);
  });
});

describe('amendmentsAnswered', () => {
  const gate: Gate = { amendmentsAnswered: true };
  const submitted = [...frozen, { fact: fact.amended(1), by: partner }];

  it('names each amendment that waits', () =>
    expect(verdictOn(gate, submitted)).toEqual(
      unmet({ code: 'amendment-open', agency: 'red-crescent', number: 1 }),
    ));

  it('is met when each was decided or withdrawn', () => {
    for (const end of [
      { type: 'amendmentDecided', amendment: 1, outcome: 'refused', reason: 'No' },
      { type: 'amendmentDecided', amendment: 1, outcome: 'adopted', reason: 'Yes' },
      { type: 'amendmentWithdrawn', amendment: 1, reason: '' },
    ] as const)
      expect(verdictOn(gate, [...submitted, end])).toEqual(met({ code: 'no-amendment-open' }));
  });
});

describe('commentsAnswered', () => {
  const gate: Gate = { commentsAnswered: true };
  const draft = draftAfter(...frozen);
  const judged = (waiting: number, unanswered: number) => {
    const { met: isMet, because } = judge(gate, draft, monday, { waiting, unanswered });
    return { met: isMet, because };
  };

  it('counts what nobody has read and what nobody has answered apart', () => {
    const read = { code: 'comments-waiting', number: 2 };
    const open = { code: 'comments-unanswered', number: 3 };
    expect(judged(2, 3)).toEqual(unmet(read, open));
    expect(judged(2, 0)).toEqual(unmet(read));
    expect(judged(0, 3)).toEqual(unmet(open));
  });

  it('is met when all have ended, or nobody commented', () =>
    expect(judged(0, 0)).toEqual(met({ code: 'comments-answered' })));

  it('is not judged without a count, deep inside another gate either', () => {
    expect(() => judge(gate, draft, monday)).toThrow('judged on their count');
    expect(() => judge({ all: [{ not: gate }] }, draft, monday)).toThrow('judged on their count');
    expect(judge({ not: gate }, draft, monday, { waiting: 0, unanswered: 1 }).met).toBe(true);
  });
});

describe('elapsed', () => {
  const gate: Gate = { elapsed: true };

  it('needs an open round', () =>
    expect(verdictOn(gate, [...circulated, fact.moved({ reason: 'Back' })])).toEqual(
      unmet({ code: 'no-round' }),
    ));

  it('waits for the latest due date of all, and through its last instant', () => {
    const late = '2020-06-20T18:00:00.000Z';
    const facts = [...frozen, opening(1, [ask('finance', true, late), ask('health', true)])];
    expect(verdictOn(gate, facts, dueDay)).toEqual(unmet({ code: 'term-runs', due: late }));
    expect(verdictOn(gate, facts, late).met).toBe(false);
    expect(verdictOn(gate, facts, '2020-06-20T18:00:00.001Z')).toEqual(
      met({ code: 'term-over', due: late }),
    );
  });
});

describe('gates of gates', () => {
  const draft = draftAfter(...frozen);
  const open: Gate = { frozen: [] };
  const shut: Gate = { signoffs: 'consent' };
  const isMet = (gate: Gate) => judge(gate, draft, monday).met;

  it('all: every part', () => {
    expect(isMet({ all: [] })).toBe(true);
    expect(isMet({ all: [open, open] })).toBe(true);
    expect(isMet({ all: [open, shut] })).toBe(false);
  });

  it('any: one part', () => {
    expect(isMet({ any: [] })).toBe(false);
    expect(isMet({ any: [shut, open] })).toBe(true);
    expect(isMet({ any: [shut, shut] })).toBe(false);
  });

  it('atLeast: so many parts', () => {
    expect(isMet({ atLeast: 2, of: [open, shut, open] })).toBe(true);
    expect(isMet({ atLeast: 2, of: [open, shut, shut] })).toBe(false);
  });

  it('not: the part is shut', () => {
    expect(isMet({ not: shut })).toBe(true);
    expect(isMet({ not: open })).toBe(false);
    expect(isMet({ not: { not: open } })).toBe(true);
  });

  it('keeps the shape of the gate in its explanation', () => {
    const tree = judge({ all: [open, { any: [shut, { not: open }] }] }, draft, monday);
    const shape = (part: typeof tree): unknown[] => [part.gate, part.met, part.parts.map(shape)];
    expect(shape(tree)).toEqual([
      'all',
      false,
      [
        ['frozen', true, []],
        [
          'any',
          false,
          [
            ['signoffs', false, []],
            ['not', false, [['frozen', true, []]]],
          ],
        ],
      ],
    ]);
  });

  it('lists what blocks, flat: only unmet leaves, and behind a not what is met', () => {
    const blockers = (gate: Gate) => blockersOf(judge(gate, draft, monday)).map(({ code }) => code);
    expect(blockers({ all: [open, shut, { noOpenObjections: true }] })).toEqual(['no-round']);
    expect(blockers({ not: { all: [open] } })).toEqual(['version-current']);
    expect(blockers({ any: [shut, open] })).toEqual([]);
  });

  it('judges every way out of the state, an ungated one as open', () => {
    const exits = judgeExits(draft, monday);
    expect(exits.map(({ transition, judgement }) => [transition.id, judgement.met])).toEqual([
      ['circulate', true],
      ['rush', true],
      ['drop', true],
    ]);
  });
});
