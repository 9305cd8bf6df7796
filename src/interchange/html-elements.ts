/**
 * What the elements of foreign HTML mean to a text: which are dropped, which mark their words,
 * which are footnotes and mentions of them. It reads elements and builds nothing.
 */
import type { Mark } from 'prosemirror-model';
import { isBlockId, schema } from '../../schema/document.ts';

const { marks } = schema;

/** Elements whose content is no text of the document. */
export const droppedElements: ReadonlySet<string> = new Set(
  'script style template head noscript iframe object embed svg math canvas audio video map select textarea button'.split(
    ' ',
  ),
);

/** Elements that begin and end a block without being one the schema knows. */
export const blockElements: ReadonlySet<string> = new Set(
  'html body main article section header footer nav aside div p address center fieldset figure figcaption details summary dl dt dd form hgroup caption legend option search'.split(
    ' ',
  ),
);

/** The tag in lower case, without the prefix of another vocabulary told apart: `o:p` stays. */
export const nameOfElement = (element: Element): string => element.localName.toLowerCase();

/** The element's id when it may be a block's. */
export const blockIdOf = (element: Element): string | null =>
  isBlockId(element.id) ? element.id : null;

const hasClass = (element: Element, name: string): boolean =>
  (element.getAttribute('class') ?? '').split(/\s+/).includes(name);

const roleOf = (element: Element): string => element.getAttribute('role') ?? '';

const tagMarks: Readonly<Record<string, Mark>> = {
  em: marks.emphasis.create(),
  i: marks.emphasis.create(),
  strong: marks.strong.create(),
  b: marks.strong.create(),
  u: marks.underline.create(),
  ins: marks.underline.create(),
  sup: marks.superscript.create(),
  sub: marks.subscript.create(),
  code: marks.code.create(),
  kbd: marks.code.create(),
  samp: marks.code.create(),
  tt: marks.code.create(),
};

const styleMarks: readonly (readonly [RegExp, Mark])[] = [
  [/font-weight:\s*(bold|[6-9]00)/i, marks.strong.create()],
  [/font-style:\s*(italic|oblique)/i, marks.emphasis.create()],
  [/text-decoration[a-z-]*:[^;]*underline/i, marks.underline.create()],
  [/vertical-align:\s*super/i, marks.superscript.create()],
  [/vertical-align:\s*sub/i, marks.subscript.create()],
];

/** The marks an inline element puts on its words, by its tag or, as office programs write, style. */
export function marksOf(element: Element): readonly Mark[] {
  const name = nameOfElement(element);
  const style = element.getAttribute('style') ?? '';
  const byTag = tagMarks[name];
  if (byTag) return /font-(weight|style):\s*normal/i.test(style) ? [] : [byTag];
  if (name === 'span' && hasClass(element, 'source')) return [marks.source.create()];
  if (name !== 'span' && name !== 'font') return [];
  return styleMarks.flatMap(([pattern, mark]) => (pattern.test(style) ? [mark] : []));
}

/**
 * The key under which mentions find a footnote: the element's id, for Word's `ftn1` the name `_ftn1`
 * of the anchor in it. Null for elements that are no footnote. Known forms: our own export, pandoc,
 * markdown-it, GitHub, Word.
 */
export function noteKeyOf(element: Element): string | null {
  const name = nameOfElement(element);
  const role = roleOf(element);
  const isNote =
    (name === 'aside' && hasClass(element, 'footnote')) ||
    role === 'doc-footnote' ||
    role === 'doc-endnote' ||
    (name === 'li' && (hasClass(element, 'footnote-item') || isInNotes(element)));
  if (isNote) return element.id || null;
  return name === 'div' && /^(ftn|edn)\d+$/.test(element.id) ? `_${element.id}` : null;
}

/** True inside the list of notes at the end of a page, whose own title and rule say nothing. */
export function isInNotes(element: Element): boolean {
  let parent = element.parentElement;
  for (let steps = 0; parent && steps < 3; steps++) {
    if (isNoteList(parent)) return true;
    parent = parent.parentElement;
  }
  return false;
}

const isNoteList = (element: Element): boolean =>
  hasClass(element, 'footnotes') ||
  roleOf(element) === 'doc-endnotes' ||
  element.hasAttribute('data-footnotes');

/** What a link mentions instead of leading to it. */
export interface Mention {
  /** The key of a footnote, or the id of any block. */
  readonly key: string;
  /** In our own export a mention may point at any block, elsewhere only at a footnote. */
  readonly isOurs: boolean;
}

/** The footnote or block a link mentions; null for an ordinary link. */
export function mentionOf(element: Element): Mention | null {
  const href = element.getAttribute('href') ?? '';
  if (!href.startsWith('#')) return null;
  const isOurs = hasClass(element, 'reference');
  const parent = element.parentElement;
  const isMention =
    isOurs ||
    hasClass(element, 'footnote-ref') ||
    roleOf(element) === 'doc-noteref' ||
    element.hasAttribute('data-footnote-ref') ||
    (parent !== null && hasClass(parent, 'footnote-ref')) ||
    /^#_(ftn|edn)\d+$/.test(href);
  return isMention ? { key: href.slice(1), isOurs } : null;
}

/** True for the link of a footnote back to its mention, and for the number before its words. */
export const isNoteFurniture = (element: Element): boolean =>
  ['backlink', 'number', 'footnote-back', 'footnote-backref', 'data-footnote-backref'].some(
    (name) => hasClass(element, name),
  ) ||
  roleOf(element) === 'doc-backlink' ||
  element.hasAttribute('data-footnote-backref') ||
  /^#_(ftn|edn)ref\d+$/.test(element.getAttribute('href') ?? '');

