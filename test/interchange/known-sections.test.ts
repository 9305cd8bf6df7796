/** Markdown from elsewhere, edition after edition: what was read once is known again, and is the same. */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { align } from '../../src/domain/text/align.ts';
import { countingIds, normalise } from '../../src/domain/text/identity.ts';
import { dialectOf, ours } from '../../src/interchange/dialect.ts';
import { parseMarkdown } from '../../src/interchange/markdown.ts';
import { foreignLength, parseMarkdownBeside } from '../../src/interchange/markdown-beside.ts';
import { printSections } from '../../src/interchange/print-markdown.ts';
import { anyDoc } from './docs.ts';
import { anyMarkdown } from './sources.ts';

const numRuns = process.env.KELISIM_LONG ? 20_000 : 600;

const titles = ['Мақсаты', 'Scope', '*Цель*', '1. Цель', 'а<sup>1</sup>', '§ 2 #', '---', ''];
const heading = fc
  .tuple(
    fc.constantFrom(...titles),
    fc.constantFrom('# ', '### ', '##### ', '#######', '#', '\n===', '\n---', '\n--- ', '\r\n===='),
    fc.constantFrom('\n\n', '\n', '\n\n\n', '  \n\n'),
  )
  .map(([title, sign, end]) =>
    sign.startsWith('#') ? `${sign}${title}${end}` : `${title}${sign}${end}`,
  );
const bodies = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'слово *и* __слово__ _и_',
      'слово  \nи слово',
      '* один\n* два\n\n  и',
      '+ один\n    * два',
      '1) один\n\n2) два\n\n4) три',
      'а | б\n--- | ---\n1 | *2*',
      '| а |\n|---|\n| 1 | 2 |',
      '<div>\n\nслово\n\n</div>',
      '<p align="center">слово</p>',
      'и <b>слово</b> &amp; é',
      '![карта](a.png) и [имя](https://a.kz "имя")',
      '***',
      '~~~\n\n# не заголовок\n\n~~~',
      '    код\n\n    # код',
      '> слово\nи\n> # заголовок',
      '\\* слово \\# и',
      '[※](#k3) и [имя](#n2)',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '```',
      '- ```\n  слово',
      '<!--',
      '-->',
      '<pre>\n\nслово',
      'и[^1]',
      '[^1]: сноска\n\n    и',
      '[имя]: https://a.kz',
      '---',
      '---\nа: б\n---',
    ),
  },
  { weight: 1, arbitrary: anyMarkdown },
);
const piece = fc
  .tuple(heading, fc.array(bodies, { maxLength: 3 }))
  .map(([own, list]) => `${own}${list.map((body) => `${body}\n\n`).join('')}`);
const front = fc.constantFrom(
  '',
  '',
  '---\nа: б\n---\n',
  '---\n\n# а\n\n...\n\n',
  '\uFEFF',
  'и\n\n',
);

/** What becomes of the pieces, by number, in one edition after another. */
const changes = fc.array(fc.record({ kind: fc.nat(5), at: fc.nat(99), to: fc.nat(99), piece }), {
  maxLength: 2,
});

