/**
 * What sections printed as, kept with their Nodes: most of a text that is printed again, or comes
 * back from elsewhere, is what it was. Only print that depends on nothing but the Nodes is kept.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { keptWithOwn } from './own-part.ts';

const { nodes, marks } = schema;

interface Kept {
  /** Behind the sign of the heading, which is all that depends on how deep the section stands. */
  readonly text: string;
  /** Where references lead: to a footnote they print as its label, which is the doc's. */
  readonly targets: readonly string[];
}

const { recall, keep } = keptWithOwn<Kept>();

/** The kept print of an own part, behind the heading's sign; undefined when there is none. */
export function recallPrint(
  own: readonly Node[],
  isNote: (id: string) => boolean,
): string | undefined {
  const kept = recall(own);
  return kept?.targets.some(isNote) ? undefined : kept?.text;
}

/**
 * Where the references of an own part lead, in order, when its print is kept: it then holds no
 * footnote, no indicator and no source. Undefined when there is no print.
 */
export const recallTargets = (own: readonly Node[]): readonly string[] | undefined =>
  recall(own)?.targets;

/** Keeps a print, without the heading's sign, where all it depends on is `own`. */
export function keepPrint(
  own: readonly Node[],
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
  if (isPlain && !targets.some(isNote)) keep(own, { text, targets });
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