/** Attributes of the cell an element stands for; spans out of range count as one. */
export function cellAttrsOf(element: Element): object {
  const read = (name: string, most: number) => {
    const value = Number(element.getAttribute(name) ?? 1);
    return Number.isInteger(value) && value >= 1 && value <= most ? value : 1;
  };
  const style = /text-align:\s*(\w+)/.exec(element.getAttribute('style') ?? '')?.[1];
  const written = element.getAttribute('align')?.toLowerCase() ?? style;
  const align = ['left', 'center', 'right'].find(
    (side) => hasClass(element, `align-${side}`) || written === side,
  );
  const spans = { colspan: read('colspan', 2000), rowspan: read('rowspan', 5000) };
  return { id: blockIdOf(element), ...spans, align: align ?? null };
}

/** Attributes of the ordered list an element stands for. */
export function orderedAttrsOf(element: Element): object {
  const start = Number(element.getAttribute('start') ?? 1);
  const order = Number.isInteger(start) && start >= 0 && start <= 999_999_999 ? start : 1;
  return { id: blockIdOf(element), order, delimiter: hasClass(element, 'parenthesis') ? ')' : '.' };
}

/** Attributes of the list item an element stands for: in a list without numbers, `value` says none. */
export function itemAttrsOf(element: Element): object {
  const value = Number(element.getAttribute('value') || Number.NaN);
  const isNumber = Number.isInteger(value) && value >= 0 && value <= 999_999_999;
  const isOrdered = element.parentElement && nameOfElement(element.parentElement) === 'ol';
  return { id: blockIdOf(element), number: isNumber && isOrdered ? value : null };
}

/** The rank of a heading element: what `aria-level` says, else the digit of its tag. */
export function headingRankOf(element: Element): number {
  const level = Number(element.getAttribute('aria-level'));
  return Number.isInteger(level) && level >= 1 ? level : Number(nameOfElement(element).slice(1));
}

/** The id of the section a heading opens: its section element's, when it comes first there. */
export function sectionIdOf(heading: Element): string | null {
  const parent = heading.parentElement;
  const opens = parent !== null && nameOfElement(parent) === 'section';
  if (opens && parent.firstElementChild === heading) return blockIdOf(parent) ?? blockIdOf(heading);
  return blockIdOf(heading);
}

/** An indicator or measure as its card says it: the lines of its fenced block. */
export interface Card {
  readonly kind: 'indicator' | 'measure';
  readonly lines: string;
}

/**
 * The card an element is: exactly `div > dl > div > dt + dd`, as `printHtml` writes it. Null for any
 * other element, so that no words beside the fields are passed over.
 */
export function cardOf(element: Element): Card | null {
  if (nameOfElement(element) !== 'div') return null;
  const kind = (['indicator', 'measure'] as const).find((name) => hasClass(element, name));
  const [list, ...others] = childrenNamed(element, ['dl']) ?? [];
  const rows = list && others.length === 0 ? childrenNamed(list, ['div']) : null;
  const lines = rows?.map((row) => {
    const [, field] = childrenNamed(row, ['dt', 'dd']) ?? [];
    const name = field?.getAttribute('data-field');
    const value = field?.getAttribute('data-value') ?? field?.textContent ?? '';
    return name ? `${name}: ${value.replace(/\s+/g, ' ').trim()}` : null;
  });
  return kind && lines && !lines.includes(null) ? { kind, lines: lines.join('\n') } : null;
}

/** The children, when they are elements of those names by turns and nothing else; else null. */
function childrenNamed(parent: Element, names: readonly string[]): readonly Element[] | null {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType !== 1) return null;
    const child = node as Element;
    if (nameOfElement(child) !== names[found.length % names.length]) return null;
    found.push(child);
  }
  return found.length % names.length === 0 ? found : null;
}

/**
 * Visits what stands under `root` in document order without recursion, so that no depth of nesting
 * overflows the stack. `enter` tells whether to go into the node; `leave` is called for each node
 * gone into, after its last child.
 */
export function walk(
  root: Node,
  enter: (node: Node) => boolean,
  leave: (node: Node) => void = () => {},
): void {
  let node: Node | null = root.firstChild;
  while (node) {
    if (enter(node)) {
      if (node.firstChild) {
        node = node.firstChild;
        continue;
      }
      leave(node);
    }
    while (node && !node.nextSibling) {
      node = node.parentNode === root ? null : node.parentNode;
      if (node) leave(node);
    }
    node = node?.nextSibling ?? null;
  }
}

/** Kind, syntax and text of a `pre`; of the text the line end that only opens it is left out. */
export function preformattedOf(element: Element): {
  readonly attrs: object;
  readonly text: string;
} {
  const written = `${element.getAttribute('class') ?? ''} ${element.firstElementChild?.getAttribute('class') ?? ''}`;
  const syntax = element.getAttribute('data-syntax') ?? /\blanguage-(\S+)/.exec(written)?.[1] ?? '';
  const kind = hasClass(element, 'source') ? 'source' : 'code';
  const text = (element.textContent ?? '').replace(/\r\n?/g, '\n').replace(/^\n/, '');
  return { attrs: { id: blockIdOf(element), kind, syntax: syntax.slice(0, 500) }, text };
}
