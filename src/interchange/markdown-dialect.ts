/**
 * The Markdown dialect as a configured markdown-it: CommonMark with GFM tables, footnotes and YAML
 * front matter. Its rules add to the tokens the exact source of what the schema has no node for.
 * It reads tokens only; `markdown.ts` makes docs of them.
 */
/// <reference path="./markdown-it-footnote.d.ts" />
import createMarkdownIt, {
  type MarkdownIt,
  type StateBlock,
  type StateInline,
  type Token,
} from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { limits } from '../../schema/limits.ts';
import { ImportFault } from './imported.ts';
import { printDestination } from './markdown-escape.ts';

/** What link definitions stand for, by normalised label. */
export type Definitions = Record<string, { readonly href: string; readonly title: string }>;

/** What a piece of a source may use although it stands elsewhere: ids of footnotes by label. */
export interface Known {
  readonly definitions: Definitions;
  readonly notes: ReadonlyMap<string, string>;
}

/** Nothing stands elsewhere: the source is whole. */
export const nothingKnown: Known = { definitions: {}, notes: new Map() };

/** The tokens of a source, the definitions it adds, and the labels its links and images used. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly definitions: Definitions;
  readonly usedLabels: ReadonlySet<string>;
  readonly hasEntities: boolean;
}

/** Room is left for the sections and the paragraph around and in the deepest container. */
const nestingMax = limits.blockDepthMax - 10;

type BlockRule = (state: StateBlock, from: number, to: number, silent: boolean) => boolean;
type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** The rule of that name as markdown-it ships it, so that ours can call it. */
function blockRule(name: string): BlockRule {
  const { ruler } = createMarkdownIt().block;
  ruler.enableOnly(name);
  return ruler.getRules('')[0] as unknown as BlockRule;
}

function inlineRule(name: string): InlineRule {
  const { ruler } = createMarkdownIt().use(footnote).inline;
  ruler.enableOnly(name);
  return ruler.getRules('')[0] as unknown as InlineRule;
}

const dialect = createDialect();

/**
 * The tokens of `source`, in which the types `source` (block and inline) hold exact source in
 * `content` and what it is in `info`. Links keep their form in `meta.source` of `link_open`.
 * What is `known` counts as if the source held it.
 *
 * *Throws* `ImportFault` `too-deep`.
 */
export function tokenise(source: string, { definitions, notes }: Known): Tokens {
  const usedLabels = new Set<string>();
  // Both tables look up what is known behind what the source adds, without a copy for each piece.
  const references: Definitions = Object.create(definitions);
  const refs = new Proxy({} as Record<string, number>, {
    get: (own, label: string) => own[label] ?? (notes.has(label.slice(1)) ? -1 : undefined),
  });
  const env = { references, footnotes: { refs }, usedLabels };
  const tokens = dialect.parse(source, env);
  return { tokens, definitions: references, usedLabels, hasEntities: source.includes('&') };
}

