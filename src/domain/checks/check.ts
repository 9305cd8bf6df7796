/**
 * The checks a concept runs on itself, shown like a compiler's warnings and usable as a gate: what
 * the template demands and is not there, indicators and measures nobody could be held to, references
 * to nothing, abbreviations nobody explained, figures that differ between two languages. Pure; it
 * judges no wording.
 */
import type { Node } from 'prosemirror-model';
import type { Template, TemplateSection } from '../../../schema/templates/template.ts';
import { type Language, languages } from '../language.ts';
import { alignTexts } from '../text/bilingual/alignment.ts';
import { hasIdentity, idOf } from '../text/identity.ts';
import { undefinedAbbreviations } from './abbreviations.ts';

/** Every check there is. */
export const checkCodes = [
  'section-missing',
  'section-empty',
  'indicator-unnamed',
  'indicator-without-unit',
  'indicator-without-baseline',
  'indicator-without-target',
  'indicator-without-source',
  'measure-unnamed',
  'measure-without-owner',
  'measure-without-due',
  'measure-without-indicator',
  'measure-of-unknown-indicator',
  'reference-broken',
  'abbreviation-undefined',
  'figures-differ',
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** One thing found. In document order within a language. */
export interface CheckFault {
  readonly what: CheckCode;
  readonly lang: Language;
  /** The block it is in; none for a section that is not there. */
  readonly block?: string;
  /** What it is about: the template's section, the abbreviation, the figures, the missing target. */
  readonly about?: string;
}

/** The texts of one draft or version, by language. */
export type Texts = Readonly<Partial<Record<Language, Node>>>;

/**
 * All faults of these texts, by language in the order kk, ru, en; what two languages say differently
 * comes last. Without a template no section is demanded. Cost grows with the texts.
 */
export function checkTexts(texts: Texts, template: Template | null): readonly CheckFault[] {
  const present = languages.filter((lang) => texts[lang] !== undefined);
  const inEach = present.flatMap((lang) => {
    const doc = texts[lang] as Node;
    return [
      ...(template ? checkSections(doc, lang, template.sections) : []),
      ...checkBlocks(doc, lang),
      ...undefinedAbbreviations(doc, lang),
    ];
  });
  return [
    ...inEach,
    ...present.flatMap((lang, index) => checkFigures(texts, lang, present.slice(index + 1))),
  ];
}

/**
 * Mandatory sections of the template that are not there, or have a heading and nothing else. A text
 * from outside knows no slots: there a section is known by the template's heading.
 */
function checkSections(
  doc: Node,
  lang: Language,
  sections: readonly TemplateSection[],
): readonly CheckFault[] {
  const filled = new Map<string, Node>();
  const headed = new Map<string, Node>();
  doc.descendants((node) => {
    if (node.type.name !== 'section') return false;
    if (typeof node.attrs.slot === 'string') filled.set(node.attrs.slot, node);
    headed.set(fold(node.firstChild?.textContent ?? ''), node);
    return true;
  });
  const check = (section: TemplateSection): readonly CheckFault[] => {
    const { key, headings, mandatory, sections: inner = [] } = section;
    const node = filled.get(key) ?? headed.get(fold(headings[lang]));
    const faults = mandatory ? judgeSection(node, key, lang) : [];
    return [...faults, ...inner.flatMap(check)];
  };
  return sections.flatMap(check);
}

/** A heading without its number, its case and its spaces. */
const fold = (heading: string): string =>
  heading
    .replace(/^[\s\d.IVX)]+/u, '')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim();

function judgeSection(node: Node | undefined, key: string, lang: Language): readonly CheckFault[] {
  if (!node) return [{ what: 'section-missing', lang, about: key }];
  const heading = node.firstChild?.textContent.length ?? 0;
  const says = node.textContent.length > heading;
  return says ? [] : [{ what: 'section-empty', lang, block: idOf(node), about: key }];
}

/** Indicators, measures and references, each in its block. */
function checkBlocks(doc: Node, lang: Language): readonly CheckFault[] {
  const types = new Map<string, string>();
  doc.descendants((node) => {
    if (hasIdentity(node)) types.set(idOf(node), node.type.name);
  });
  const faults: CheckFault[] = [];
  let block = '';
  doc.descendants((node) => {
    if (hasIdentity(node)) block = idOf(node);
    const codes =
      node.type.name === 'indicator'
        ? judgeIndicator(node)
        : node.type.name === 'measure'
          ? judgeMeasure(node, types)
          : [];
    for (const what of codes) faults.push({ what, lang, block });
    for (const about of targetsOf(node))
      if (!types.has(about)) faults.push({ what: 'reference-broken', lang, block, about });
  });
  return faults;
}

/** Ids a piece of text points at: a reference, links within the text. */
const targetsOf = ({ type, attrs, marks }: Node): readonly string[] => [
  ...(type.name === 'reference' ? [String(attrs.to ?? '')] : []),
  ...marks
    .map((mark) => String(mark.type.name === 'link' ? mark.attrs.href : ''))
    .filter((href) => href.startsWith('#'))
    .map((href) => href.slice(1)),
];

function judgeIndicator({ attrs, textContent }: Node): readonly CheckCode[] {
  const isBlank = (value: unknown) => typeof value !== 'string' || value.trim() === '';
  return [
    ...(textContent.trim() === '' ? (['indicator-unnamed'] as const) : []),
    ...(isBlank(attrs.unit) ? (['indicator-without-unit'] as const) : []),
    ...(attrs.baseline === null ? (['indicator-without-baseline'] as const) : []),
    ...((attrs.targets as readonly unknown[]).length === 0
      ? (['indicator-without-target'] as const)
      : []),
    ...(isBlank(attrs.source) ? (['indicator-without-source'] as const) : []),
  ];
}

function judgeMeasure(
  { attrs, textContent }: Node,
  types: ReadonlyMap<string, string>,
): readonly CheckCode[] {
  const of = attrs.indicator as string | null;
  return [
    ...(textContent.trim() === '' ? (['measure-unnamed'] as const) : []),
    ...(String(attrs.owner).trim() === '' ? (['measure-without-owner'] as const) : []),
    ...(attrs.due === null ? (['measure-without-due'] as const) : []),
    ...(of === null ? (['measure-without-indicator'] as const) : []),
    ...(of !== null && types.get(of) !== 'indicator'
      ? (['measure-of-unknown-indicator'] as const)
      : []),
  ];
}

/** Blocks whose figures are not the same in this language and in those after it. */
const checkFigures = (
  texts: Texts,
  lang: Language,
  others: readonly Language[],
): readonly CheckFault[] =>
  others.flatMap((other) => {
    const a = { lang, doc: texts[lang] as Node };
    const b = { lang: other, doc: texts[other] as Node };
    return alignTexts(a, b, () => null).pairs.flatMap(({ block, figures }): CheckFault[] => {
      if (!figures) return [];
      const about = [lang, other]
        .map((side) => `${side}: ${(figures[side] ?? []).join(' ') || '–'}`)
        .join(' · ');
      return [{ what: 'figures-differ', lang: other, block, about }];
    });
  });
