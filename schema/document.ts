/**
 * The ProseMirror schema of a policy text: what a doc may contain, and nothing else. Every
 * attribute is checked by a function, because document JSON comes from the network. Every block
 * carries a permanent `id`; `null` means "not yet given", which only `normalise` may repair.
 */
import {
  type AttributeSpec,
  type Attrs,
  type MarkSpec,
  type NodeSpec,
  Schema,
} from 'prosemirror-model';

const idPattern = /^[A-Za-z0-9_-]{1,64}$/;
const decimalPattern = /^-?\d{1,18}(\.\d{1,9})?$/;
const yearPattern = /^\d{4}$/;
const duePattern = /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** True for a value that may stand as the permanent id of a block. */
export const isBlockId = (value: unknown): value is string =>
  typeof value === 'string' && idPattern.test(value);

/** True for a link target the product will follow: https, mailto, or `#id` of a block. */
export function isSafeHref(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 2000) return false;
  if (value.startsWith('#')) return isBlockId(value.slice(1));
  if (hasUnsafeCharacter(value)) return false;
  try {
    const url = new URL(value);
    if (url.protocol === 'mailto:') return /^mailto:[^\s]+@[^\s]+$/i.test(value);
    return url.protocol === 'https:' && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

/** Control characters and white space are refused: a URL parser would strip them silently. */
function hasUnsafeCharacter(value: string): boolean {
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0x20 || (code >= 0x7f && code <= 0xa0)) return true;
  }
  return false;
}

/** A year and its value as written, e.g. `{ year: '2020', value: '1.9' }`. */
export interface YearValue {
  readonly year: string;
  /** Decimal with a point, no grouping; units stand in `unit`. */
  readonly value: string;
}

