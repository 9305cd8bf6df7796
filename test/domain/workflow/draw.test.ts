/** The picture of a workflow: nothing in it overlaps, it needs nothing beside it, it says all in words. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/domain/language.ts';
import { drawWorkflow } from '../../../src/domain/workflow/draw.ts';
import { readWorkflow } from '../../../src/domain/workflow/read-workflow.ts';
import { textWidth, wrapText } from '../../../src/domain/workflow/typeset.ts';
import type { State, Workflow } from '../../../src/domain/workflow/workflow.ts';
import { named, small } from '../samples.ts';

const shipped = readdirSync('workflows')
  .filter((name) => name.endsWith('.json'))
  .map((name) => readWorkflow(JSON.parse(readFileSync(`workflows/${name}`, 'utf8'))));

const cases = [...shipped, small].flatMap((workflow) =>
  languages.map((lang) => [workflow.id, lang, workflow] as const),
);

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Picture {
  readonly frame: Box;
  readonly places: readonly Box[];
  /** In the order of the ways they belong to. */
  readonly labels: readonly Box[];
  readonly ways: readonly (readonly Point[])[];
  /** Indices of the ways that lead back to their own place: the only ones that go sideways. */
  readonly loops: readonly number[];
}

type Point = readonly [number, number];

/** What a picture's bytes say of where things are. */
function readPicture(svg: string): Picture {
  const boxes = (look: string) =>
    [...svg.matchAll(new RegExp(`<rect class="w-(?:${look})"[^>]*>`, 'g'))].map(([tag]) =>
      readBox(tag),
    );
  const paths = [...svg.matchAll(/<path class="w-way"[^>]* d="([^"]*)"/g)].map(([, d = '']) => d);
  return {
    frame: boxes('ground')[0] as Box,
    places: boxes('place|here|end'),
    labels: boxes('label'),
    ways: paths.map(sample),
    loops: paths.flatMap((path, index) => (path.includes('H') ? [index] : [])),
  };
}

function readBox(tag: string): Box {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
    Number(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]),
  ) as [number, number, number, number];
  return { x, y, width, height };
}

