/**
 * Blocks on the clipboard: written so that every node comes back as what it was, with its id, and
 * read so that nothing from outside is believed. Whether a block that comes back may keep its id is
 * decided where it lands.
 */
import {
  type DOMOutputSpec,
  DOMParser,
  DOMSerializer,
  Fragment,
  type Node,
  type NodeType,
  Slice,
} from 'prosemirror-model';
import type { Selection } from 'prosemirror-state';
import type { EditorProps, EditorView } from 'prosemirror-view';
import { schema } from '../../../schema/document.ts';
import { hasIdentity, idOf, type Mint } from '../../domain/text/identity.ts';

/** The attributes that carry a node's type and attributes, as JSON, in clipboard HTML. */
const typeName = 'data-node';
const attrsName = 'data-attrs';
const markName = 'data-mark';

/** What an editor knows of ids. */
export interface Naming {
  /** True when the id stood in the doc in this session. */
  readonly isKnown: (id: string) => boolean;
  /** True when no block that says anything has it. */
  readonly isFree: (id: string) => boolean;
  readonly mint: Mint;
}

/**
 * How an editor copies and pastes. A pasted block keeps the id it comes with only if this editor
 * had it in its doc before: then it was cut or deleted here, or is a copy of one that still stands
 * and will lose it. Any other gets a new id at once, so that a long paste needs no step for each
 * block. Attributes the schema does not allow are left out.
 *
 * Words come with the block they were taken from, which most pastes only pour out into another. Where
 * nothing of theirs was left behind and the cursor stands in an empty block, they move as that block.
 */
export const clipboardProps = (
  namingOf: (view: EditorView) => Naming,
): Pick<EditorProps, 'clipboardSerializer' | 'clipboardParser' | 'transformPasted'> => ({
  clipboardSerializer,
  clipboardParser,
  transformPasted: ({ content, openStart, openEnd }, view) => {
    const naming = namingOf(view);
    const slice = new Slice(admit(content, naming), openStart, openEnd);
    return takeWhole(slice, view.state.selection, naming);
  },
});

/** The slice with its first block closed, where that takes the empty one's place under the id it comes with. */
function takeWhole(slice: Slice, { empty, $from }: Selection, { isFree }: Naming): Slice {
  let { content, openStart, openEnd } = slice;
  let around: NodeType | null = null;
  while (openStart > 1 && openEnd > 1 && content.childCount === 1) {
    around = content.firstChild?.type ?? null;
    content = content.firstChild?.content ?? content;
    openStart--;
    openEnd--;
  }
  const [first, { parent }] = [content.firstChild, $from];
  const isPlace = empty && parent.isTextblock && parent.content.size === 0;
  const isFit = first?.type === parent.type && (!around || around === $from.node(-1).type);
  if (!isPlace || !isFit || openStart !== 1 || first.content.size === 0 || !isFree(idOf(first)))
    return slice;
  return new Slice(content, 0, content.childCount === 1 ? 0 : openEnd);
}

const clipboardSerializer = new DOMSerializer(
  Object.fromEntries(
    Object.entries(DOMSerializer.nodesFromSchema(schema)).map(([name, toDOM]) => [
      name,
      name === 'text' ? toDOM : (node: Node) => label(toDOM(node), node),
    ]),
  ),
  {
    ...DOMSerializer.marksFromSchema(schema),
    source: () => ['span', { [markName]: 'source' }, 0],
  },
);

/** The same element with the node's type and attributes written on it. */
function label(spec: DOMOutputSpec, { type, attrs }: Node): DOMOutputSpec {
  const [tag, ...rest] = spec as readonly [string, ...unknown[]];
  const [first] = rest;
  const own = typeof first === 'object' && !Array.isArray(first) ? first : null;
  const labels = { ...own, [typeName]: type.name, [attrsName]: JSON.stringify(attrs) };
  return [tag, labels, ...(own ? rest.slice(1) : rest)];
}

const clipboardParser = new DOMParser(schema, [
  ...Object.values(schema.nodes)
    .filter((type) => !type.isText && type !== schema.topNodeType)
    .map((type) => ({
      tag: `[${typeName}="${type.name}"]`,
      node: type.name,
      getAttrs: (element: HTMLElement) => readLabel(type, element.getAttribute(attrsName)),
      ...(type.spec.code && { preserveWhitespace: 'full' as const }),
    })),
  { tag: `[${markName}="source"]`, mark: 'source' },
  ...DOMParser.fromSchema(schema).rules,
]);

/** The attributes in the label, as far as the schema allows them; the others get their defaults. */
function readLabel(type: NodeType, json: string | null): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parseObject(json))) {
    const { validate } = type.spec.attrs?.[name] ?? {};
    try {
      if (typeof validate !== 'function') continue;
      validate(value);
      read[name] = value;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return read;
}

/** The object the JSON says; an empty one when it is none. */
function parseObject(json: string | null): object {
  try {
    return Object(JSON.parse(json ?? '')) as object;
  } catch {
    return {};
  }
}

/** The content with new ids for blocks that have none or one this editor never had. */
function admit(content: Fragment, naming: Naming): Fragment {
  const admitted = content.content.map((node) => {
    if (node.isText) return node;
    const isNew = hasIdentity(node) && !naming.isKnown(idOf(node));
    const attrs = isNew ? { ...node.attrs, id: naming.mint(), origin: null } : node.attrs;
    return node.type.create(attrs, admit(node.content, naming), node.marks);
  });
  return Fragment.fromArray(admitted);
}
