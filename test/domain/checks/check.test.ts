/** The checks a concept runs on itself: what each finds, and what it leaves alone. */
import type { Node as PmNode } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { skeletons, templates } from '../../../schema/templates/template.ts';
import { type CheckFault, checkTexts } from '../../../src/domain/checks/check.ts';
import { countingIds } from '../../../src/domain/text/identity.ts';

const doc = (...blocks: (PmNode | readonly PmNode[])[]) =>
  schema.node('doc', null, blocks.flat() as PmNode[]);
const paragraph = (id: string, words: string) =>
  schema.node('paragraph', { id }, words ? schema.text(words) : undefined);
const section = (id: string, slot: string | null, ...inner: ReturnType<typeof paragraph>[]) =>
  schema.node('section', { id, slot }, [schema.node('heading', null, schema.text(id)), ...inner]);
const said = (faults: readonly CheckFault[]) =>
  faults.map(({ what, block, about }) => [what, block, about].filter(Boolean).join(' '));
const inRussian = (...blocks: ReturnType<typeof paragraph>[]) =>
  said(checkTexts({ ru: doc(blocks) }, null));

describe('sections of the template', () => {
  const [template] = templates;
  if (!template) throw new Error('a template ships');
  const mandatory = template.sections.filter((one) => one.mandatory).map(({ key }) => key);

  it('each mandatory one that is only a heading is empty, in every language', () => {
    const docs = skeletons(template, ['kk', 'ru'], countingIds('s'));
    const faults = checkTexts(docs, template);
    expect(mandatory.length).toBeGreaterThan(3);
    for (const lang of ['kk', 'ru'])
      for (const key of mandatory)
        expect(faults).toContainEqual(
          expect.objectContaining({ what: 'section-empty', lang, about: key }),
        );
  });

  it('one that is not there is missing, one with words is right', () => {
    const [first, second] = mandatory;
    const filled = section('a', first ?? '', paragraph('p', 'Основание: поручение.'));
    const found = said(checkTexts({ ru: doc(filled) }, template));
    expect(found).not.toContain(`section-missing ${first}`);
    expect(found).toContain(`section-missing ${second}`);
  });

  it('nothing is demanded without a template', () =>
    expect(inRussian(paragraph('p', 'Слова'))).toEqual([]));
});

describe('indicators and measures', () => {
  const full = {
    id: 'i1',
    unit: '%',
    baseline: { year: '2019', value: '10' },
    targets: [{ year: '2025', value: '20' }],
    source: 'Опрос',
  };
  const indicator = (attrs: object, name = 'Доля НПО (далее – НПО)') =>
    schema.node('indicator', { ...full, ...attrs }, name ? schema.text(name) : undefined);
  const measure = (attrs: object, words = 'Провести опрос') =>
    schema.node(
      'measure',
      { id: 'm1', owner: 'МИОР', due: '2021-Q4', indicator: 'i1', ...attrs },
      words ? schema.text(words) : undefined,
    );

  it('complete ones are left alone', () =>
    expect(inRussian(indicator({}), measure({}))).toEqual([]));

  it.each([
    ['indicator-without-unit', { unit: ' ' }],
    ['indicator-without-baseline', { baseline: null }],
    ['indicator-without-target', { targets: [] }],
    ['indicator-without-source', { source: '' }],
  ])('%s', (what, attrs) => expect(inRussian(indicator(attrs))).toEqual([`${what} i1`]));

  it('indicator-unnamed', () =>
    expect(inRussian(indicator({}, ''))).toEqual(['indicator-unnamed i1']));

  it.each([
    ['measure-without-owner', { owner: '' }],
    ['measure-without-due', { due: null }],
    ['measure-without-indicator', { indicator: null }],
    ['measure-of-unknown-indicator', { indicator: 'gone' }],
  ])('%s', (what, attrs) =>
    expect(inRussian(indicator({}), measure(attrs))).toEqual([`${what} m1`]),
  );

  it('measure-unnamed', () =>
    expect(inRussian(indicator({}), measure({}, ''))).toEqual(['measure-unnamed m1']));
});

describe('references', () => {
  it('to nothing are told with their block and their aim', () => {
    const link = schema.mark('link', { href: '#gone' });
    const broken = schema.node('paragraph', { id: 'p' }, [
      schema.text('см. '),
      schema.node('reference', { to: 'nowhere' }),
      schema.text(' и пункт', [link]),
    ]);
    expect(inRussian(broken)).toEqual(['reference-broken p nowhere', 'reference-broken p gone']);
  });

  it('to a block of the text, and links out of it, are left alone', () => {
    const link = schema.mark('link', { href: 'https://adilet.zan.kz' });
    const whole = schema.node('paragraph', { id: 'p' }, [
      schema.node('reference', { to: 'q' }),
      schema.text('закон', [link]),
    ]);
    expect(inRussian(whole, paragraph('q', 'Примечание'))).toEqual([]);
  });
});

describe('abbreviations', () => {
  const found = (...lines: string[]) =>
    inRussian(...lines.map((line, n) => paragraph(`p${n}`, line)));

  it('are told once, at their first use', () =>
    expect(found('Роль НПО.', 'НПО и ГСЗ.')).toEqual([
      'abbreviation-undefined p0 НПО',
      'abbreviation-undefined p1 ГСЗ',
    ]));

  it.each([
    'Неправительственные организации (далее – НПО). НПО растут.',
    'НПО – неправительственные организации.',
    'Үкіметтік емес ұйымдар (бұдан әрі – НПО).',
    'Non-governmental organisations (NGO): NGO law.',
  ])('explained in the text are right: %s', (line) => expect(found(line)).toEqual([]));

  it('leave alone what everybody knows, Roman numerals, capital titles and parts of words', () =>
    expect(
      found(
        'Законы РК и ООН, глава XIV.',
        'ОБЩИЕ ПОЛОЖЕНИЯ',
        'COVID-19 и А4',
        'Төмендегіні ҚАУЛЫ ЕТЕМІН:',
      ),
    ).toEqual([]));
});

describe('figures in two languages', () => {
  it('that differ are told with what each side says', () => {
    const faults = checkTexts(
      {
        kk: doc(paragraph('p', '2025 жылға дейін 20 %')),
        ru: doc(paragraph('p', 'до 2025 года 10 %')),
      },
      null,
    );
    expect(faults).toEqual([
      { what: 'figures-differ', lang: 'ru', block: 'p', about: expect.stringContaining('kk: ') },
    ]);
    expect(faults[0]?.about).toMatch(/20/);
    expect(faults[0]?.about).toMatch(/10/);
  });

  it('that agree are left alone', () =>
    expect(
      checkTexts(
        {
          kk: doc(paragraph('p', '2025 жылға дейін 20 %')),
          ru: doc(paragraph('p', 'до 2025 года 20 %')),
        },
        null,
      ),
    ).toEqual([]));
});
