import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { align, alignThree } from '../../../src/domain/text/align.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { checkText, countingIds, idOf } from '../../../src/domain/text/identity.ts';
import { merge } from '../../../src/domain/text/merge.ts';
import { renameIds } from '../../../src/domain/text/pair.ts';
import { docs, edits, perform, runs } from '../../laws/texts.ts';
import {
  changesBetween,
  doc,
  type Json,
  one,
  p,
  section,
  table,
  three,
  two,
  ul,
} from './align-builders.ts';

/** The same text from elsewhere: no block has an id it had. */
function withOtherIds(text: Node): Node {
  const ids = new Map<string, string>();
  text.descendants((node) => void ids.set(idOf(node), `f${ids.size}`));
  return renameIds(text, ids, new Map());
}

/** The doc as JSON with the place of a block for its id, where it is pointed at too. */
function withPlaces(text: Node): unknown {
  const places = new Map<string, number>();
  text.descendants((node) => void (idOf(node) && places.set(idOf(node), places.size)));
  return JSON.parse(JSON.stringify(text.toJSON()), (name, value) => {
    if (name === 'origin' || name === 'slot') return undefined;
    if (name === 'href') return value.startsWith('#') ? places.get(value.slice(1)) : value;
    return ['id', 'to', 'indicator'].includes(name) ? (places.get(value) ?? null) : value;
  });
}

