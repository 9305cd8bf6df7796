/** An answer while it is made, and the board of all answers: what they are, before anything is drawn. */
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { Refusal } from '../../../src/domain/draft/refusal.ts';
import { composeVerdict } from '../../../src/domain/draft/signoff.ts';
import {
  chooseRows,
  countStands,
  lastCell,
  layBoard,
} from '../../../src/web/app/approvals/board.ts';
import {
  type Answer,
  addItem,
  emptyAnswer,
  faultsOf,
  readAnswer,
  sentItems,
  takeOver,
  wordsIn,
} from '../../../src/web/app/verdict/answer.ts';
import { agreeing, at, circulated, timed } from '../../domain/draft/time-case.ts';
import { finance } from '../../domain/samples.ts';

const place = { lang: 'ru', block: 'p1', quote: '10 дней' } as const;
const words = { ru: new Map([['p1', 'Ответ даётся в 10 дней.']]) };
const answerOf = (given: Partial<Answer>): Answer => ({ ...emptyAnswer(1), ...given });
const codes = (answer: Answer) => faultsOf(answer, words).map(({ code }) => code);

describe('an answer', () => {
  it('becomes one with remarks by its first remark, and objects with objections', () => {
    expect(addItem(emptyAnswer(1), place)).toMatchObject({
      verdict: 'remarks',
      items: [{ kind: 'remark', key: 1, ...place }],
    });
    const objecting = addItem(answerOf({ verdict: 'object' }), place);
    expect(addItem(objecting, place).items.map(({ kind, key }) => [kind, key])).toEqual([
      ['objection', 1],
      ['objection', 2],
    ]);
  });

  it('has no fault exactly when the domain takes it', () => {
    const { draft } = circulated(timed());
    const kinds = ['remark', 'condition', 'objection'] as const;
    const items = [
      [],
      ...kinds.flatMap((kind) =>
        ['10 дней', '20 дней'].flatMap((quote) =>
          ['why', ' '].map((reason) => [{ ...place, kind, quote, reason, key: 1 }]),
        ),
      ),
    ];
    let taken = 0;
    for (const verdict of ['agree', 'remarks', 'object', 'outside'] as const)
      for (const some of items) {
        const answer = answerOf({ verdict, items: some });
        const said = { version: 1, verdict, note: '', items: sentItems(answer) };
        const isTaken = passes(() =>
          composeVerdict(
            { ...said, words: (lang, block) => (lang === 'ru' && words.ru.get(block)) || null },
            draft,
            finance,
          ),
        );
        expect(codes(answer).length === 0, JSON.stringify([verdict, some])).toBe(isTaken);
        taken += Number(isTaken);
      }
    expect(taken).toBe(5);
    expect(codes(emptyAnswer(1))).toEqual(['no-verdict']);
  });

  it('sends a wording only where it is another, and keeps no key', () => {
    const item = { ...place, kind: 'remark', reason: 'why', key: 7 } as const;
    const answer = answerOf({
      verdict: 'remarks',
      items: [
        { ...item, wording: '10 дней' },
        { ...item, wording: '20 дней' },
      ],
    });
    const plain = { ...place, kind: 'remark', reason: 'why' };
    expect(sentItems(answer)).toEqual([plain, { ...plain, wording: '20 дней' }]);
  });

  it('is read back as it was kept, and nothing else is', () => {
    const answer = takeOver(2, {
      verdict: 'object',
      note: 'n',
      items: [{ ...place, kind: 'objection', fundamental: true, reason: 'why', wording: 'x' }],
    });
    expect(readAnswer(JSON.stringify(answer))).toEqual(answer);
    const broken = [
      null,
      '',
      '{',
      '{}',
      '[]',
      '{"version":1,"verdict":"yes","note":"","items":[]}',
    ];
    for (const json of broken) expect(readAnswer(json)).toBeNull();
    const odd = JSON.stringify({ ...answer, items: [{ ...answer.items[0], kind: 'praise' }] });
    expect(readAnswer(odd)).toBeNull();
  });

  it('quotes a title by its section, and a block by all that is in it', () => {
    const doc = schema.node('doc', null, [
      schema.node('section', { id: 's1' }, [
        schema.node('heading', null, schema.text('Title')),
        schema.node('paragraph', { id: 'p1' }, schema.text('Words')),
      ]),
    ]);
    expect([...wordsIn(doc)]).toEqual([
      ['s1', 'Title'],
      ['p1', 'Words'],
    ]);
  });
});

const passes = (act: () => unknown): boolean => {
  try {
    act();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return false;
  }
};

describe('the board', () => {
  const asked = circulated(timed());
  const standOf = (board: ReturnType<typeof layBoard>, agency: string) => {
    const row = board.rows.find((one) => one.agency === agency);
    return row && lastCell(row);
  };

  it('says who answered and who is late, and counts them', () => {
    const answered = asked.act(at('07-02T10:00'), finance, agreeing);
    const before = layBoard(answered.draft, at('07-03T10:00'));
    expect(standOf(before, 'finance')).toMatchObject({
      stand: 'agree',
      version: 1,
      carried: null,
      signoff: { number: 1 },
      isLate: false,
    });
    expect(chooseRows(before, 'late')).toEqual([]);
    const others = before.rows.length - 1;
    expect(countStands(before, -1)).toEqual(
      new Map([
        ['agree', 1],
        ['none', others],
      ]),
    );
    const after = layBoard(answered.draft, at('07-20T10:00'));
    expect(chooseRows(after, 'late')).toHaveLength(others);
    expect(chooseRows(after, 'late').map(({ agency }) => agency)).not.toContain('finance');
  });

  it('tells silence from a verdict', () => {
    const silent = asked.tick(at('07-20T10:00'));
    const board = layBoard(silent.draft, at('07-20T10:00'));
    expect(standOf(board, 'finance')).toMatchObject({
      stand: 'silent',
      signoff: null,
      isLate: true,
    });
  });
});
