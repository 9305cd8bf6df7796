/**
 * Blocks on the clipboard: written so that every node comes back as what it was, with its id, and
 * read so that nothing from outside is believed. Whether an id that comes back may be used is
 * decided where the block lands; it never gives ids.
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
import type { EditorProps, EditorView } from 'prosemirror-view';
import { schema } from '../../../schema/document.ts';
import { hasIdentity, idOf } from '../../domain/text/identity.ts';

/** The attributes that carry a node's type and attributes, as JSON, in clipboard HTML. */
const typeName = 'data-node';
const attrsName = 'data-attrs';
const markName = 'data-mark';

/**
 * How an editor copies and pastes. A pasted block keeps the id it comes with only if this editor
 * had it in its doc before (`isKnown`): then it was cut or deleted here, or is a copy of one that
 * still stands and loses it again. Ids of other texts, and attributes the schema does not allow,
 * are left out.
 */
export const clipboardProps = (
  isKnown: (view: EditorView, id: string) => boolean,
): Pick<EditorProps, 'clipboardSerializer' | 'clipboardParser' | 'transformPasted'> => ({
  clipboardSerializer,
  clipboardParser,
  transformPasted: (slice, view) =>
    new Slice(
      admit(slice.content, (id) => isKnown(view, id)),
      slice.openStart,
      slice.openEnd,
    ),
});

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

/** The content without the ids that are not this editor's. */
function admit(content: Fragment, isOurs: (id: string) => boolean): Fragment {
  const admitted: Node[] = [];
  content.forEach((node) => {
    const isForeign = hasIdentity(node) && idOf(node) !== '' && !isOurs(idOf(node));
    const attrs = isForeign ? { ...node.attrs, id: null, origin: null } : node.attrs;
    admitted.push(
      node.isText ? node : node.type.create(attrs, admit(node.content, isOurs), node.marks),
    );
  });
  return Fragment.fromArray(admitted);
}
