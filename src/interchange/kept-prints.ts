/**
 * What sections printed as, kept with their Nodes: most of a text that is printed again, or comes
 * back from elsewhere, is what it was. Only print that depends on nothing but the Nodes is kept.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { type Dialect, isSameDialect, ours } from './dialect.ts';
import { keptWithOwn } from './own-part.ts';

const { nodes, marks } = schema;

interface Kept {
  readonly dialect: Dialect;
  /** Behind the sign of the heading, which is all that depends on how deep the section stands. */
  readonly text: string;
  /** Where references lead: to a footnote they print as its label, which is the doc's. */
  readonly targets: readonly string[];
}

const plain = keptWithOwn<Kept>();
/** In one other dialect. */
const foreign = keptWithOwn<Kept>();
const keptIn = (dialect: Dialect) => (isSameDialect(dialect, ours) ? plain : foreign);

/** The kept print of an own part, behind the heading's sign; undefined when there is none. */
export function recallPrint(
  own: readonly Node[],
  dialect: Dialect,
  isNote: (id: string) => boolean,
): string | undefined {
  const kept = keptIn(dialect).recall(own);
  if (!kept || !isSameDialect(kept.dialect, dialect) || kept.targets.some(isNote)) return undefined;
  return kept.text;
}

/**
 * Where the references of an own part lead, in order, when its print is kept: it then holds no
 * footnote, no indicator and no source. Undefined when there is no print.
 */
export const recallTargets = (own: readonly Node[]): readonly string[] | undefined =>
  plain.recall(own)?.targets;

/** Keeps a print, without the heading's sign, where all it depends on is `own`. */
export function keepPrint(
  own: readonly Node[],
  dialect: Dialect,
  text: string,
  isNote: (id: string) => boolean,
): void {
  const targets: string[] = [];
  let isPlain = true;
  const visit = (node: Node) => {
    if (node.type === nodes.reference) targets.push(String(node.attrs.to));
    isPlain &&= !dependsOnDoc(node);
    return isPlain;
  };
  for (const node of own) if (visit(node)) node.descendants(visit);
  if (isPlain && !targets.some(isNote)) keptIn(dialect).keep(own, { dialect, text, targets });
}

/**
 * Footnotes print by their label, measures and fences that could be some by the doc's indicators.
 * Source prints by what it is tried in, and is listed whenever it is read.
 */
const dependsOnDoc = ({ type, attrs, marks: [mark] }: Node): boolean =>
  type === nodes.footnote ||
  type === nodes.indicator ||
  type === nodes.measure ||
  (type === nodes.preformatted && (attrs.kind === 'source' || attrs.syntax !== '')) ||
  mark?.type === marks.source;