/** Points along a path of moves, straight lines and cubic curves. */
function sample(path: string): readonly Point[] {
  const points: Point[] = [];
  for (const [, command, rest = ''] of path.matchAll(/([MVHC])([^MVHC]*)/g)) {
    const numbers = rest.trim().split(/\s+/).map(Number);
    const [x, y] = points.at(-1) ?? [0, 0];
    const [a = 0, b = 0, c = 0, d = 0, endX = 0, endY = 0] = numbers;
    expect(numbers.every(Number.isFinite), path).toBe(true);
    for (let step = 1; step <= 20; step += 1) {
      const t = step / 20;
      const u = 1 - t;
      const curve = (from: number, one: number, two: number, to: number) =>
        u ** 3 * from + 3 * u * u * t * one + 3 * u * t * t * two + t ** 3 * to;
      if (command === 'M') points.push([a, b]);
      else if (command === 'V') points.push([x, y + (a - y) * t]);
      else if (command === 'H') points.push([x + (a - x) * t, y]);
      else points.push([curve(x, a, c, endX), curve(y, b, d, endY)]);
    }
  }
  return points;
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Inside by more than a pixel. */
const holds = ({ x, y, width, height }: Box, [px, py]: Point): boolean =>
  px > x + 1 && px < x + width - 1 && py > y + 1 && py < y + height - 1;

/** The law of every picture. */
function checkClear(svg: string): void {
  const { frame, places, labels, ways, loops } = readPicture(svg);
  expect(ways.length).toBe(labels.length);
  const boxes = [...places, ...labels];
  boxes.forEach((box, index) => {
    const touching = boxes.filter((other, at) => at !== index && overlap(box, other));
    expect(touching, JSON.stringify(box)).toEqual([]);
    expect(box.x >= 0 && box.x + box.width <= frame.width, JSON.stringify(box)).toBe(true);
    expect(box.y >= 0 && box.y + box.height <= frame.height, JSON.stringify(box)).toBe(true);
  });
  ways.forEach((way, index) => {
    // Loops of one place stand in a row: the outer one's line runs behind the inner one's label.
    const isLoop = (one: number) => loops.includes(one);
    const others = [
      ...places,
      ...labels.filter((_, at) => at !== index && !(isLoop(index) && isLoop(at))),
    ];
    for (const point of way) {
      expect(
        others.filter((box) => holds(box, point)),
        `way ${index} at ${point}`,
      ).toEqual([]);
      expect(holds({ x: -2, y: -2, width: frame.width + 4, height: frame.height + 4 }, point)).toBe(
        true,
      );
    }
    expect(way.some((point) => holds(labels[index] as Box, point))).toBe(true);
  });
}

/** Workflows of any shape, also such as the loader would refuse: loops, rings, twins, islands. */
const anyWorkflow: fc.Arbitrary<Workflow> = fc
  .integer({ min: 1, max: 7 })
  .chain((count) => {
    const place = fc.integer({ min: 0, max: count - 1 });
    const title = fc
      .array(fc.constantFrom('мм', 'согласование', 'тұжырымдама', 'i', 'WWWW'), {
        minLength: 1,
        maxLength: 9,
      })
      .map((words) => named(words.join(' ')));
    const way = fc.record({ from: place, to: place, titles: title });
    return fc.tuple(
      fc.array(title, { minLength: count, maxLength: count }),
      fc.array(way, { maxLength: 14 }),
    );
  })
  .map(([titles, ways]) => {
    const states = titles.map((title, index): [string, State] => [
      `s${index}`,
      {
        kind: 'submission',
        titles: title,
        transitions: ways
          .filter(({ from }) => from === index)
          .map(({ to, titles: names }, at) => ({
            id: String(at),
            titles: names,
            to: `s${to}`,
            by: ['drafter'],
          })),
      },
    ]);
    return { ...small, initial: 's0', states: Object.fromEntries(states) };
  });

describe('the picture of a workflow', () => {
  it.each(cases)('%s in %s has nothing that overlaps', (_id, lang, workflow) => {
    checkClear(drawWorkflow(workflow, { lang }));
    for (const at of Object.keys(workflow.states))
      checkClear(drawWorkflow(workflow, { lang, at, dates: { [at]: '2020-06-29' } }));
  });

  it('has nothing that overlaps, whatever the shape of the workflow', () => {
    fc.assert(
      fc.property(anyWorkflow, fc.constantFrom(...languages), (workflow, lang) => {
        const svg = drawWorkflow(workflow, { lang });
        checkClear(svg);
        expect(drawWorkflow(workflow, { lang })).toBe(svg);
      }),
      { numRuns: 150 },
    );
  });

  it.each(cases)('%s in %s needs nothing beside it and runs nothing', (_id, lang, workflow) => {
    const svg = drawWorkflow(workflow, { lang });
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /<script|<foreignObject|href|url\(|@import|@font-face|http|\son\w+=/i,
    );
    expect(svg).toContain(`lang="${lang}"`);
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*>\n<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>/);
  });

  it('marks the present place and shows dates in the words of the language', () => {
    const dates = { drafting: '2020-06-01' };
    const marked = drawWorkflow(small, { lang: 'ru', at: 'review', dates });
    expect(marked.match(/class="w-here"/g)).toHaveLength(1);
    expect(marked).toContain('проект сейчас здесь');
    expect(marked).toContain('1 июня 2020 года');
    const expected = { adopted: '2020-07-01', nowhere: '2020-07-01' };
    const ahead = drawWorkflow(small, { lang: 'ru', expected });
    expect(ahead.match(/ожидается: 1 июля 2020/g)).toHaveLength(2);
    expect(drawWorkflow(small, { lang: 'ru' })).not.toMatch(/class="w-here"|проект сейчас здесь/);
    expect(() => drawWorkflow(small, { lang: 'ru', dates: { drafting: 'June' } })).toThrow(
      RangeError,
    );
  });

  it('says who is asked, the terms, and what is not confirmed', () => {
    const basis = { act: 'A rule', confirmed: false };
    const review = small.states.review;
    if (!review?.review) return expect.fail('the sample reviews');
    const states = { ...small.states, review: { ...review, review: { ...review.review, basis } } };
    const svg = drawWorkflow(
      { ...small, states },
      { lang: 'en', nameOf: (agency) => `Ministry of ${agency}` },
    );
    for (const words of ['Ministry of finance', '(advisory)', '10 working days', 'not confirmed'])
      expect(svg.replace(/<desc>.*<\/desc>/, '').replace(/<[^>]+>/g, ' ')).toContain(words);
    expect(drawWorkflow(small, { lang: 'en' })).not.toContain('>term not confirmed<');
  });

  it('writes any title as text', () => {
    const titles = named('<b>"R&D"</b> \u0007\ud800 end');
    const svg = drawWorkflow({ ...small, titles }, { lang: 'en' });
    expect(svg).toContain('&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;');
    expect(svg).not.toMatch(/<b>|\p{Cc}(?<!\n)|\p{Cs}/u);
  });
});

describe('text without a font', () => {
  it('breaks at spaces, keeps every word, and lets only a single long word stick out', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 200 }), (text, widthMax) => {
        const lines = wrapText(text, widthMax, 12);
        expect(lines.join(' ').split(' ').filter(Boolean)).toEqual(
          text.split(/[\s\p{Cc}]+/u).filter(Boolean),
        );
        for (const line of lines)
          if (textWidth(line, 12) > widthMax) expect(line).not.toContain(' ');
      }),
    );
  });

  it('is wider in bold, and as wide as its parts', () => {
    expect(textWidth('Әділет', 12, true)).toBeGreaterThan(textWidth('Әділет', 12));
    expect(textWidth('abcd', 10)).toBeCloseTo(textWidth('ab', 10) + textWidth('cd', 10));
  });
});