describe('align', () => {
  it('gives an equal text all its ids back', () => {
    const content = [section('Цели', p(one), ul('раз', 'два')), section('Меры', table(['а', 'б']))];
    const base = doc(...content);
    expect(align(doc(...content), base, countingIds('n')).eq(base)).toBe(true);
  });

  it('takes no short paragraph for an item of other words that stood there', () => {
    const items = ['Яблоко зелёное', 'Груша жёлтая', 'Слива синяя'];
    const said = ['Министр подписывает', 'Суд решает', 'Налог платят'];
    const whole = (...middle: Json[]) => [p(one), ...middle, p(two)];
    expect(changesBetween(whole(ul(...items)), whole(...said.map((text) => p(text))))).toEqual([
      'delete bullet_list',
      'insert paragraph',
      'insert paragraph',
      'insert paragraph',
    ]);
    expect(changesBetween(whole(ul(...items)), whole(ul(...said)))).toEqual(
      said.map(() => 'reword paragraph'),
    );
  });

  it('keeps the identity of a lightly changed and of a moved paragraph', () => {
    expect(
      changesBetween([p(one), p(two)], [p(one.replace('развивается', 'растёт')), p(two)]),
    ).toEqual(['reword paragraph']);
    expect(changesBetween([p(one), p(two), p(three)], [p(two), p(three), p(one)])).toEqual([
      'move paragraph',
    ]);
    expect(
      changesBetween(
        [p(one), p(two), p(three)],
        [p(two), p(three), p(one.replace('развивается', 'растёт'))],
      ),
    ).toEqual(['move paragraph', 'reword paragraph']);
  });

  it('follows a section that moved, with a new title or into another section', () => {
    const [a, b, c] = [
      section('Цели', p(one)),
      section('Меры', p(two)),
      section('Итоги', p(three)),
    ];
    expect(changesBetween([a, b, c], [b, c, a])).toEqual(['move section']);
    expect(changesBetween([a, b, c], [section('Задачи', p(one)), b, c])).toEqual([
      'reword section',
    ]);
    expect(changesBetween([a, b], [section('Цели', p(one), b)])).toEqual(['move section']);
  });

  it('keeps the other paragraphs of a section that a new heading divides', () => {
    expect(
      changesBetween(
        [section('Цели', p(one), p(two), p(three))],
        [section('Цели', p(one), p(two)), section('Новый', p(three))],
      ),
    ).toEqual(['insert section']);
  });

  it('tells an inserted item, row or column as one', () => {
    expect(changesBetween([ul('раз', 'два')], [ul('раз', 'полтора', 'два')])).toEqual([
      'insert list_item',
    ]);
    const rows = [
      ['год', 'доля'],
      ['2020', '10'],
      ['2025', '20'],
    ];
    expect(
      changesBetween(
        [table(...rows)],
        [table(...rows.slice(0, 2), ['2023', '15'], ['2025', '20'])],
      ),
    ).toEqual(['insert table_row']);
    expect(
      changesBetween(
        [table(...rows)],
        [table(...rows.map(([a, b], at) => [a ?? '', `н${at}`, b ?? '']))],
      ),
    ).toEqual(['column-insert table']);
  });

  it('knows a table of numbers by them, whatever stands between', () => {
    const rows = ['640', '1280', '320', '970', '110'];
    expect(
      changesBetween(
        [p(one), table(...rows.map((cell) => [cell, '125', '250'])), p(two)],
        [
          p(one),
          p(three),
          table(...rows.map((cell) => [cell, 'не более чем', '125', '250'])),
          p(two),
        ],
      ),
    ).toEqual(['insert paragraph', 'column-insert table']);
  });

  it('takes a reworded title of two words along with a section that moved', () => {
    const own = (title: string) => section('Глава', p(`${one} ${two}`), p(title), p('—'));
    const rest = [
      section('Раздел', p(three), p(`${two} ${one}`)),
      section('Иное', p('Срок.'), p(three)),
    ];
    expect(
      changesBetween([own('Срок давности'), ...rest], [...rest, own('Срок хранения')]),
    ).toEqual(['move section', 'reword paragraph']);
  });

  it('leaves the section of a table alone whatever its cells hold', () => {
    const cells = table([one, two], [three, one]);
    expect(
      changesBetween(
        [section('Цели', cells), section('Меры', p(two))],
        [section('Меры', p(two)), section('Цели', cells)],
      ),
    ).toEqual(['move section']);
  });

  it('lets the first part of a split keep the id, and records where the rest came from', () => {
    const base = doc(p(`${one} ${two}`));
    const next = align(doc(p(one), p(two)), base, countingIds('n'));
    expect(next.child(0).attrs.id).toBe(base.child(0).attrs.id);
    expect(next.child(1).attrs.origin).toBe(base.child(0).attrs.id);
    expect(diff(base, next).changes.map(({ kind }) => kind)).toEqual(['split']);
  });

  it('tells a paragraph that became a list, or whose item was divided, as one split', () => {
    const list = ul(`${two}`, three);
    expect(changesBetween([p(`${one} ${two}`)], [p(one), list])).toEqual(['split paragraph']);
    const items = (...content: Json[]): Json => ({
      type: 'bullet_list',
      content: [
        { type: 'list_item', content: [p(three)] },
        { type: 'list_item', content },
      ],
    });
    const divided = changesBetween(
      [items(p(`Да. ${one} ${two}`))],
      [items(p('Да.'), p(`${one} ${two}`))],
    );
    expect(divided).toEqual(['split paragraph']);
    const [fine, jail] = ['наказывается штрафом по суду.', 'наказывается арестом по суду.'];
    const both = changesBetween(
      [p(`Кража чужого – ${fine}`), p(`Кража группой – ${jail}`)],
      [p('Кража чужого –'), p(fine), p('Кража группой –'), p(jail)],
    );
    expect(both).toEqual(['split paragraph', 'split paragraph']);
  });

  it('tells a paragraph cut into many, or made of many, as one split or join', () => {
    const parts = [
      'правила мониторинга концепции;',
      'обучение организаций в областях;',
      'единый портал государственных грантов;',
      'методику оценки общественной пользы;',
      'ежегодный гражданский форум;',
      'доклад о развитии общества;',
    ];
    const whole = p(parts.join(' '));
    const each = parts.map((part) => p(part));
    const amid = (...blocks: Json[]) => [p(one), ...blocks, p(two)];
    expect(changesBetween(amid(whole), amid(...each))).toEqual(['split paragraph']);
    expect(changesBetween(amid(...each), amid(whole))).toEqual(['join paragraph']);
    expect(changesBetween(amid(whole), amid(ul(...parts)))).toEqual([
      'move paragraph',
      'split paragraph',
    ]);
    // Where most of it is gone the rest is no part of it.
    const few = [...parts.slice(0, 2), 'совсем другое.', 'и ещё одно.'].map((part) => p(part));
    expect(new Set(changesBetween(amid(whole), amid(...few)))).toEqual(
      new Set(['delete paragraph', 'insert paragraph']),
    );
  });

  it('lets a text joined of two be the first of them, whichever it is more like', () => {
    for (const [short, long] of [
      [one, `${two} ${three}`],
      [`${two} ${three}`, one],
    ] as const)
      expect(changesBetween([p(short), p(long)], [p(`${short} ${long}`)])).toEqual([
        'join paragraph',
      ]);
    expect(changesBetween([p(one), ul(two, three)], [p(`${one} ${two} ${three}`)])).toEqual([
      'join paragraph',
    ]);
  });

  it('joins lines of a section with another title, and leaves the title alone', () => {
    const lines = ['Общественное объединение создаётся', 'по инициативе граждан и действует'];
    const rest = ['на основании устава,', 'который принят учредителями.'];
    const before = section(
      'Art. 92. Порядок',
      ...[...lines, ...rest].map((line) => p(line)),
      p(two),
    );
    const whole = [...lines, 'самостоятельно', ...rest].join(' ');
    const changes = changesBetween([before], [section('ARTICULO 92 ter', p(whole), p(two))]);
    expect(changes).toEqual(['reword section', 'join paragraph']);
  });

  it('takes a list for the one whose items it has, however much else it has', () => {
    const ordered = (...items: string[]): Json => ({ ...ul(...items), type: 'ordered_list' });
    const more = [1, 2, 3, 4, 5, 6].map((at) => `${three} Пункт ${at} дополняет сказанное.`);
    expect(
      changesBetween([ordered('Да, это так.'), p(one)], [ul('Да, это так.', ...more), p(one)]),
    ).toEqual(['retype bullet_list', ...more.map(() => 'insert list_item')]);
  });

  it('takes references and links along', () => {
    const note = (id: string): Json => ({
      type: 'footnote',
      attrs: { id },
      content: [p('Закон № 390.')],
    });
    const text = (id: string) => [
      p(
        one,
        { type: 'reference', attrs: { to: id } },
        { type: 'text', text: 'сноска', marks: [{ type: 'link', attrs: { href: `#${id}` } }] },
      ),
      note(id),
    ];
    const base = doc(...text('f'));
    expect(align(doc(...text('other')), base, countingIds('n')).eq(base)).toBe(true);
  });

  it('takes a section that moved whole along, with the short texts that stand elsewhere too', () => {
    const dash = (title: string, text: string) => section(title, p('—'), p(text), p('1.'));
    const before = [dash('Первое', one), dash('Второе', two), dash('Третье', three)];
    const after = [dash('Третье', three), dash('Первое', one), dash('Второе', two)];
    expect(changesBetween(before, after)).toEqual(['move section']);
  });

  it('shares what did not change with the known doc', () => {
    const content = [section('Цели', p(one), ul('раз', 'два')), section('Меры', table(['а', 'б']))];
    const base = doc(...content);
    const next = align(doc(section('Новое', p(two)), ...content), base, countingIds('n'));
    expect(next.child(1)).toBe(base.child(0));
    expect(next.child(2)).toBe(base.child(1));
  });

  it('changes nothing but ids, and what points at a block still does', () => {
    fc.assert(
      fc.property(docs, edits(6), (known, list) => {
        const next = perform(known, list, countingIds('e'));
        const foreign = withOtherIds(next);
        const aligned = align(foreign, known, countingIds('n'));
        checkText(aligned);
        expect(withPlaces(aligned)).toEqual(withPlaces(next));
      }),
      { numRuns: runs(300, 50_000) },
    );
  });

  it('never gives one id twice', () => {
    const same = doc(p(one), p(one), p(one));
    checkText(align(same, doc(p(one)), countingIds('x')));
    checkText(align(doc(p(one)), same, countingIds('x')));
  });
});

