import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { apply, invert } from '../../../src/domain/text/apply.ts';
import type { Change } from '../../../src/domain/text/change.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { TextFault } from '../../../src/domain/text/identity.ts';
import {
  box,
  cell,
  doc,
  indicator,
  li,
  p,
  part,
  row,
  section,
  table,
  ul,
} from './merge-builders.ts';

const kinds = (a: Node, b: Node) => diff(a, b).changes.map(({ kind, block }) => `${kind} ${block}`);
const marked = (change: Change | undefined): string =>
  change && 'words' in change
    ? change.words
        .map(({ op, text }) =>
          op === 'equal' ? text : op === 'insert' ? `{+${text}+}` : `[-${text}-]`,
        )
        .join('')
    : '';
const words = (before: string, after: string) =>
  marked(diff(doc(p('a', before)), doc(p('a', after))).changes[0]);

describe('diff', () => {
  const list = (...ids: string[]) => doc(...ids.map((id) => p(id, `Абзац ${id}.`)));

  it('tells one moved paragraph as one move', () => {
    expect(kinds(list('a', 'b', 'c', 'd'), list('b', 'c', 'd', 'a'))).toEqual(['move a']);
  });

  it('tells a moved section with everything in it as one move', () => {
    const s = (id: string) => section(id, `Глава ${id}`, p(`${id}1`, 'Раз.'), p(`${id}2`, 'Два.'));
    expect(kinds(doc(s('a'), s('b'), s('c')), doc(s('b'), s('c'), s('a')))).toEqual(['move a']);
  });

  it('tells a move and a changed word as a move and a rewording', () => {
    const [b, c] = [p('b', 'Второй.'), p('c', 'Третий.')];
    const found = diff(doc(p('a', 'Первый абзац.'), b, c), doc(b, c, p('a', 'Первый пункт.')));
    expect(found.changes.map(({ kind }) => kind)).toEqual(['move', 'reword']);
    expect(marked(found.changes[1])).toBe('Первый [-абзац-]{+пункт+}.');
  });

  it('tells of two swapped blocks that the shorter one moved', () => {
    const long = p('l', 'Длинный абзац, в котором сказано многое.');
    expect(kinds(doc(long, p('s', 'Да.')), doc(p('s', 'Да.'), long))).toEqual(['move s']);
  });

  it('tells an inserted row as one insertion and an inserted column as one', () => {
    const base = doc(
      table(
        't',
        row('r', cell('a', '1'), cell('b', '2')),
        row('s', cell('c', '3'), cell('d', '4')),
      ),
    );
    const taller = doc(
      table(
        't',
        row('r', cell('a', '1'), cell('b', '2')),
        row('n', cell('x', '5'), cell('y', '6')),
        row('s', cell('c', '3'), cell('d', '4')),
      ),
    );
    const wider = doc(
      table(
        't',
        row('r', cell('a', '1'), cell('x', 'n'), cell('b', '2')),
        row('s', cell('c', '3'), cell('y', 'n'), cell('d', '4')),
      ),
    );
    const moved = doc(
      table(
        't',
        row('r', cell('b', '2'), cell('a', '1')),
        row('s', cell('d', '4'), cell('c', '3')),
      ),
    );
    expect(kinds(base, taller)).toEqual(['insert n']);
    expect(kinds(base, wider)).toEqual(['column-insert t']);
    expect(kinds(wider, base)).toEqual(['column-delete t']);
    expect(kinds(base, moved)).toEqual(['column-move t']);
    expect(diff(base, wider).changes[0]).toMatchObject({ column: 2 });
  });

  it('tells a split and a join as one change each', () => {
    const whole = doc(p('a', 'Первое о развитии. Второе о партнёрстве.'));
    const halves = doc(p('a', 'Первое о развитии.'), part('b', 'a', 'Второе о партнёрстве.'));
    expect(kinds(whole, halves)).toEqual(['split a']);
    expect(marked(diff(whole, halves).changes[0])).toBe(
      'Первое о развитии.[- -]{+¶+}Второе о партнёрстве.',
    );
    expect(kinds(halves, whole)).toEqual(['join a']);
  });

  it('tells a new type and each attribute by itself', () => {
    const own = indicator({ unit: 'ед.', source: 'МИОР' });
    expect(kinds(doc(indicator({})), doc(own))).toEqual(['attribute i', 'attribute i']);
    expect(
      kinds(
        doc(ul('l', li('i', p('a', 'x')))),
        doc(box('ordered_list', 'l', li('i', p('a', 'x')))),
      ),
    ).toEqual(['retype l']);
  });

  it('names places by section and position, and orders changes as the text does', () => {
    const base = doc(p('k', 'Вводная.'), section('s', 'Цели', p('a', 'Один.'), p('b', 'Два.')));
    const next = doc(
      p('k', 'Вводная часть.'),
      section('s', 'Цели', p('b', 'Два.'), p('n', 'Три.')),
    );
    const { changes } = diff(base, next);
    expect(changes.map(({ kind, block }) => `${kind} ${block}`)).toEqual([
      'reword k',
      'delete a',
      'insert n',
    ]);
    expect(changes[2]?.path).toEqual([
      { type: 'section', number: 1, title: 'Цели' },
      { type: 'paragraph', number: 2 },
    ]);
  });

  it('marks up words the way a person would', () => {
    expect(words('Не менее 10 человек.', 'Не менее 20 человек.')).toBe(
      'Не менее [-10-]{+20+} человек.',
    );
    expect(words('старый текст закона', 'новая редакция закона')).toBe(
      '[-старый текст-]{+новая редакция+} закона',
    );
    expect(words('Раз. Два.', 'Раз. Новое. Два.')).toBe('Раз. {+Новое. +}Два.');
    expect(words('см. п. 3 ст. 17', 'см. п. 3 ст. 18')).toBe('см. [-п. 3 ст. 17-]{+п. 3 ст. 18+}');
  });

  it('shows of a compound or an address the part that changed, and no half of a number', () => {
    expect(words("Le délai d'appel", 'Le délai d’appel')).toBe("Le délai d[-'-]{+’+}appel");
    expect(words('см. /law/old-land-code/', 'см. /codes/land-code')).toBe(
      'см. /[-law/old--]{+codes/+}land-code[-/-]',
    );
    expect(words('по-старому', 'по-новому')).toBe('по-[-старому-]{+новому+}');
    expect(words('кое-где', 'кто-то')).toBe('[-кое-где-]{+кто-то+}');
    expect(words('до 01.02.2024, п. 3', 'до 01.03.2024, п. 4')).toBe(
      'до [-01.02.2024-]{+01.03.2024+}, [-п. 3-]{+п. 4+}',
    );
    expect(words('ст. 17', 'ст.\u00a017')).toBe('ст.[- -]{+\u00a0+}17');
  });

  it('reads code and metadata sign by sign, and dates whole', () => {
    const code = (text: string) =>
      schema.node('doc', null, [schema.node('preformatted', { id: 'a' }, schema.text(text))]);
    const change = (before: string, after: string) =>
      marked(diff(code(before), code(after)).changes[0]);
    expect(change('date: 2024-01-31\n- a', 'date: 2024-02-29\n  - a')).toBe(
      'date: [-2024-01-31-]{+2024-02-29+}\n{+  +}- a',
    );
    expect(change('since=31.01.2024;', 'since=29.02.2024;')).toBe(
      'since=[-31.01.2024-]{+29.02.2024+};',
    );
    expect(change('1.2.3', '1.2.4')).toBe('1.2.[-3-]{+4+}');
  });

  it('tells what came beside each other as one, and no more than changed', () => {
    expect(
      words(
        'что служба и суд или лицо',
        'что полиции или служба и полиции или суд или полиции или лицо',
      ),
    ).toBe('что {+полиции или +}служба и{+ полиции или+} суд{+ или полиции+} или лицо');
    expect(words('к аресту. Арест к сроку', 'к такому аресту. Штраф или арест к сроку')).toBe(
      'к {+такому +}аресту. [-Арест-]{+Штраф или арест+} к сроку',
    );
  });

  it('tells a sentence that came at the end with its own full stop, whatever changed before it', () => {
    const [short, long] = ['Ответ даётся письменно.', 'Ответ даётся письменно. Отказ обжалуется.'];
    expect(words(`Срок 10 дней. ${short}`, `Срок 20 дней. ${long}`)).toBe(
      `Срок [-10-]{+20+} дней. ${short}{+ Отказ обжалуется.+}`,
    );
    expect(words(`Срок 20 дней. ${long}`, `Срок 10 дней. ${short}`)).toBe(
      `Срок [-20-]{+10+} дней. ${short}[- Отказ обжалуется.-]`,
    );
    expect(words('Мерзім 10 күн; жауап;', 'Мерзім 20 күн; жауап; бас тарту;')).toBe(
      'Мерзім [-10-]{+20+} күн; жауап;{+ бас тарту;+}',
    );
  });

  it('counts what came and went', () => {
    const { stats } = diff(
      doc(p('a', 'Не менее 10 человек.')),
      doc(p('a', 'Не менее 20 граждан.'), p('n', 'Новое.')),
    );
    expect(stats).toEqual({
      kinds: { reword: 1, insert: 1 },
      wordsInserted: 3,
      wordsDeleted: 2,
      charactersInserted: 16,
      charactersDeleted: 10,
    });
  });
});