function change(
  pieces: string[],
  { kind, at, to, piece: fresh }: { kind: number; at: number; to: number; piece: string },
): void {
  const count = Math.max(1, pieces.length);
  const [from, place] = [at % count, to % count];
  const own = pieces[from] ?? '';
  const end = to % 2 ? '\n' : '\n\n';
  if (kind === 0) pieces.splice(from, 1);
  else if (kind === 1) pieces.splice(place, 0, own);
  else if (kind === 2) pieces.splice(place, 0, ...pieces.splice(from, 1));
  else if (kind === 3) pieces.splice(place, 0, fresh);
  else if (kind === 4) pieces[from] = own.replace(/\S+(?=\s*$)/, 'иначе');
  else pieces[from] = own.replace(/^#/, '##').replace(/\n+$/, end);
}

const histories = fc
  .tuple(
    front,
    fc.array(piece, { maxLength: 6 }),
    fc.array(changes, { minLength: 2, maxLength: 4 }),
  )
  .map(([first, pieces, rounds]) => {
    const now = [...pieces];
    const join = () => `${first}${now.join('')}`;
    const later = rounds.map((round) => {
      for (const one of round) change(now, one);
      return join();
    });
    return [`${first}${pieces.join('')}`, `${first}${pieces.join('')}`, ...later];
  });

const read = (source: string): Node =>
  normalise(parseMarkdown(source, countingIds('k')).doc, countingIds('k'));

/** The edition read beside the text before it, with its ids; it must be what it is alone. */
function follow(known: Node, edition: string, round: number): Node {
  const beside = parseMarkdownBeside(edition, known, countingIds(`n${round}x`));
  const whole = parseMarkdown(edition, countingIds(`n${round}x`));
  const next = align(beside.doc, known, countingIds(`x${round}x`));
  expect(next.toJSON()).toEqual(align(whole.doc, known, countingIds(`x${round}x`)).toJSON());
  expect(beside.losses).toEqual(whole.losses);
  return next;
}

describe('sections printed in the dialect of a source', () => {
  it('say what they say in ours', () => {
    fc.assert(
      fc.property(anyDoc, fc.constantFrom('_', '*'), fc.boolean(), (doc, emphasis, isLoose) => {
        const dialect = { emphasis, isLoose } as const;
        const own = new Map([...printSections(doc, ours)].map(([text, node]) => [node, text]));
        for (const [text, section] of printSections(doc, dialect)) {
          const alone = (print = '') => parseMarkdown(`#${print}\n\n# x`, countingIds('k'));
          expect(alone(text)).toEqual(alone(own.get(section)));
        }
      }),
      { numRuns },
    );
  });

  const dialects: readonly (readonly [source: string, emphasis: string, isLoose: boolean])[] = [
    ['слово', '_', false],
    ['и _слово_ и *слово*\n\n- один\n- два\n\n1. один\n\n2. два\n', '_', false],
    ['(*слово*)\n\n1) один\n\n2) два\n', '*', true],
    ['* один\n* два *слово*\n', '*', false],
    ['* один\n\nслово\n\n* два\n', '_', false],
  ];
  it.each(dialects)('know the dialect of %j', (source, emphasis, isLoose) => {
    expect(dialectOf(source)).toEqual({ emphasis, isLoose });
  });

  it('are recognised though they were never read', () => {
    const source = '## А\n\nи *слово*:\n\n1) один\n\n3) два\n\n##### Б\n\n- а\n\n- *б*\n';
    expect(foreignLength(source, read(source))).toBe(0);
  });
});

describe('sections known by what they were read from', () => {
  it('are what they are in each edition read alone', () => {
    fc.assert(
      fc.property(histories, ([first = '', ...editions]) => {
        let known = read(first);
        for (const [round, edition] of editions.entries()) known = follow(known, edition, round);
      }),
      { numRuns: numRuns * 2 },
    );
  });

  const law = [
    '---\ntitle: Закон\n---\n# Закон\n\n',
    'Общее\n=====\n\nслово *и* слово  \nи слово\n\n',
    '##### § 1. Цель\n\n* один\n* два\n\n1) один\n\n2) два\n\n',
    '##### § 2. Орган\n\nа | б\n--- | ---\n1 | *2*\n\n',
    '##### § 3. Карта\n\n<div>карта</div>\n\n![карта](a.png)\n\n',
    'Прочее\n------\n\n__слово__ и\n',
  ];
  const source = law.join('');

  it('are read once after they were taken in, and then no more', () => {
    let known = read(source);
    expect(foreignLength(source, known)).toBe(source.length);
    known = follow(known, source, 1);
    expect(foreignLength(source, known)).toBe(law[0]?.length);
    const changed = '##### § 1. Цель\n\n* один\n* иначе\n\n';
    const next = law.with(2, changed).join('');
    expect(foreignLength(next, known)).toBe((law[0] + changed).length);
    known = follow(known, next, 2);
    known = follow(known, next, 3);
    expect(foreignLength(next, known)).toBe(law[0]?.length);
  });
});