describe('alignThree', () => {
  it('lets both sides bring the same section once', () => {
    const added = section('Приложение', p(two), p(three));
    const varied = section('Приложение', p(two), p(three.replace('все', 'многие')));
    const sides = (own: Json, other: Json) => {
      const { base, ours, theirs } = alignThree(doc(p(one)), doc(p(one), own), doc(p(one), other));
      return merge(base, ours, theirs);
    };
    expect(sides(added, added).doc.textContent).toBe(`${one}Приложение${two}${three}`);
    const { conflicts } = sides(added, varied);
    expect(conflicts.map(({ ours, theirs }) => [ours?.text, theirs?.text])).toEqual([
      ['все', 'многие'],
    ]);
  });

  it('takes what resembles what the other side brought at another spot for what it is', () => {
    const address = (name: string) => p(`https://adilet.zan.kz/rus/docs/${name}/OWNERS`);
    const [first, second, last] = [address('P1'), address('P2'), address('P3')] as [
      Json,
      Json,
      Json,
    ];
    const { base, ours, theirs } = alignThree(
      doc(first, second, last),
      doc(first, address('Z7000'), second, last),
      doc(first, second, address('Z9000'), last),
    );
    const { conflicts, doc: merged } = merge(base, ours, theirs);
    expect(conflicts).toEqual([]);
    expect(merged.childCount).toBe(5);
  });

  it('sees one place in a paragraph both sides rewrote', () => {
    const { base, ours, theirs } = alignThree(
      doc(p(one), p(two)),
      doc(p('Civil society grows.'), p(two)),
      doc(p('Қоғам дамиды.'), p(two)),
    );
    const { conflicts } = merge(base, ours, theirs);
    expect(
      conflicts.map(({ kind, ours: own, theirs: other }) => [kind, own?.text, other?.text]),
    ).toEqual([['words', 'Civil society grows.', 'Қоғам дамиды.']]);
  });

  it('takes what both sides wrote alike for one block, whatever it was before', () => {
    const rows = (...names: string[]) =>
      names.map((name) => [`${name} мырза`, `${name}@example.kz`, 'хатшылық']);
    const both = table(...rows('Асқаров', 'Нұрланова', 'Оспанов'), [
      'Сапарова',
      's@example.kz',
      '',
    ]);
    const { base, ours, theirs } = alignThree(
      doc(p(one), table(...rows('Асқаров', 'Ибраев', 'Оспанов'))),
      doc(both, p(one.replace('поддержке', 'помощи'))),
      doc(p(one), both),
    );
    expect(merge(base, ours, theirs).conflicts).toEqual([]);
    expect(idsOf(ours).filter((id) => !idsOf(theirs).includes(id))).toEqual([]);
  });

  it('gives no id twice and changes no word', () => {
    fc.assert(
      fc.property(docs, edits(5), edits(5), edits(3), (text, both, own, other) => {
        const grown = perform(text, both, countingIds('x'));
        const sides = [
          perform(grown, own, countingIds('o')),
          perform(grown, other, countingIds('t')),
        ];
        const [ours, theirs] = sides.map(withOtherIds) as [Node, Node];
        const three = alignThree(withOtherIds(text), ours, theirs);
        for (const [before, after] of [
          [ours, three.ours],
          [theirs, three.theirs],
        ] as const) {
          checkText(after);
          expect(withPlaces(after)).toEqual(withPlaces(before));
        }
      }),
      { numRuns: runs(300, 20_000) },
    );
  });
});

function idsOf(text: Node): string[] {
  const ids: string[] = [];
  text.descendants((node) => void (idOf(node) && ids.push(idOf(node))));
  return ids;
}