describe('apply', () => {
  const base = doc(p('a', 'Один.'), p('b', 'Два.'), p('c', 'Три.'));
  const refusal = (target: Node, next: Node): unknown => {
    try {
      apply(target, diff(base, next));
    } catch (error) {
      if (error instanceof TextFault) return [error.code, error.path];
      throw error;
    }
    return null;
  };

  it('refuses a doc that is not the base where the diff touches it', () => {
    const reworded = doc(p('a', 'Один!'), p('b', 'Два.'), p('c', 'Три.'));
    const moved = doc(p('b', 'Два.'), p('c', 'Три.'), p('a', 'Один.'));
    const without = doc(p('b', 'Два.'), p('c', 'Три.'));
    const other = doc(p('a', 'Иное.'), p('b', 'Два.'), p('c', 'Три.'));
    expect(refusal(other, reworded)).toEqual(['wrong-base', 'a']);
    expect(refusal(other, without)).toEqual(['wrong-base', 'a']);
    expect(refusal(without, reworded)).toEqual(['wrong-base', 'a']);
    expect(refusal(moved, moved)).toEqual(['wrong-base', 'a']);
  });

  it('takes a doc that differs elsewhere', () => {
    const reworded = doc(p('a', 'Один!'), p('b', 'Два.'), p('c', 'Три.'));
    const other = doc(p('a', 'Один.'), p('b', 'Два.'), p('c', 'Четыре.'));
    expect(apply(other, diff(base, reworded)).textContent).toBe('Один!Два.Четыре.');
  });

  it('tells of a title or list that came or went what stays in it, and of no move', () => {
    const [one, two, three] = [p('x', 'Раз.'), p('y', 'Два.'), p('z', 'Три.')];
    const plain = doc(one, two, three);
    for (const held of [
      doc(one, section('s', 'Глава', two, three)),
      doc(section('s', 'Глава', one, two, three)),
      doc(section('s', 'Часть', section('t', 'Глава', one, two, three))),
    ])
      for (const [from, to] of [
        [plain, held],
        [held, plain],
      ] as const) {
        const found = diff(from, to);
        expect(found.changes).toHaveLength(1);
        expect(apply(from, found).eq(to)).toBe(true);
        expect(apply(to, invert(found)).eq(from)).toBe(true);
      }
    // What stands after another text than before has moved, the section's other blocks have not.
    const moves = (to: Node) =>
      diff(plain, to).changes.flatMap(({ kind, block }) => (kind === 'move' ? block : []));
    expect(moves(doc(section('s', 'Глава', three, one, two)))).toEqual(['z', 'x']);
    expect(moves(doc(two, section('s', 'Глава', one, three)))).toHaveLength(2);
    // What follows a text that went elsewhere went with it.
    const chapter = doc(section('k', 'Часть', one, two, three));
    const ahead = doc(section('s', 'Глава', two, three), section('k', 'Часть', one));
    expect(diff(chapter, ahead).changes.map(({ kind }) => kind)).toEqual([
      'insert',
      'move',
      'move',
    ]);
  });

  it('refuses a diff that would lose a block', () => {
    const nested = doc(section('s', 'Глава', p('x', 'Раз.'), p('y', 'Два.')));
    const { changes, ...rest } = diff(nested, doc(p('y', 'Два.')));
    const without = changes.map((change) =>
      change.kind === 'delete' ? { ...change, around: [] } : change,
    );
    expect(without).not.toEqual(changes);
    expect(() => apply(nested, { ...rest, changes: without })).toThrow(TextFault);
    const circle = [
      {
        kind: 'move',
        block: 'a',
        type: 'paragraph',
        path: [],
        fromPath: [],
        from: { parent: null, previous: null },
        to: { parent: null, previous: 'b' },
      },
      {
        kind: 'move',
        block: 'b',
        type: 'paragraph',
        path: [],
        fromPath: [],
        from: { parent: null, previous: 'a' },
        to: { parent: null, previous: 'a' },
      },
    ] as const;
    expect(() => apply(base, { changes: circle })).toThrow(TextFault);
  });

  it('shares what did not change', () => {
    const next = doc(p('a', 'Один.'), p('b', 'Иное.'), p('c', 'Три.'));
    expect(apply(base, diff(base, next)).child(0)).toBe(base.child(0));
    expect(apply(base, diff(base, base))).toBe(base);
    expect(invert(diff(base, base)).changes).toEqual([]);
  });
});