const isYearValue = (value: unknown): value is YearValue =>
  isRecord(value) &&
  Object.keys(value).length === 2 &&
  typeof value.year === 'string' &&
  yearPattern.test(value.year) &&
  typeof value.value === 'string' &&
  decimalPattern.test(value.value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Targets are unique by year and ascend, so equal targets have equal bytes. */
const isTargets = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length <= 50 &&
  value.every(isYearValue) &&
  value.every((target, index, all) => index === 0 || (all[index - 1]?.year ?? '') < target.year);

const isShortText = (value: unknown): boolean => typeof value === 'string' && value.length <= 500;
const isWhole = (low: number, high: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
const oneOf =
  (...allowed: unknown[]) =>
  (value: unknown) =>
    allowed.includes(value);
const orNull = (check: (value: unknown) => boolean) => (value: unknown) =>
  value === null || check(value);

const attribute = (fallback: unknown, check: (value: unknown) => boolean): AttributeSpec => ({
  default: fallback,
  validate(value) {
    if (!check(value))
      throw new RangeError(`not allowed here: ${JSON.stringify(value)?.slice(0, 80)}`);
  },
});

const nullableId = attribute(null, orNull(isBlockId));

/** `id` is the block's permanent identity; `origin` is the block it was split from. */
const identity = { id: nullableId, origin: nullableId };

const cell = {
  ...identity,
  colspan: attribute(1, isWhole(1, 2000)),
  rowspan: attribute(1, isWhole(1, 5000)),
  colwidth: attribute(
    null,
    orNull(
      (value) => Array.isArray(value) && value.length <= 2000 && value.every(isWhole(0, 5000)),
    ),
  ),
  align: attribute(null, oneOf(null, 'left', 'center', 'right')),
};

const html =
  (tag: string, extra: (attrs: Attrs) => Record<string, unknown> = () => ({})) =>
  ({ attrs }: { attrs: Attrs }) =>
    [tag, { id: attrs.id, ...extra(attrs) }, 0] as const;

const cellHtml = (tag: 'td' | 'th') =>
  html(tag, ({ colspan, rowspan, align }) => ({
    colspan: colspan === 1 ? null : colspan,
    rowspan: rowspan === 1 ? null : rowspan,
    class: align && `align-${align}`,
  }));

const parseCell = (tag: 'td' | 'th') => ({
  tag,
  getAttrs: (element: unknown) => {
    const read = (name: string, most: number) => {
      const value = Number((element as ParsedElement).getAttribute(name) ?? 1);
      return Number.isInteger(value) && value >= 1 && value <= most ? value : 1;
    };
    return { colspan: read('colspan', 2000), rowspan: read('rowspan', 5000) };
  },
});

/** The part of a DOM element the parse rules read; the core is compiled without DOM types. */
interface ParsedElement {
  getAttribute(name: string): string | null;
  readonly tagName: string;
}

const nodes = {
  doc: { content: 'block* section*' },
  section: {
    content: 'heading block* section*',
    defining: true,
    isolating: true,
    /** `slot` names the template section this one fills. */
    attrs: { ...identity, slot: nullableId },
    toDOM: html('section'),
  },
  /** A section's title. Its identity is its section's. */
  heading: { content: 'inline*', defining: true, toDOM: () => ['h2', 0] },
  paragraph: {
    group: 'block',
    content: 'inline*',
    attrs: identity,
    parseDOM: [{ tag: 'p' }],
    toDOM: html('p'),
  },
  bullet_list: {
    group: 'block',
    content: 'list_item+',
    attrs: identity,
    parseDOM: [{ tag: 'ul' }],
    toDOM: html('ul'),
  },
  ordered_list: {
    group: 'block',
    content: 'list_item+',
    attrs: {
      ...identity,
      order: attribute(1, isWhole(0, 999_999_999)),
      delimiter: attribute('.', oneOf('.', ')')),
    },
    parseDOM: [
      {
        tag: 'ol',
        getAttrs: (element: unknown) => {
          const start = Number((element as ParsedElement).getAttribute('start') ?? 1);
          return { order: Number.isInteger(start) && start >= 0 ? start : 1 };
        },
      },
    ],
    toDOM: html('ol', ({ order, delimiter }) => ({
      start: order === 1 ? null : order,
      class: delimiter === ')' ? 'parenthesis' : null,
    })),
  },
  list_item: {
    content: 'paragraph block*',
    defining: true,
    /** `number` is the item's own in an ordered list that leaves some out before it. */
    attrs: { ...identity, number: attribute(null, orNull(isWhole(0, 999_999_999))) },
    parseDOM: [
      {
        tag: 'li',
        getAttrs: (element: unknown) => {
          const value = Number((element as ParsedElement).getAttribute('value') || Number.NaN);
          return { number: isWhole(0, 999_999_999)(value) ? value : null };
        },
      },
    ],
    toDOM: html('li', ({ number }) => ({ value: number })),
  },
  table: {
    group: 'block',
    content: 'table_row+',
    tableRole: 'table',
    isolating: true,
    attrs: identity,
    parseDOM: [{ tag: 'table' }],
    toDOM: ({ attrs }) => ['table', { id: attrs.id }, ['tbody', 0]],
  },
  table_row: {
    content: '(table_cell | table_header)+',
    tableRole: 'row',
    attrs: identity,
    parseDOM: [{ tag: 'tr' }],
    toDOM: html('tr'),
  },
  table_cell: {
    content: '(paragraph | bullet_list | ordered_list)+',
    tableRole: 'cell',
    isolating: true,
    attrs: cell,
    parseDOM: [parseCell('td')],
    toDOM: cellHtml('td'),
  },
  table_header: {
    content: '(paragraph | bullet_list | ordered_list)+',
    tableRole: 'header_cell',
    isolating: true,
    attrs: cell,
    parseDOM: [parseCell('th')],
    toDOM: cellHtml('th'),
  },
  quotation: {
    group: 'block',
    content: 'block+',
    defining: true,
    attrs: identity,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: html('blockquote'),
  },
  /** The note itself; the place that points at it is a `reference` to its id. */
  footnote: {
    group: 'block',
    content: 'paragraph+',
    defining: true,
    attrs: identity,
    parseDOM: [{ tag: 'aside' }],
    toDOM: html('aside', () => ({ class: 'footnote', role: 'note' })),
  },
  /** A target the concept is measured by. Its content is its name. */
  indicator: {
    group: 'block',
    content: 'text*',
    marks: '',
    defining: true,
    attrs: {
      ...identity,
      unit: attribute('', isShortText),
      baseline: attribute(null, orNull(isYearValue)),
      targets: attribute([], isTargets),
      source: attribute('', isShortText),
      responsible: attribute('', isShortText),
    },
    toDOM: html('div', () => ({ class: 'indicator' })),
  },
  /** One line of the action plan. Its content says what is to be done. */
  measure: {
    group: 'block',
    content: 'text*',
    marks: '',
    defining: true,
    attrs: {
      ...identity,
      owner: attribute('', isShortText),
      /** `2021`, `2021-Q4`, `2021-12` or `2021-12-31`. */
      due: attribute(
        null,
        orNull((value) => typeof value === 'string' && duePattern.test(value)),
      ),
      indicator: nullableId,
    },
    toDOM: html('div', () => ({ class: 'measure' })),
  },
  /**
   * Text kept to the letter: program code (`code`), or source of something the schema has no node
   * for (`source`), so that an import drops nothing silently.
   */
  preformatted: {
    group: 'block',
    content: 'text*',
    marks: '',
    code: true,
    defining: true,
    attrs: {
      ...identity,
      kind: attribute('code', oneOf('code', 'source')),
      syntax: attribute('', isShortText),
    },
    parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' as const }],
    toDOM: ({ attrs }) => ['pre', { id: attrs.id, class: attrs.kind }, 0],
  },
  text: { group: 'inline' },
  hard_break: {
    group: 'inline',
    inline: true,
    selectable: false,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
  },
  /** Points at any block: a footnote, a section, an indicator. Shown as that block's number. */
  reference: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { to: attribute(null, orNull(isBlockId)) },
    toDOM: ({ attrs }) => ['a', { class: 'reference', href: `#${attrs.to}` }, '※'],
  },
} satisfies Record<string, NodeSpec>;

const marks = {
  link: {
    attrs: { href: { ...attribute('', isSafeHref), default: undefined } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element: unknown) => {
          const href = (element as ParsedElement).getAttribute('href');
          return isSafeHref(href) ? { href } : false;
        },
      },
    ],
    toDOM: ({ attrs }) => ['a', { href: attrs.href, rel: 'noopener noreferrer' }, 0],
  },
  emphasis: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
  underline: { parseDOM: [{ tag: 'u' }, { tag: 'ins' }], toDOM: () => ['u', 0] },
  superscript: {
    excludes: 'subscript superscript',
    parseDOM: [{ tag: 'sup' }],
    toDOM: () => ['sup', 0],
  },
  subscript: {
    excludes: 'subscript superscript',
    parseDOM: [{ tag: 'sub' }],
    toDOM: () => ['sub', 0],
  },
  /** Characters quoted to the letter, as a program or a field name. */
  code: { parseDOM: [{ tag: 'code' }, { tag: 'kbd' }], toDOM: () => ['code', 0] },
  /** Inline source the schema has no node for (an image, a tag), kept to the letter. */
  source: { inclusive: false, excludes: '_', toDOM: () => ['span', { class: 'source' }, 0] },
} satisfies Record<string, MarkSpec>;

/** The one schema every doc in the product belongs to. */
export const schema = new Schema<keyof typeof nodes, keyof typeof marks>({ nodes, marks });
