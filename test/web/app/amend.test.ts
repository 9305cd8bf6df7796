/** What the composer of amendments holds true: windows, what is sent and kept, one keeper, and what comes in between. */
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { changesOf } from '../../../src/domain/amendment/changes.ts';
import { parseText } from '../../../src/domain/text/identity.ts';
import { createDesk, type Outside } from '../../../src/web/app/amend/desk.ts';
import { createKeeper, type Sent } from '../../../src/web/app/amend/keeper.ts';
import { parseKept, printKept } from '../../../src/web/app/amend/kept.ts';
import {
  compositionOfPart,
  emptyComposition,
  partsOf,
  proposalOf,
  requestOf,
} from '../../../src/web/app/amend/proposal.ts';
import {
  cutWindow,
  holdsSections,
  putBack,
  sectionsAround,
  wholeText,
  widen,
  windowFor,
} from '../../../src/web/app/amend/window.ts';

const { nodes } = schema;
const text = (words: string) => (words === '' ? [] : [schema.text(words)]);
const paragraph = (id: string, words: string) => nodes.paragraph.create({ id }, text(words));
const section = (id: string, title: string, ...inside: ReturnType<typeof paragraph>[]) =>
  nodes.section.create({ id }, [nodes.heading.create(null, text(title)), ...inside]);
const doc = (...inside: ReturnType<typeof paragraph>[]) => nodes.doc.create(null, inside);

/** A text of two chapters, the first with a part, whose words can be told. */
const draft = (first = 'alpha beta', part = 'gamma delta', second = 'epsilon zeta') =>
  doc(
    paragraph('p0', 'before all'),
    section('s1', 'One', paragraph('p1', first), section('s2', 'Part', paragraph('p2', part))),
    section('s3', 'Two', paragraph('p3', second), paragraph('p4', 'eta theta')),
  );
const base = draft();

describe('a window of a text', () => {
  it('is the innermost section of the block, and can be widened to the whole', () => {
    expect(sectionsAround(base, 'p2')).toEqual(['s1', 's2']);
    expect([windowFor(base, 'p2'), windowFor(base, 's1'), windowFor(base, 'p0')]).toEqual([
      's2',
      's1',
      wholeText,
    ]);
    expect([widen(base, 's2'), widen(base, 's1'), widen(base, wholeText)]).toEqual([
      's1',
      wholeText,
      null,
    ]);
    expect(windowFor(base, 'nowhere')).toBe(wholeText);
  });

  it('put back unchanged gives the text, and changed changes nothing around it', () => {
    for (const window of ['s1', 's2', 's3', wholeText])
      expect(putBack(base, window, cutWindow(base, window)).eq(base)).toBe(true);
    const written = doc(section('s2', 'Part', paragraph('p2', 'gamma')), section('n1', 'New'));
    const made = putBack(base, 's2', written);
    made.check();
    expect(made.child(1).childCount).toBe(base.child(1).childCount + 1);
    expect(made.child(0)).toBe(base.child(0));
    expect(made.child(2)).toBe(base.child(2));
    expect(putBack(base, 's3', doc()).childCount).toBe(2);
    expect([holdsSections(written), holdsSections(base)]).toEqual([true, false]);
  });
});

describe('what is sent', () => {
  it.each([
    ['words of one section', draft('alpha BETA'), ['s1']],
    ['words of a part', draft(undefined, 'gamma'), ['s2']],
    ['words of two', draft(undefined, 'gamma', 'epsilon'), ['s2', 's3']],
    ['a new section', doc(...base.content.content, section('n1', 'New')), null],
  ])('is the sections that differ: %s', (_, proposed, sections) => {
    const proposal = proposalOf(base, proposed);
    if (sections === null) expect(proposal).toHaveProperty('doc');
    else expect(proposal).toMatchObject({ sections: sections.map((one) => ({ section: one })) });
    const composition = { ...emptyComposition(2), docs: { ru: proposed }, justification: 'Why' };
    const saved = { preparation: 3, revision: 4 };
    const kept = parseKept(printKept({ composition, saved }, { ru: base }), { ru: base });
    expect(kept?.saved).toEqual(saved);
    expect(kept?.composition.justification).toBe('Why');
    expect(kept?.composition.docs.ru?.eq(proposed)).toBe(true);
  });

  it('is nothing where nothing differs, and what was tampered with is not read', () => {
    const same = { ...emptyComposition(1), docs: { ru: parseText(base.toJSON()) } };
    expect(requestOf(same, { ru: base }, {}).texts).toEqual({});
    const bad = '{"composition":{"version":1,"texts":{"ru":{"sections":[{"content":3}]}}}}';
    expect(parseKept(bad, { ru: base })).toBeNull();
    expect(parseKept('{', { ru: base })).toBeNull();
  });

  it('goes as so many amendments as there are changes, those of two languages on one block together', () => {
    const proposed = { ru: draft('alpha', undefined, 'epsilon'), kk: draft('alpha') };
    const bases = { ru: base, kk: base };
    const lists = {
      ru: changesOf(base, proposed.ru, 'ru'),
      kk: changesOf(base, proposed.kk, 'ru'),
    };
    const whole = { ...emptyComposition(1), docs: proposed, justification: 'All' };
    const parts = partsOf(lists).map((part) => compositionOfPart(whole, bases, part));
    expect(parts.map(({ docs }) => Object.keys(docs))).toEqual([['ru', 'kk'], ['ru']]);
    expect(parts[0]?.docs.ru?.eq(draft('alpha'))).toBe(true);
    expect(parts[1]?.docs.ru?.eq(draft(undefined, undefined, 'epsilon'))).toBe(true);
  });
});