function createDialect(): MarkdownIt {
  const md = createMarkdownIt({ html: true });
  // Targets stay as written; whether they may be followed is judged where links are made.
  md.normalizeLink = (url) => url;
  md.normalizeLinkText = (url) => url;
  md.validateLink = () => true;
  md.use(footnote);
  md.core.ruler.disable(['strip_references', 'linkify', 'replacements', 'smartquotes']);
  // The notes stay where they are written; `assemble` places them.
  md.core.ruler.disable('footnote_tail');
  md.inline.ruler.disable(['strikethrough', 'linkify', 'footnote_inline']);
  md.block.ruler.before('table', 'front_matter', frontMatter);
  md.block.ruler.before('front_matter', 'depth', refuseDepth);
  md.block.ruler.at('table', tableOrSource, { alt: ['paragraph', 'reference'] });
  md.block.ruler.at('hr', ruleSource, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  md.block.ruler.at('reference', definitionSource);
  // A mention is never the label of a link, whatever stands behind it.
  md.inline.ruler.before('link', 'mention', inlineRule('footnote_ref'));
  md.inline.ruler.at('link', linkWithSource);
  md.inline.ruler.at('image', imageSource);
  return md;
}

/** Lines of the container the state is in, without the container's own marks and indentation. */
const linesOf = (state: StateBlock, from: number, to: number): string =>
  state.getLines(from, to, state.blkIndent, false);

function pushSource(state: StateBlock, from: number, to: number, what: string): void {
  const token = state.push('source', '', 0);
  token.content = linesOf(state, from, to);
  token.info = what;
  token.map = [from, to];
}

function refuseDepth(state: StateBlock, line: number): boolean {
  if (state.level > nestingMax)
    throw new ImportFault('too-deep', line + 1, `blocks nested over ${nestingMax} deep`);
  return false;
}

/** YAML between `---` lines at the very start of the source, or between `---` and `...`. */
function frontMatter(state: StateBlock, from: number, to: number, silent: boolean): boolean {
  if (from !== 0 || state.level !== 0 || silent || linesOf(state, 0, 1) !== '---') return false;
  for (let line = 1; line < to; line++) {
    if (!/^(---|\.\.\.)[ \t]*$/.test(linesOf(state, line, line + 1))) continue;
    pushSource(state, 0, line + 1, 'front matter');
    state.line = line + 1;
    return true;
  }
  return false;
}

const hr = blockRule('hr');
function ruleSource(state: StateBlock, from: number, to: number, silent: boolean): boolean {
  if (!hr(state, from, to, silent)) return false;
  if (silent) return true;
  state.tokens.pop();
  pushSource(state, from, state.line, 'thematic break');
  return true;
}

const definition = blockRule('reference');
function definitionSource(state: StateBlock, from: number, to: number, silent: boolean): boolean {
  if (!definition(state, from, to, silent)) return false;
  const token = state.tokens.at(-1);
  if (!silent && token) token.content = linesOf(state, from, state.line);
  return true;
}

const table = blockRule('table');
/** A row with more cells than the head would lose them, so such a table stays source. */
function tableOrSource(state: StateBlock, from: number, to: number, silent: boolean): boolean {
  const first = state.tokens.length;
  if (!table(state, from, to, silent)) return false;
  if (silent) return true;
  const columns = cellsOf(linesOf(state, from, from + 1)).length;
  for (let line = from + 2; line < state.line; line++) {
    const extra = cellsOf(linesOf(state, line, line + 1)).slice(columns);
    if (extra.every((cell) => cell.trim() === '')) continue;
    state.tokens.length = first;
    pushSource(state, from, state.line, 'table with a row longer than its head');
    break;
  }
  return true;
}

/** The cells of a table line; a bar after a backslash does not divide, as in GFM. */
function cellsOf(line: string): string[] {
  const cells = line.trim().split(/(?<!\\)\|/);
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells;
}

const link = inlineRule('link');
function linkWithSource(state: StateInline, silent: boolean): boolean {
  const from = state.pos;
  const first = state.tokens.length;
  if (!link(state, silent)) return false;
  if (silent) return true;
  const opened = state.tokens.slice(first).find(({ type }) => type === 'link_open');
  if (!opened) return true;
  const label = opened.meta?.label as string | undefined;
  opened.meta = { source: sourceOf(state, from, from, label) };
  return true;
}

const image = inlineRule('image');
/** The alternative text is not parsed: it stays as written, and nesting cannot overflow the stack. */
function imageSource(state: StateInline, silent: boolean): boolean {
  const from = state.pos;
  if (!image(state, true)) return false;
  if (silent) return true;
  const token = state.push('source', '', 0);
  token.content = sourceOf(state, from, from + 1, imageLabel(state, from));
  token.info = 'image';
  return true;
}

/** The definition an image takes its address from; undefined when it holds the address itself. */
function imageLabel(state: StateInline, from: number): string | undefined {
  const end = state.md.helpers.parseLinkLabel(state, from + 1, false);
  const text = state.src.slice(from + 2, end);
  const rest = state.src.slice(end + 1, state.pos);
  if (rest.startsWith('(')) return undefined;
  return state.md.utils.normalizeReference(rest.slice(1, -1) || text);
}

/**
 * The source of a link or image whose label opens at `bracket`. One that refers to a definition is
 * written with the definition's address in place, so that it stays true without it.
 */
function sourceOf(state: StateInline, from: number, bracket: number, label?: string): string {
  if (label === undefined) return state.src.slice(from, state.pos);
  (state.env.usedLabels as Set<string>).add(label);
  const { href, title } = (state.env.references as Definitions)[label] ?? { href: '', title: '' };
  const end = state.md.helpers.parseLinkLabel(state, bracket, false);
  const target = title ? `${printDestination(href)} ${printTitle(title)}` : printDestination(href);
  return `${state.src.slice(from, end + 1)}(${target})`;
}

const printTitle = (title: string): string => `"${title.replace(/["\\&]/g, '\\$&')}"`;
