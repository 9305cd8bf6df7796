/** Who put a word there: by hand for each way words travel, and as laws over random histories. */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { blame } from '../../../src/domain/blame/blame.ts';
import { visitBlocks } from '../../../src/domain/text/blocks.ts';
import { countingIds, idOf } from '../../../src/domain/text/identity.ts';
import { readLine } from '../../../src/domain/text/passages.ts';
import { tokenise } from '../../../src/domain/text/tokens.ts';
import { numberedWords, tellEditsApart, tellWordsApart, wordMint } from '../../laws/numbered.ts';
import { docs, edits, patience, perform, runs } from '../../laws/texts.ts';

const inline = (text: string) => (text === '' ? [] : [schema.text(text)]);
const p = (id: string, text: string, origin: string | null = null) =>
  schema.node('paragraph', { id, origin }, inline(text));
const section = (id: string, title: string, ...blocks: Node[]) =>
  schema.node('section', { id }, [schema.node('heading', null, inline(title)), ...blocks]);
const doc = (...blocks: Node[]) => schema.node('doc', null, blocks);

/** States labelled 1, 2, …; runs as `label:text`. */
const blamed = (block: string, ...states: Node[]): string[] =>
  blame(
    block,
    states.map((state, index) => ({ label: index + 1, doc: state })),
  ).map(({ label, text }) => `${label}:${text}`);

describe('a word belongs to who', () => {
  it('put it there, and stays theirs when others write around it', () => {
    expect(
      blamed(
        'a',
        doc(p('a', 'Срок 10 дней.')),
        doc(p('a', 'Срок 20 дней.')),
        doc(p('a', 'Общий срок 20 рабочих дней.')),
      ),
    ).toEqual(['3:Общий срок', '1: ', '2:20', '3: рабочих', '1: дней.']);
  });

  it('put it back after it was deleted', () => {
    const full = doc(p('a', 'Срок всегда 10 дней.'));
    expect(blamed('a', full, doc(p('a', 'Срок 10 дней.')), full)).toEqual([
      '1:Срок ',
      '3:всегда ',
      '1:10 дней.',
    ]);
    expect(blamed('a', full, doc(p('b', 'Другой.')), full)).toEqual(['3:Срок всегда 10 дней.']);
  });

  it('wrote it before its block was moved, retyped or marked', () => {
    const marked = schema.node('paragraph', { id: 'a' }, [
      schema.text('Срок 10 дней.', [schema.mark('strong')]),
    ]);
    expect(
      blamed(
        'a',
        doc(p('a', 'Срок 10 дней.'), section('s', 'Цели')),
        doc(section('s', 'Цели', p('a', 'Срок 10 дней.'))),
        doc(section('s', 'Цели', schema.node('measure', { id: 'a' }, inline('Срок 10 дней.')))),
        doc(section('s', 'Цели', marked)),
      ),
    ).toEqual(['1:Срок 10 дней.']);
  });

  it('wrote it before its block was split, and before that was split again', () => {
    const states = [
      doc(p('a', 'Первое слово здесь. Второе слово там. Третье слово тут.')),
      doc(p('a', 'Первое слово здесь. Второе слово там. Третье новое слово тут.')),
      doc(p('a', 'Первое слово здесь.'), p('b', 'Второе слово там. Третье новое слово тут.', 'a')),
      doc(
        p('a', 'Первое слово здесь.'),
        p('b', 'Второе слово там.', 'a'),
        p('c', 'Третье новое слово тут.', 'b'),
      ),
    ];
    expect(blamed('c', ...states)).toEqual(['1:Третье ', '2:новое ', '1:слово тут.']);
    expect(blamed('b', ...states)).toEqual(['1:Второе слово там.']);
  });

  it('wrote it in either block that was joined', () => {
    expect(
      blamed(
        'a',
        doc(p('a', 'Первое слово.')),
        doc(p('a', 'Первое слово.'), p('b', 'Второе слово там.')),
        doc(p('a', 'Первое слово. Второе слово там.')),
      ),
    ).toEqual(['1:Первое слово.', '3: ', '2:Второе слово там.']);
  });

  it('wrote a heading, by the id of its section', () => {
    expect(blamed('s', doc(section('s', 'Цели')), doc(section('s', 'Цели и задачи')))).toEqual([
      '1:Цели',
      '2: и задачи',
    ]);
  });
});

