/**
 * Templates: the sections the rules of a country ask of a kind of policy text, by edition of the
 * rules. Owns their shape, their check and the empty docs made from them. A template is data and is
 * never changed once a draft has started from it: a new edition is a new file.
 */
import type { Node } from 'prosemirror-model';
import { isBlockId, schema } from '../document.ts';
import { limits } from '../limits.ts';
import concept2018 from './kz-concept-2018.json' with { type: 'json' };
import concept2024 from './kz-concept-2024.json' with { type: 'json' };

/** The languages every template speaks. */
export const templateLanguages = ['kk', 'ru', 'en'] as const;
export type TemplateLanguage = (typeof templateLanguages)[number];
export type Translated = Readonly<Record<TemplateLanguage, string>>;

const confidences = ['seen', 'inferred', 'unconfirmed'] as const;

/**
 * How well a section is known: `seen` in a real text made under the rules, `inferred` from
 * neighbouring editions, or `unconfirmed` (a default the administrator should check).
 */
export type Confidence = (typeof confidences)[number];

export interface TemplateSection {
  /** Names the place for ever; unique in the template; becomes the section's `slot`. */
  readonly key: string;
  readonly headings: Translated;
  readonly mandatory: boolean;
  /** What belongs here; shown beside the empty section, never part of the doc. */
  readonly hint: Translated;
  readonly confidence: Confidence;
  readonly sections?: readonly TemplateSection[];
}

export interface Template {
  readonly id: string;
  readonly edition: string;
  /** First day the edition applies, `2018-06-11`. */
  readonly validFrom: string;
  /** First day it no longer applies; `null` while it is in force. */
  readonly validTo: string | null;
  readonly basis: {
    readonly act: Translated;
    readonly number: string;
    readonly date: string;
    /** True once someone has read the act itself; until then the UI calls this a setting. */
    readonly confirmed: boolean;
    readonly note: Translated;
  };
  readonly titles: Translated;
  readonly sections: readonly TemplateSection[];
}

/** A template that may not be used; `pointer` (RFC 6901) names the value at fault. */
export class TemplateError extends Error {
  readonly pointer: string;
  constructor(pointer: string, expected: string) {
    super(`template ${pointer === '' ? 'root' : pointer}: expected ${expected}`);
    this.name = 'TemplateError';
    this.pointer = pointer;
  }
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The template a JSON value describes, rebuilt field by field: unknown fields are dropped.
 * Refuses with `TemplateError`: a missing or ill-typed field, an empty or overlong heading, a date
 * that is not on the calendar, a period that ends before it begins, a key used twice, no sections.
 */
export function readTemplate(json: unknown): Template {
  const fields = readFields(json, '');
  const basis = readFields(fields.basis, '/basis');
  const validFrom = readDate(fields.validFrom, '/validFrom');
  const validTo = fields.validTo === null ? null : readDate(fields.validTo, '/validTo');
  if (validTo !== null && validTo <= validFrom)
    throw new TemplateError('/validTo', 'a day after validFrom');
  return {
    id: readKey(fields.id, '/id'),
    edition: readKey(fields.edition, '/edition'),
    validFrom,
    validTo,
    basis: {
      act: readTranslated(basis.act, '/basis/act'),
      number: readText(basis.number, '/basis/number'),
      date: readDate(basis.date, '/basis/date'),
      confirmed: readFlag(basis.confirmed, '/basis/confirmed'),
      note: readTranslated(basis.note, '/basis/note', limits.reasonCharactersMax),
    },
    titles: readTranslated(fields.titles, '/titles'),
    sections: readSections(fields.sections, '/sections', new Set()),
  };
}

/** `taken` holds the keys met so far in the whole template and grows as sections are read. */
function readSections(value: unknown, at: string, taken: Set<string>): TemplateSection[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new TemplateError(at, 'a list of at least one section');
  return value.map((section: unknown, index) => readSection(section, `${at}/${index}`, taken));
}

function readSection(value: unknown, at: string, taken: Set<string>): TemplateSection {
  const fields = readFields(value, at);
  const key = readKey(fields.key, `${at}/key`);
  if (taken.has(key)) throw new TemplateError(`${at}/key`, `a key not used before ("${key}" is)`);
  taken.add(key);
  const confidence = confidences.find((known) => known === fields.confidence);
  if (confidence === undefined)
    throw new TemplateError(`${at}/confidence`, `one of ${confidences.join(', ')}`);
  return {
    key,
    headings: readTranslated(fields.headings, `${at}/headings`),
    mandatory: readFlag(fields.mandatory, `${at}/mandatory`),
    hint: readTranslated(fields.hint, `${at}/hint`),
    confidence,
    ...(fields.sections === undefined
      ? {}
      : { sections: readSections(fields.sections, `${at}/sections`, taken) }),
  };
}

function readFields(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TemplateError(at, 'an object');
  return value as Fields;
}

function readText(value: unknown, at: string, most: number = limits.titleCharactersMax): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > most)
    throw new TemplateError(at, `a text of 1 to ${most} characters`);
  return value;
}

function readTranslated(value: unknown, at: string, most?: number): Translated {
  const fields = readFields(value, at);
  return {
    kk: readText(fields.kk, `${at}/kk`, most),
    ru: readText(fields.ru, `${at}/ru`, most),
    en: readText(fields.en, `${at}/en`, most),
  };
}

function readKey(value: unknown, at: string): string {
  if (!isBlockId(value))
    throw new TemplateError(at, '1 to 64 Latin letters, digits, hyphens or underscores');
  return value as string;
}

function readFlag(value: unknown, at: string): boolean {
  if (typeof value !== 'boolean') throw new TemplateError(at, 'true or false');
  return value;
}

/** Round-tripping through `Date` is what tells 30 February from a real day. */
function readDate(value: unknown, at: string): string {
  const isDay =
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value);
  if (!isDay) throw new TemplateError(at, 'a day as YYYY-MM-DD');
  return value as string;
}

/** The templates the product ships, oldest edition first. */
export const templates: readonly Template[] = [concept2018, concept2024].map(readTemplate);

/**
 * One doc per language with the template's sections, empty but for their headings. A section has
 * the same id in every language, minted once in template order, and its key as `slot`.
 */
export function skeletons<Language extends TemplateLanguage>(
  template: Template,
  languages: readonly Language[],
  mint: () => string,
): Record<Language, Node> {
  const ids = mintIds(template.sections, mint);
  const docs = languages.map((language) => [
    language,
    schema.node('doc', null, sectionNodes(template.sections, language, ids)),
  ]);
  return Object.fromEntries(docs) as Record<Language, Node>;
}

/** The doc of one language; see `skeletons`, which gives several languages the same ids. */
export const skeleton = (template: Template, language: TemplateLanguage, mint: () => string) =>
  skeletons(template, [language], mint)[language];

function mintIds(
  sections: readonly TemplateSection[],
  mint: () => string,
  ids = new Map<string, string>(),
): ReadonlyMap<string, string> {
  for (const section of sections) {
    ids.set(section.key, mint());
    mintIds(section.sections ?? [], mint, ids);
  }
  return ids;
}

const sectionNodes = (
  sections: readonly TemplateSection[],
  language: TemplateLanguage,
  ids: ReadonlyMap<string, string>,
): Node[] =>
  sections.map(({ key, headings, sections: inner = [] }) =>
    schema.node('section', { id: ids.get(key), slot: key }, [
      schema.node('heading', null, schema.text(headings[language])),
      ...sectionNodes(inner, language, ids),
    ]),
  );
