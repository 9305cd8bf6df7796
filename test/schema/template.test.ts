/** Templates: what a valid one is, and the empty docs made from it. */
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import {
  readTemplate,
  skeleton,
  skeletons,
  type Template,
  TemplateError,
  type TemplateSection,
  templateLanguages,
  templates,
} from '../../schema/templates/template.ts';

const counter = () => {
  let count = 0;
  return () => `id${++count}`;
};

const flatten = (sections: readonly TemplateSection[]): TemplateSection[] =>
  sections.flatMap((section) => [section, ...flatten(section.sections ?? [])]);

function sectionsOf(doc: Node): { id: unknown; slot: unknown; heading: string }[] {
  const found: { id: unknown; slot: unknown; heading: string }[] = [];
  doc.descendants((node) => {
    if (node.type.name !== 'section') return;
    const { id, slot } = node.attrs;
    found.push({ id, slot, heading: node.firstChild?.textContent ?? '' });
  });
  return found;
}

const edition = (wanted: string): Template => {
  const found = templates.find((template) => template.edition === wanted);
  if (found === undefined) throw new Error(`no edition ${wanted}`);
  return found;
};

describe('the shipped templates', () => {
  it('are two editions of the Kazakhstan concept whose periods do not overlap', () => {
    expect(templates.map(({ id, edition }) => `${id} ${edition}`)).toEqual([
      'kz-concept 2018',
      'kz-concept 2024',
    ]);
    expect(edition('2018').validTo ?? '').toBeTruthy();
    expect((edition('2018').validTo ?? '') <= edition('2024').validFrom).toBe(true);
    expect(edition('2024').validTo).toBeNull();
  });

  it('demand an introduction in 2018 and a passport with an action plan in 2024', () => {
    const mandatory = (template: Template) =>
      flatten(template.sections)
        .filter((section) => section.mandatory)
        .map(({ key }) => key);
    const shared = ['analysis', 'experience', 'vision'];
    const closing2018 = ['results', 'stages', 'acts'];
    const closing2024 = ['principles', 'targets', 'plan'];
    expect(mandatory(edition('2018'))).toEqual(['introduction', ...shared, ...closing2018]);
    expect(mandatory(edition('2024'))).toEqual(['passport', ...shared, ...closing2024]);
  });

  it('never claim to be confirmed by an act nobody read', () => {
    for (const template of templates) expect(template.basis.confirmed).toBe(false);
    for (const { sections } of templates)
      expect(new Set(flatten(sections).map(({ confidence }) => confidence)).size).toBe(3);
  });
});

describe.each(templates)('a skeleton of edition $edition', (template) => {
  const docs = skeletons(template, templateLanguages, counter());

  it('is a valid doc in every language', () => {
    for (const language of templateLanguages) docs[language].check();
  });

  it('gives a section the same id in every language, and each section its own', () => {
    const ids = (language: 'kk' | 'ru' | 'en') => sectionsOf(docs[language]).map(({ id }) => id);
    expect(ids('kk')).toEqual(ids('ru'));
    expect(ids('en')).toEqual(ids('ru'));
    expect(new Set(ids('ru')).size).toBe(flatten(template.sections).length);
  });

  it('carries every key as slot, every heading, and no hint', () => {
    for (const language of templateLanguages) {
      const expected = flatten(template.sections);
      const found = sectionsOf(docs[language]);
      expect(found.map(({ slot }) => slot)).toEqual(expected.map(({ key }) => key));
      const headings = expected.map((section) => section.headings[language]);
      expect(found.map(({ heading }) => heading)).toEqual(headings);
      expect(docs[language].textContent).toBe(headings.join(''));
    }
  });

  it('of one language is the same doc', () => {
    expect(skeleton(template, 'kk', counter()).eq(docs.kk)).toBe(true);
  });
});

describe('reading a template', () => {
  const valid = edition('2024');
  const firstSection = { ...valid.sections[0] };

  it('keeps what it knows and drops what it does not', () => {
    const read = readTemplate({ ...structuredClone(valid), colour: 'blue' });
    expect(read).toEqual(valid);
  });

  it.each([
    ['', null],
    ['', []],
    ['/id', { ...valid, id: 'no spaces' }],
    ['/validFrom', { ...valid, validFrom: '2024-02-30' }],
    ['/validTo', { ...valid, validTo: '2024-10-29' }],
    ['/validTo', { ...valid, validTo: undefined }],
    ['/basis', { ...valid, basis: 'order' }],
    ['/basis/act', { ...valid, basis: { ...valid.basis, act: 'order' } }],
    ['/basis/note/kk', { ...valid, basis: { ...valid.basis, note: { ru: 'x', en: 'x' } } }],
    ['/basis/confirmed', { ...valid, basis: { ...valid.basis, confirmed: 'yes' } }],
    ['/titles/kk', { ...valid, titles: { ru: 'Концепция', en: 'Concept' } }],
    ['/titles/en', { ...valid, titles: { ...valid.titles, en: ' ' } }],
    ['/titles/en', { ...valid, titles: { ...valid.titles, en: 'x'.repeat(501) } }],
    ['/sections', { ...valid, sections: [] }],
    ['/sections/1/key', { ...valid, sections: [firstSection, firstSection] }],
    ['/sections/0/confidence', { ...valid, sections: [{ ...firstSection, confidence: 'sure' }] }],
    ['/sections/0/mandatory', { ...valid, sections: [{ ...firstSection, mandatory: 1 }] }],
    ['/sections/0/sections', { ...valid, sections: [{ ...firstSection, sections: [] }] }],
    [
      '/sections/0/sections/0/key',
      { ...valid, sections: [{ ...firstSection, sections: [firstSection] }] },
    ],
  ])('refuses a fault at "%s"', (pointer, json) => {
    const error = (() => {
      try {
        return readTemplate(json);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(TemplateError);
    expect(error).toMatchObject({ pointer });
  });
});
