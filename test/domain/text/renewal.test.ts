import fc from 'fast-check';
import { Fragment, type Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import {
  checkText,
  countingIds,
  hasIdentity,
  normalise,
  schemaFault,
  TextFault,
} from '../../../src/domain/text/identity.ts';
import { findRenewal } from '../../../src/domain/text/renewal.ts';
import { docs, runs } from '../../laws/texts.ts';

const { nodes } = schema;

/** What may be done to the node at a place; every edit shares all it leaves alone. */
const edits: Readonly<Record<string, (node: Node, doc: Node) => readonly Node[]>> = {
  reword: (node) => (node.isTextblock ? [node.copy(Fragment.from(schema.text('иначе')))] : [node]),
  decompose: (node) =>
    node.isTextblock ? [node.copy(Fragment.from(schema.text('и\u0306')))] : [node],
  drop: () => [],
  copy: (node) => [node, node],
  split: (node) =>
    node.isTextblock ? [node, node.copy(Fragment.from(schema.text('часть')))] : [node, node.copy()],
  wrap: (node) => [nodes.quotation.create({ id: `q${node.nodeSize}` }, node)],
  forget: (node) =>
    hasIdentity(node) ? [node.type.create({ ...node.attrs, id: null }, node.content)] : [node],
  takeId: (node, doc) =>
    hasIdentity(node)
      ? [node.type.create({ ...node.attrs, id: doc.firstChild?.attrs.id }, node.content)]
      : [node],
  break: (node) => [node, nodes.heading.create(null, schema.text('не здесь'))],
  damage: (node) =>
    node.isTextblock ? [node.copy(Fragment.from(schema.text('x\ud800')))] : [node],
  insert: (node) => [node, nodes.paragraph.create({ id: `new${node.nodeSize}` })],
  attribute: (node) =>
    hasIdentity(node) ? [node.type.create({ ...node.attrs, origin: 'o-1' }, node.content)] : [node],
};

interface Edit {
  readonly what: string;
  readonly path: readonly number[];
}
const edit: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom(...Object.keys(edits)),
  path: fc.array(fc.nat(6), { minLength: 1, maxLength: 5 }),
});

/** The doc edited where the path leads; it stops at text blocks. */
function perform(node: Node, { what, path }: Edit, doc = node): Node {
  const [at = 0, ...deeper] = path;
  if (node.childCount === 0) return node;
  const index = at % node.childCount;
  const child = node.child(index);
  const put =
    deeper.length > 0 && !child.isTextblock
      ? [perform(child, { what, path: deeper }, doc)]
      : (edits[what]?.(child, doc) ?? []);
  return node.copy(Fragment.fromArray([...node.children].toSpliced(index, 1, ...put)));
}

const outcome = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    if (error instanceof TextFault) return `${error.code} ${error.path} ${error.message}`;
    throw error;
  }
};

const grown = fc
  .tuple(docs, fc.array(edit, { minLength: 1, maxLength: 4 }))
  .map(([known, list]) => ({ known, doc: list.reduce((doc, one) => perform(doc, one), known) }));

describe('a doc beside the one it grew from', () => {
  it('is checked as it is alone', () => {
    fc.assert(
      fc.property(grown, ({ known, doc }) => {
        expect(outcome(() => checkText(doc, known))).toEqual(outcome(() => checkText(doc)));
        expect(schemaFault(doc, known)).toBe(schemaFault(doc));
      }),
      { numRuns: runs(3_000, 100_000) },
    );
  });

  it('is normalised as it is alone', () => {
    fc.assert(
      fc.property(grown, ({ known, doc }) => {
        const alone = outcome(() => normalise(doc, countingIds('n')));
        const beside = outcome(() => normalise(doc, countingIds('n'), known));
        expect(JSON.stringify(beside)).toBe(JSON.stringify(alone));
        if (doc === alone) expect(beside).toBe(doc);
      }),
      { numRuns: runs(3_000, 100_000) },
    );
  });

  it('is known again from what stayed, came and went', () => {
    fc.assert(
      fc.property(grown, ({ known, doc }) => {
        const { around, come } = findRenewal(doc, known);
        const held = new Set<Node>([known]);
        known.descendants((node) => void held.add(node));
        const entered = new Set<Node>(around);
        for (const { node } of come) {
          entered.add(node);
          node.descendants((inner) => void entered.add(inner));
        }
        doc.descendants((node) => {
          expect(entered.has(node) || held.has(node)).toBe(true);
          return entered.has(node);
        });
      }),
      { numRuns: runs(500, 20_000) },
    );
  });

  it('has nothing new when it is the same', () => {
    const [doc] = fc.sample(docs, 1) as [Node];
    expect(findRenewal(doc, doc)).toEqual({ around: [], come: [], gone: [] });
  });
});