it('has nothing to say of a line without words, and refuses a block that is not there', () => {
  expect(blamed('a', doc(p('a', '')))).toEqual([]);
  expect(() => blamed('z', doc(p('a', 'Слово')))).toThrow(
    expect.objectContaining({ code: 'wrong-base', path: 'z' }),
  );
  expect(() => blamed('z')).toThrow(expect.objectContaining({ code: 'wrong-base' }));
});

/** A history whose words are all told apart, so that a word can be traced by itself. */
const histories = fc
  .tuple(docs, fc.array(edits(4), { minLength: 1, maxLength: 5 }))
  .map(([first, saves]) => {
    const mint = countingIds('n');
    const word = wordMint('w');
    const states = [tellWordsApart(first, word)];
    for (const save of saves)
      states.push(perform(states.at(-1) as Node, tellEditsApart(save, word), mint));
    return states;
  });

const linesOf = (state: Node): Map<string, string> => {
  const lines = new Map<string, string>();
  visitBlocks(state, (block) => {
    if (idOf(block)) lines.set(idOf(block), readLine(block));
  });
  return lines;
};

const label = (states: readonly Node[]) =>
  states.map((state, index) => ({ label: index, doc: state }));

/** Every numbered word of the newest state with its block and the state it is put down to. */
const blameWords = (states: readonly Node[]) =>
  [...linesOf(states.at(-1) as Node).keys()].flatMap((block) =>
    blame(block, label(states)).flatMap((run) =>
      numberedWords(run.text).map((word) => ({ word, block, label: run.label })),
    ),
  );

/** True when the word is a token by itself there: run together with another it is another word. */
const standsIn = (word: string, text: string): boolean => tokenise(text).includes(word);

describe('over random histories', () => {
  it('the runs joined are the line, of blocks of every kind', patience, () => {
    fc.assert(
      fc.property(histories, (states) => {
        for (const [id, text] of linesOf(states.at(-1) as Node)) {
          const found = blame(id, label(states));
          expect(found.map((run) => run.text).join('')).toBe(text);
          expect(found.every((run, at) => run.label !== found[at + 1]?.label)).toBe(true);
          expect(blame(id, label(states))).toEqual(found);
        }
      }),
      { numRuns: runs(150, 20_000) },
    );
  });

  it('a word stands in every state from the one it is put down to', patience, () => {
    fc.assert(
      fc.property(histories, (states) => {
        const words = states.map(
          (state) => new Set([...linesOf(state).values()].flatMap(numberedWords)),
        );
        for (const { word, label: from } of blameWords(states))
          for (const later of words.slice(from)) expect(later).toContain(word);
      }),
      { numRuns: runs(150, 20_000) },
    );
  });

  it(
    'a word that never left its block is put down to the state it first stood in',
    patience,
    () => {
      let [right, wrong] = [0, 0];
      fc.assert(
        fc.property(histories, (states) => {
          const lines = states.map(linesOf);
          for (const { word, block, label: from } of blameWords(states)) {
            const first = lines.findIndex((line) =>
              [...line.values()].some((text) => standsIn(word, text)),
            );
            const later = lines.slice(first);
            if (first < 0 || !later.every((line) => standsIn(word, line.get(block) ?? '')))
              continue;
            from === first ? right++ : wrong++;
          }
        }),
        { numRuns: runs(150, 20_000) },
      );
      // Where a space went too, it may be taken for the word: both tell the change in as few tokens.
      expect(wrong / (right + wrong)).toBeLessThan(0.002);
    },
  );

  it('a save that leaves the block alone changes nothing', patience, () => {
    fc.assert(
      fc.property(histories, edits(3), (states, more) => {
        const last = states.at(-1) as Node;
        const next = perform(last, more, countingIds('m'));
        const before = linesOf(last);
        for (const [id, text] of linesOf(next))
          if (before.get(id) === text)
            expect(blame(id, label([...states, next]))).toEqual(blame(id, label(states)));
      }),
      { numRuns: runs(100, 10_000) },
    );
  });
});