/** A keeper whose timers are run by hand and whose answers come as told. */
function bench(answers: Sent<number>[]) {
  const told: string[] = [];
  const kept: (string | null)[] = [];
  const sent: string[] = [];
  let timer: (() => void) | null = null;
  let key = 0;
  const keeper = createKeeper<string, number>(null, {
    send: async (value, before, once) => {
      sent.push(`${value} over ${before} by ${once}`);
      return answers.shift() ?? { outcome: 'saved', saved: 9, at: 'now' };
    },
    keep: (value) => kept.push(value) > 0,
    tell: ({ kind }) => told.push(kind),
    wait: (run) => {
      timer = run;
      return () => {
        timer = null;
      };
    },
    newKey: () => `k${++key}`,
  });
  const tick = async () => {
    timer?.();
    await new Promise((settle) => setTimeout(settle));
  };
  return { keeper, told, kept, sent, tick };
}

describe('the keeper', () => {
  it('keeps here first, and calls saved only what the server has', async () => {
    const { keeper, told, kept, sent, tick } = bench([]);
    keeper.wrote('a');
    expect([kept, told, keeper.isSaved()]).toEqual([['a'], [], false]);
    await tick();
    expect([sent, told, kept]).toEqual([['a over null by k1'], ['saving', 'saved'], ['a', null]]);
    keeper.wrote('b');
    await expect(keeper.flush()).resolves.toBe(9);
    expect(sent[1]).toBe('b over 9 by k2');
  });

  it('sends the very same again when nobody answers, and loses nothing', async () => {
    const silence = { outcome: 'silence', offline: true } as const;
    const { keeper, told, kept, sent, tick } = bench([silence, silence]);
    keeper.wrote('a');
    for (let times = 0; times < 3; times++) await tick();
    expect(sent).toEqual(['a over null by k1', 'a over null by k1', 'a over null by k1']);
    expect(told).toEqual(['saving', 'offline', 'saving', 'offline', 'saving', 'saved']);
    expect(kept.at(-1)).toBeNull();
  });

  it('says so when a colleague wrote meanwhile, and sends over that afterwards', async () => {
    const { keeper, told, sent, tick } = bench([{ outcome: 'stale' }]);
    keeper.wrote('a');
    await tick();
    expect([told.at(-1), keeper.isSaved()]).toEqual(['stale', false]);
    keeper.rebase(7);
    await keeper.flush();
    expect(sent[1]).toBe('a over 7 by k2');
  });
});

describe('a desk', () => {
  const open = (docs: { ru: typeof base }, next: typeof base) => {
    const outside: Outside = {
      send: async () => ({ outcome: 'nothing' }),
      keep: () => true,
      wait: () => () => {},
      newKey: () => 'k',
      readBases: async () => ({ ru: next }),
      readPrepared: async () => null,
      merging: () => import('../../../src/web/app/amend/reconcile.ts'),
    };
    const composition = { ...emptyComposition(1), docs };
    return createDesk({ composition, bases: { ru: base }, saved: null, isTakenUp: false }, outside);
  };

  it('carries what is written onto a newer version', async () => {
    const desk = open({ ru: draft('alpha BETA') }, draft(undefined, undefined, 'EPSILON zeta'));
    await desk.carryTo(2);
    const { composition, merging, takenIn } = desk.read();
    expect([merging, takenIn?.version, composition.version]).toEqual([null, 2, 2]);
    expect(composition.docs.ru?.eq(draft('alpha BETA', undefined, 'EPSILON zeta'))).toBe(true);
  });

  it('waits for the person where both changed the same words, and keeps what they choose', async () => {
    const desk = open({ ru: draft('alpha OURS') }, draft('alpha THEIRS'));
    await desk.carryTo(2);
    const { merging, composition } = desk.read();
    expect(merging?.conflicts).toHaveLength(1);
    expect(composition.docs.ru?.eq(draft('alpha OURS'))).toBe(true);
    await expect(desk.flush()).resolves.toBeNull();
    await desk.choose({ [merging?.conflicts[0]?.id ?? '']: 'ours' });
    expect(desk.read().composition.docs.ru?.eq(draft('alpha OURS'))).toBe(true);
    expect(desk.read().composition.version).toBe(2);
  });

  it('forgets a proposal that the newer version says already', async () => {
    const desk = open({ ru: draft('alpha BETA') }, draft('alpha BETA'));
    await desk.carryTo(2);
    expect(desk.read().composition.docs).toEqual({});
  });
});
