/** Charts as data and as markup: what is drawn is what the table says, in words of each language alone. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { AskingCounts } from '../../src/domain/figures/askings.ts';
import type { DraftFigures, WholeFigures } from '../../src/domain/figures/figures.ts';
import { formatNumber } from '../../src/domain/format.ts';
import { stateKinds } from '../../src/domain/workflow/workflow.ts';
import { ChartTableView, ChartView } from '../../src/web/charts/chart.tsx';
import { chartsOfDraft } from '../../src/web/charts/draft-charts.ts';
import type { Bars, Chart } from '../../src/web/charts/model.ts';
import { chartsOfWhole } from '../../src/web/charts/whole-charts.ts';

const terms: AskingCounts = { asked: 15, inTime: 5, late: 4, silent: 3, waiting: 2, dropped: 1 };
const titles = { kk: 'Келісу', ru: 'Согласование', en: 'Approval' };
const named = (name: string) => ({ name, unit: '%', source: '', responsible: '' });
const answers: Pick<DraftFigures, 'terms' | 'agencies' | 'amendments' | 'forecast'> = {
  terms,
  agencies: [
    { agency: 'a', ...terms, answer: { of: 9, days: 7.5 } },
    { agency: 'b', ...terms, answer: { of: 1, days: null } },
  ],
  amendments: {
    submitted: 28,
    adopted: 1,
    partly: 2,
    reworded: 3,
    refused: 4,
    moot: 5,
    withdrawn: 6,
    open: 7,
    supporters: 0,
    answerDays: 3,
  },
  forecast: (['overdue', 'likely', 'unlikely', 'unknown'] as const).map((outlook, index) => ({
    draft: 'd',
    agency: `${index}`,
    due: '2020-07-02T19:00:00Z',
    waited: 5,
    term: 10,
    of: 4,
    late: index === 0 ? null : 3,
    outlook,
  })),
};
const figures: DraftFigures = {
  at: '2020-07-01T00:00:00Z',
  seq: 1,
  version: 1,
  states: [
    { state: 's', titles, kind: 'circulation', visits: 2, days: 11, isNow: false },
    { state: 't', titles, kind: 'decision', visits: 1, days: 3, isNow: true },
  ],
  rounds: [
    {
      round: 1,
      state: 's',
      version: 1,
      at: '2020-06-01T00:00:00Z',
      closedAt: null,
      bodies: 21,
      carried: 1,
      answers: { agree: 1, remarks: 2, object: 3, outside: 4, silence: 5, none: 6 },
    },
  ],
  sections: [
    { section: 2, headings: titles, objections: 3, conditions: 2, remarks: 1, open: 4 },
    { section: null, headings: {}, objections: 1, conditions: 0, remarks: 0, open: 0 },
  ],
  indicators: [
    {
      block: 'i',
      words: { kk: named('Үлес'), ru: named('Доля'), en: named('Share') },
      base: { year: '2020', value: '80.8' },
      targets: ['2021', '2022', '2023', '2030'].map((year) => ({ year, value: year.slice(2) })),
      reached: [],
    },
  ],
  ...answers,
};
const whole: WholeFigures = {
  at: figures.at,
  drafts: 9,
  kinds: stateKinds.map((kind) => ({ kind, drafts: 1, stay: { of: 2, days: 4 } })),
  ...answers,
};
const zeros = Object.fromEntries(Object.keys(terms).map((name) => [name, 0])) as typeof terms;
const nothing: DraftFigures = {
  ...figures,
  ...{ states: [], rounds: [], sections: [], indicators: [], agencies: [], forecast: [] },
  terms: zeros,
  amendments: { ...answers.amendments, submitted: 0 },
};

describe.each(['kk', 'ru', 'en'] as const)('charts in %s', (lang) => {
  const naming = {
    nameOf: (id: string) => `«${id === 'a' ? 'А' : 'Б'}»`,
    titleOf: () => 'Ж',
    clock: { lang, zone: 'Asia/Almaty' },
  };
  const charts = [...chartsOfDraft(figures, naming), ...chartsOfWhole(whole, naming)];
  const markupOf = (chart: Chart) =>
    renderToStaticMarkup(createElement(ChartView, { chart })) +
    renderToStaticMarkup(createElement(ChartTableView, { chart, lang }));

  it('draw every value that the table has, and no other', () => {
    const valuesOf = ({ parts, rows }: Bars) =>
      rows.flatMap(({ values }) => parts.flatMap(({ id }) => values[id] || []));
    for (const { id, drawing, table } of charts) {
      if (drawing?.kind !== 'bars' || id === 'forecast') continue;
      const cells = table.rows.flat().filter((cell) => typeof cell === 'number');
      for (const value of valuesOf(drawing)) expect(cells, id).toContain(value);
      if (id !== 'terms') expect(drawing.rows.length, id).toBe(table.rows.length);
    }
    for (const { table } of charts)
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });

  it('say everything in their language, with nothing a page must not carry', () => {
    for (const chart of charts) {
      const markup = markupOf(chart);
      expect(markup).not.toMatch(/ style=|<script|<style|NaN|undefined|Infinity/);
      const said = markup.replace(/<[^>]*>/g, ' ').replace(/&\w+;/g, ' ');
      if (lang === 'kk') expect(said.match(/[a-z]+/gi), chart.id).toBeNull();
      else expect(said).toMatch(lang === 'ru' ? /[а-я]/i : /[a-z]/i);
      if (lang !== 'kk') expect(said).not.toMatch(/[әғқңөұүһі]/);
    }
  });

  it('mark as such what the text says in another language alone', () => {
    const [indicator] = figures.indicators;
    const other = lang === 'kk' ? 'ru' : 'kk';
    const words = { [other]: named('Сан') };
    const only = { ...figures, indicators: indicator ? [{ ...indicator, words }] : [] };
    const [foreign] = chartsOfDraft(only, naming);
    const [own] = charts;
    const marked = (chart: Chart | undefined) =>
      markupOf(chart ?? expect.fail('it is the first')).match(new RegExp(` lang="${other}"`, 'g'));
    expect(marked(foreign)).toHaveLength(2);
    expect(marked(own)).toBeNull();
  });

  it('say that there is nothing, and draw nothing, where nothing is', () => {
    for (const chart of chartsOfDraft(nothing, naming)) {
      expect(chart.drawing).toBeNull();
      expect(chart.title).not.toMatch(/[0-9«“]/);
    }
  });

  it('show what was reached beside the plan, with its source, once it is reported', () => {
    const [own] = charts;
    const [planned] = figures.indicators;
    const reached = [
      { year: '2020', value: '80.9', source: 'A & B' },
      { year: '2021', value: '85.5', source: 'A & B' },
    ];
    const [chart = expect.fail('it is the first')] = chartsOfDraft(
      {
        ...figures,
        indicators: planned
          ? [
              { ...planned, reached },
              { ...planned, block: 'j' },
            ]
          : [],
      },
      naming,
    );
    expect(chart.table.columns).toHaveLength((own?.table.columns.length ?? 0) + 1);
    const [[...cells] = [], [...others] = []] = chart.table.rows;
    expect([cells.at(-2), others.at(-2)]).toEqual([
      reached.map(({ year, value }) => `${year}: ${formatNumber(value, lang)} (A & B)`).join('; '),
      '',
    ]);
    expect(chart.title).toMatch(/1.*2.*2021|2.*1.*2021/);
    if (chart.drawing?.kind !== 'lines') return expect.fail('it is drawn over years');
    const points = chart.drawing.lines[0]?.points.map(({ year, isReached }) => [year, isReached]);
    expect(points?.slice(0, 3)).toEqual([
      [2020, true],
      [2021, true],
      [2021, false],
    ]);
    expect(markupOf(chart).match(/chart-line-reached/g)).toHaveLength(1);
  });

  it('name a target for each value one may not see', () => {
    const [indicators] = charts;
    const labels = markupOf(indicators ?? expect.fail('it is the first')).match(
      /aria-label="([^"]*)"/,
    );
    for (const { year } of figures.indicators[0]?.targets ?? [])
      expect(labels?.[1]).toContain(`${year}: `);
  });
});
